/// What an XML declaration says of the document's encoding.
///
/// Only UTF-8 is read. The rest of the declaration is for the parser to judge.
struct XMLDeclaration: Sendable {
  /// The longest declaration that is looked through.
  static let maximumBytes = 1_024

  /// The encoding as written; nil when none is declared, which stands for UTF-8.
  let encoding: String?

  var isUTF8: Bool {
    guard let encoding else { return true }
    return ["utf-8", "utf8"].contains(encoding.lowercased())
  }

  /// Reads a declaration from its `<?xml` to its `?>`.
  init(_ bytes: Span<UInt8>) {
    encoding = XMLDeclaration.encoding(in: [UInt8](copying: bytes))
  }

  /// The value of the pseudo-attribute; nil when there is none or it is not written as one.
  private static func encoding(in bytes: [UInt8]) -> String? {
    let word = Array("encoding".utf8)
    guard bytes.count > word.count,
      let start = (0..<(bytes.count - word.count)).first(where: { bytes[$0...].starts(with: word) })
    else { return nil }
    var index = start + word.count
    func skipBlanks() { while index < bytes.count && bytes[index].isXMLBlank { index += 1 } }
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    skipBlanks()
    guard index < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[index]) else {
      return nil
    }
    let quote = bytes[index]
    let value = bytes[(index + 1)...].prefix { $0 != quote }
    // Shown to people, so that only characters of encoding names may stand in it.
    guard value.count <= 40, value.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return "?" }
    return String(decoding: value, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether this is white space of XML.
  var isXMLBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
