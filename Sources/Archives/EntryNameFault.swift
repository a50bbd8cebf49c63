/// Why a name may not stand in an archive.
public enum EntryNameFault: String, CaseIterable, Sendable {
  /// The name has no bytes.
  case empty
  /// The name is longer than 1,024 bytes.
  case tooLong
  /// The name is not UTF-8.
  case notUTF8
  /// The name begins at the root of a file system or with a drive letter.
  case absolute
  /// A part of the name is `.`, `..` or empty.
  case strayPart
  /// The name holds a backslash, which some programs read as a separator.
  case backslash
  /// The name holds a control character other than CR and LF.
  case controlCharacter

  /// The fault as the end of a sentence that begins with the name.
  public var words: String {
    switch self {
    case .empty: return "is empty"
    case .tooLong: return "is longer than 1,024 bytes"
    case .notUTF8: return "is not UTF-8"
    case .absolute: return "begins at the root or with a drive letter"
    case .strayPart: return "has a part that is '.', '..' or empty"
    case .backslash: return "holds a backslash"
    case .controlCharacter: return "holds a control character"
    }
  }

  /// The first fault of a name, or nil when it stays inside any folder it is unpacked into.
  ///
  /// Input: the name's bytes without the slash that ends a folder's name. CR and LF pass: they are legal in file names and
  /// BagIt manifests can carry them.
  public static func first(in name: [UInt8]) -> EntryNameFault? {
    if name.isEmpty { return .empty }
    if name.count > 1_024 { return .tooLong }
    if String(validating: name, as: UTF8.self) == nil { return .notUTF8 }
    if name[0] == UInt8(ascii: "/") || isDriveLetter(name) { return .absolute }
    if name.contains(UInt8(ascii: "\\")) { return .backslash }
    if name.contains(where: { ($0 < 0x20 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }) {
      return .controlCharacter
    }
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isStray = parts.contains { $0.isEmpty || $0.elementsEqual([0x2E]) || $0.elementsEqual([0x2E, 0x2E]) }
    return isStray ? .strayPart : nil
  }

  private static func isDriveLetter(_ name: [UInt8]) -> Bool {
    guard name.count >= 2, name[1] == UInt8(ascii: ":") else { return false }
    let letter = name[0] | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
  }
}
