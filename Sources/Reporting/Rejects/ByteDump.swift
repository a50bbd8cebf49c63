import JapaneseText

/// Bytes in rows of sixteen, with the text that they stand for beside them.
///
/// - Shape: the text column is as wide as the bytes: half-width characters take one column for one byte,
///   full-width ones two. A character stands where its first byte stands; its other bytes are blanks, also on
///   the next row. A byte that is no text is a dot.
struct ByteDump {
  /// How the bytes are taken for text.
  enum Encoding: String {
    case jisX0201 = "JIS X 0201"
    case ebcdic = "EBCDIC (IBM-290)"
    case shiftJIS = "Shift_JIS (CP932)"
    case utf8 = "UTF-8"
  }

  static let rowBytes = 16

  let bytes: [UInt8]
  let firstOffset: Int64
  let encoding: Encoding

  /// Takes the bytes for text by the format of their file.
  ///
  /// A Zengin record whose digits and blanks are those of EBCDIC is EBCDIC; in another file bytes that are
  /// well-formed UTF-8 with a character of more than one byte are UTF-8.
  init(bytes: [UInt8], firstOffset: Int64, fileFormat: String) {
    self.bytes = bytes
    self.firstOffset = firstOffset
    if fileFormat.hasPrefix("zengin") {
      let digits = bytes.count { (0x30...0x39).contains($0) || $0 == 0x20 }
      let otherDigits = bytes.count { (0xF0...0xF9).contains($0) || $0 == 0x40 }
      encoding = otherDigits > digits ? .ebcdic : .jisX0201
    } else {
      let isUTF8 = String(validating: bytes, as: UTF8.self) != nil && bytes.contains { $0 >= 0x80 }
      encoding = isUTF8 ? .utf8 : .shiftJIS
    }
  }

  /// The rows, each ended.
  func text() -> String {
    let cells = characters()
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: ByteDump.rowBytes) {
      let row = start..<min(start + ByteDump.rowBytes, bytes.count)
      text += offset(firstOffset + Int64(start)) + "  " + hexadecimal(row) + " |" + line(cells, row) + "|\n"
    }
    return text
  }

  private func offset(_ value: Int64) -> String {
    let digits = String(value)
    return String(repeating: " ", count: max(0, 10 - digits.count)) + digits
  }

  private func hexadecimal(_ row: Range<Int>) -> String {
    var text = ""
    for column in 0..<ByteDump.rowBytes {
      let index = row.lowerBound + column
      text += index < row.upperBound ? ByteDump.hexadecimal(bytes[index]) + " " : "   "
      if column == 7 { text += " " }
    }
    return text
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// The text of a row, filled up to sixteen columns.
  private func line(_ cells: [String?], _ row: Range<Int>) -> String {
    var line = ""
    var columns = 0
    for index in row {
      guard let cell = cells[index] else {
        // The rest of a character: its columns are taken already, as far as it has any.
        if columns <= index - row.lowerBound {
          line += " "
          columns += 1
        }
        continue
      }
      line += cell
      columns += DisplayWidth.columns(cell)
    }
    return line + String(repeating: " ", count: max(0, ByteDump.rowBytes - columns))
  }

  /// For each byte the character that begins there, or nil when it belongs to the one before.
  private func characters() -> [String?] {
    var cells: [String?] = []
    let decoder = encoding == .shiftJIS ? try? CP932Decoder() : nil
    while cells.count < bytes.count {
      let (character, length) = character(at: cells.count, decoder)
      cells.append(character)
      for _ in 1..<length { cells.append(nil) }
    }
    return cells
  }

  private func character(at index: Int, _ decoder: CP932Decoder?) -> (text: String, bytes: Int) {
    let byte = bytes[index]
    if encoding == .ebcdic { return (ebcdic(byte), 1) }
    if (0x20...0x7E).contains(byte) { return (String(UnicodeScalar(byte)), 1) }
    switch encoding {
    case .jisX0201, .ebcdic: return (halfWidthKana(byte) ?? ".", 1)
    case .utf8: return multibyte(at: index)
    case .shiftJIS:
      if let kana = halfWidthKana(byte) { return (kana, 1) }
      guard let decoder, byte >= 0x80, index + 1 < bytes.count else { return (".", 1) }
      var output: [UInt8] = []
      let pair = Array(bytes[index...(index + 1)])
      guard decoder.appendUTF8(pair.span, to: &output) == .complete else { return (".", 1) }
      let text = String(decoding: output, as: UTF8.self)
      return text.unicodeScalars.count == 1 ? (shown(text), 2) : (".", 1)
    }
  }

  /// The table is read once for all; a machine without it shows dots.
  private static let ibm290 = try? IBM290Table()

  private func ebcdic(_ byte: UInt8) -> String {
    guard let code = ByteDump.ibm290?.jisX0201(byte) else { return "." }
    return (0x20...0x7E).contains(code) ? String(UnicodeScalar(code)) : halfWidthKana(code) ?? "."
  }

  private func multibyte(at index: Int) -> (text: String, bytes: Int) {
    let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : bytes[index] >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= bytes.count,
      let text = String(validating: bytes[index..<(index + length)], as: UTF8.self)
    else { return (".", 1) }
    return (shown(text), length)
  }

  /// A character without a width of its own would move the rest of the line.
  private func shown(_ text: String) -> String {
    let safe = VisibleText.make(text)
    return DisplayWidth.columns(safe) == 0 ? "." : safe
  }

  private func halfWidthKana(_ byte: UInt8) -> String? {
    guard (0xA1...0xDF).contains(byte), let kana = Unicode.Scalar(0xFF61 + UInt32(byte - 0xA1)) else {
      return nil
    }
    return String(kana)
  }
}
