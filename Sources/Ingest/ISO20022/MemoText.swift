import Core

/// The free texts of one transaction, joined with spaces.
///
/// Remittance texts that are the encoded EDI data of ZEDI (a MIME header, then base64) are left out.
struct MemoText: Sendable {
  private static let separator: UInt8 = 0x20
  private(set) var bytes: [UInt8] = []
  /// Whether remittance texts were left out.
  private(set) var hasEDI = false
  private var isFirstRemittance = true

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    hasEDI = false
    isFirstRemittance = true
  }

  /// Adds a text of `RmtInf/Ustrd`.
  mutating func addRemittance(_ text: Span<UInt8>) {
    if isFirstRemittance { hasEDI = MemoText.beginsEDI(text) }
    isFirstRemittance = false
    if !hasEDI { add(text) }
  }

  mutating func add(_ text: Span<UInt8>) {
    guard bytes.count + text.count < Limits.xmlRecordBytes else { return }
    if !bytes.isEmpty { bytes.append(MemoText.separator) }
    bytes.append(copying: text)
  }

  private static func beginsEDI(_ text: Span<UInt8>) -> Bool {
    let mark: StaticString = "mime-version:"
    // Safe: the bytes of a literal are read inside the closure only.
    return mark.withUTF8Buffer { letters in
      guard text.count >= letters.count else { return false }
      for index in letters.indices {
        let byte = text[index]
        let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
        if small != letters[index] { return false }
      }
      return true
    }
  }
}
