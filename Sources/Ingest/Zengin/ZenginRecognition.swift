import JapaneseText

/// Tells Zengin files by their first bytes.
enum ZenginRecognition {
  /// The business types of the association's fixed-length layouts that no layout here reads: balance notices
  /// and dividends.
  private static let typesNotRead: Set<String> = ["04", "41"]
  /// How many bytes are looked at to tell a file that was saved again as UTF-8.
  private static let inspectedBytes = 4_096

  static func recognise(_ opening: FileOpening, types: [ZenginType]) -> Recognition {
    let content = opening.content
    guard let first = content.first, let code = ZenginCode(firstByte: first), content.count >= 4 else {
      return .no
    }
    return code == .ebcdic
      ? recogniseEBCDIC(Array(content.prefix(4)), types) : recogniseJIS(opening, content, types)
  }

  private static func recogniseEBCDIC(_ head: [UInt8], _ types: [ZenginType]) -> Recognition {
    // Four digits in EBCDIC; no text in UTF-8 begins so, and none in CP932 but with gaiji.
    guard head.allSatisfy({ (0xF0...0xF9).contains($0) }) else { return .no }
    return choice(String(decoding: head[1...2].map { $0 & 0x3F }, as: UTF8.self), types)
  }

  private static func recogniseJIS(
    _ opening: FileOpening, _ content: ArraySlice<UInt8>, _ types: [ZenginType]
  ) -> Recognition {
    let head = Array(content.prefix(14))
    let type = String(decoding: head[1...2], as: UTF8.self)
    // A CSV header row may begin with the same digits; within 14 bytes it shows itself.
    let isSeparated = head.contains { [0x2C, 0x22, 0x09, 0x0D, 0x0A].contains($0) }
    let isKnown = typesNotRead.contains(type) || types.contains { $0.code == type }
    guard isKnown, !isSeparated else { return .no }
    if opening.hasByteOrderMark || isSavedAsUTF8(content) { return .refused(Refusal(.zenginSavedAsUTF8)) }
    return choice(type, types)
  }

  private static func choice(_ type: String, _ types: [ZenginType]) -> Recognition {
    if types.contains(where: { $0.code == type }) { return .yes }
    return typesNotRead.contains(type)
      ? .refused(Refusal(.zenginTypeNotRead, field: "種別コード \(type)")) : .no
  }

  /// Whether the bytes are well-formed UTF-8 with a character that JIS X 0201 cannot hold.
  ///
  /// Two kana side by side can look like one UTF-8 character; bytes from E0 on, as every kana has them in
  /// UTF-8, are never a character of JIS X 0201.
  private static func isSavedAsUTF8(_ content: ArraySlice<UInt8>) -> Bool {
    let inspected = Array(content.prefix(inspectedBytes))
    guard inspected.contains(where: { $0 >= 0xE0 }) else { return false }
    guard let invalid = UTF8Validation.firstInvalidOffset(inspected.span) else { return true }
    return inspected.count == inspectedBytes && invalid > inspectedBytes - 4
  }
}
