import JapaneseText

/// Tells Zengin files by their first bytes.
enum ZenginRecognition {
  /// The business types of the association's fixed-length layouts.
  private static let knownTypes: Set<String> = ["01", "03", "04", "11", "12", "21", "41", "71", "72", "91"]
  /// How many bytes are looked at to tell a file that was saved again as UTF-8.
  private static let inspectedBytes = 4_096

  static func recognise(_ opening: FileOpening, typeCode: [UInt8]) -> Recognition {
    let content = opening.content
    guard content.count >= 4 else { return .no }
    let head = Array(content.prefix(14))
    // 1 and two digits in EBCDIC, which no other format begins with.
    if head[0] == 0xF1 && (0xF0...0xF9).contains(head[1]) && (0xF0...0xF9).contains(head[2]) {
      return .refused(Refusal(.characterCodeNotRead))
    }
    let type = String(decoding: head[1...2], as: UTF8.self)
    // A CSV header row may begin with the same digits; within 14 bytes it shows itself.
    let isSeparated = head.contains { [0x2C, 0x22, 0x0D, 0x0A].contains($0) }
    guard head[0] == UInt8(ascii: "1"), knownTypes.contains(type), !isSeparated else { return .no }
    if opening.hasByteOrderMark || isSavedAsUTF8(content) { return .refused(Refusal(.zenginSavedAsUTF8)) }
    if head[3] == UInt8(ascii: "1") { return .refused(Refusal(.characterCodeNotRead)) }
    if Array(head[1...2]) == typeCode { return .yes }
    let isReadByAnother = type == "21" || type == "03"
    return isReadByAnother ? .no : .refused(Refusal(.zenginTypeNotRead, field: "種別コード \(type)"))
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
