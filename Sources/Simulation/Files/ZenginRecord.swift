import JapaneseText

/// One fixed-length record of single-byte characters that is being put together.
struct ZenginRecord {
  private(set) var bytes: [UInt8] = []

  /// A number field: digits to the right, zeros before them.
  mutating func number(_ value: Int64, _ width: Int) {
    precondition(value >= 0, "A Zengin number has no sign.")
    digits(String(value), width)
  }

  /// A field of digits that may have leading zeros of their own.
  mutating func digits(_ text: String, _ width: Int) {
    precondition(text.utf8.count <= width, "A Zengin number fits its field.")
    bytes.append(contentsOf: repeatElement(0x30, count: width - text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// A text field: characters to the left, spaces after them; a longer text is cut, as banks do.
  mutating func text(_ text: String, _ width: Int) {
    var encoded: [UInt8] = []
    let source = Array(text.utf8)
    let outcome = JISX0201Encoder.standard.append(source.span, to: &encoded)
    precondition(outcome == .complete, "Every text of a Zengin record is half-width.")
    bytes.append(contentsOf: encoded.prefix(width))
    spaces(max(0, width - encoded.count))
  }

  mutating func spaces(_ count: Int) {
    bytes.append(contentsOf: repeatElement(0x20, count: count))
  }

  /// The finished record with CR and LF.
  mutating func closed(length: Int) -> [UInt8] {
    precondition(bytes.count == length, "A Zengin record has its exact length.")
    bytes.append(0x0D)
    bytes.append(0x0A)
    return bytes
  }
}
