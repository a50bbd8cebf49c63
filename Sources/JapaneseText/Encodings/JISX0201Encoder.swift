/// Writes UTF-8 text in the characters a Zengin record may hold.
///
/// - Input: kana of either width and either script become half-width katakana with the voicing mark as a byte
///   of its own, small kana become full-size, ー and every dash become the hyphen 2D, Latin letters become
///   capitals, full-width letters, digits and signs become ASCII, and a yen sign becomes 5C. Anything else
///   (kanji, ヰ, ヱ, control characters, malformed bytes) is reported and never replaced.
/// - Source: the Zengin character rules: full-size kana, capitals, hyphen for the long mark.
public struct JISX0201Encoder: Sendable {
  /// One or two bytes for each code point of the basic plane, the first byte lowest; 0 says it has none.
  private let codes: [UInt16]

  /// The encoder that everybody shares.
  public static let standard = JISX0201Encoder()

  private static let hyphen: UInt16 = 0x2D
  private static let halfWidthLongMark: UInt32 = 0xFF70
  private static let voicedByte: UInt16 = 0xDE
  private static let halfVoicedByte: UInt16 = 0xDF

  /// Builds the encoding table.
  public init() {
    var codes = [UInt16](repeating: 0, count: 65_536)
    for code in 0x20...0x7E {
      let isLowerCase = code >= 0x61 && code <= 0x7A
      codes[code] = UInt16(isLowerCase ? code - 0x20 : code)
      codes[code == 0x20 ? 0x3000 : code + 0xFEE0] = codes[code]
    }
    Self.addKana(to: &codes)
    for dash in FoldingTable.dashes + [Kana.longMark, Self.halfWidthLongMark] {
      codes[Int(dash)] = Self.hyphen
    }
    for yen in FoldingTable.yenSigns { codes[Int(yen)] = 0x5C }
    codes[0x203E] = 0x7E
    self.codes = codes
  }

  /// Appends the bytes of the text; a character without a counterpart is reported by its byte offset in
  /// `utf8`.
  ///
  /// - Missing: on a bad character nothing of this call stays appended.
  public func append(_ utf8: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    let keptCount = output.count
    var offset = 0
    while offset < utf8.count {
      let scalar = UTF8Scalar(reading: utf8, at: offset)
      let code = scalar.byteCount > 0 && scalar.value < 0x10000 ? codes[Int(scalar.value)] : 0
      if code == 0 {
        output.removeLast(output.count - keptCount)
        return .badByte(offset: offset)
      }
      output.append(UInt8(truncatingIfNeeded: code))
      if code > 0xFF { output.append(UInt8(truncatingIfNeeded: code >> 8)) }
      offset += scalar.byteCount
    }
    return .complete
  }

  private static func addKana(to codes: inout [UInt16]) {
    for (index, fullWidth) in Kana.fullWidthOrder.enumerated() {
      let byte = UInt16(0xA1 + index)
      // Small kana are overwritten below by their full-size byte.
      codes[Int(fullWidth)] = byte
      codes[Int(Kana.firstHalfWidth) + index] = byte
    }
    for combining in [(0x3099, voicedByte), (0x309A, halfVoicedByte)] { codes[combining.0] = combining.1 }
    for scalar in UInt32(0x30A1)...0x30F6 {
      let full = Kana.fullSize(of: scalar)
      let base = Kana.unvoiced(of: full)
      guard codes[Int(base)] != 0 else { continue }
      let mark = Kana.voiced(of: base) == full ? voicedByte : halfVoicedByte
      codes[Int(scalar)] = base == full ? codes[Int(full)] : codes[Int(base)] | mark << 8
      codes[Int(scalar) - 0x60] = codes[Int(scalar)]
    }
    for index in 0..<Kana.fullWidthOrder.count {
      codes[Int(Kana.firstHalfWidth) + index] = codes[Int(Kana.fullWidthOrder[index])]
    }
  }
}
