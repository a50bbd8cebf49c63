/// Why the content of a compressed file cannot be read, or not to its end.
public enum ContentFault: Error, Equatable, Sendable {
  /// The compressed bytes are cut, changed, or followed by something else; the reason is the library's own.
  case damaged(reason: String)
  /// The archive holds no file.
  case noMember
  /// The archive holds more than one entry.
  case severalMembers
  /// The only entry is a folder, a link or a device.
  case memberNotAFile
  /// The entry needs a password.
  case encrypted
  /// The content is larger than any file that is read.
  case tooLarge
  /// The content is larger than a file of this size may become.
  case expandsTooMuch
  /// The system could not read the file or had no memory; the number is its own.
  case unreadable(systemError: Int32)
}
