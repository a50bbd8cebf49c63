/// One entry of an archive as its directory describes it.
public struct ZipEntry: Equatable, Sendable {
  /// The entry's number in the archive, from 1.
  public let number: Int
  /// The name with `/` between its parts, without a slash at the end.
  public let name: String
  /// Whether it is a folder, which has no bytes.
  public let isFolder: Bool
  /// The size in bytes that the archive states, or nil when it states none.
  public let statedBytes: Int64?
}
