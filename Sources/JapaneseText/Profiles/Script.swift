/// The kinds of characters that a text in a Japanese bank file is made of.
public enum Script: UInt8, CaseIterable, Sendable {
  /// Half-width katakana with their voicing and long marks, ｦ–ﾟ.
  case halfWidthKatakana = 0
  /// Full-width katakana with the long mark.
  case katakana = 1
  /// Hiragana.
  case hiragana = 2
  /// Ideographs of every plane, with 々, 〆 and 〇.
  case kanji = 3
  /// Latin letters of either width.
  case latin = 4
  /// The digits 0–9 of either width.
  case digit = 5
  /// Punctuation, brackets, arrows, enclosed and pictorial characters.
  case symbol = 6
  /// Spaces of either width and control characters.
  case space = 7
  /// Everything else: other alphabets, private use, bytes that did not decode.
  case other = 8

  /// The kind of one code point as it stands, before any folding.
  public init(of scalar: UInt32) {
    self = scalar < 0x80 ? Self.ascii(scalar) : scalar < 0x3000 ? Self.western(scalar) : Self.eastern(scalar)
  }

  private static func ascii(_ scalar: UInt32) -> Script {
    switch scalar {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .latin
    case 0x00...0x20, 0x7F: .space
    default: .symbol
    }
  }

  private static func western(_ scalar: UInt32) -> Script {
    switch scalar {
    case 0xD7, 0xF7: .symbol
    case 0xC0...0x24F, 0x1E00...0x1EFF: .latin
    case 0x80...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F: .space
    case 0xA1...0xBF, 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x2BFF: .symbol
    case 0x2E80...0x2FDF: .kanji
    default: .other
    }
  }

  private static func eastern(_ scalar: UInt32) -> Script {
    switch scalar {
    case 0x3000: .space
    case 0x3005, 0x3006, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: .kanji
    case 0x3041...0x3096, 0x3099...0x309F: .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: .katakana
    case 0xFF66...0xFF9F: .halfWidthKatakana
    case 0xFF10...0xFF19: .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
    case 0x3001...0x303F, 0x30A0, 0x30FB, 0x3200...0x33FF, 0xFE30...0xFE6F, 0xFF01...0xFF65,
      0xFFE0...0xFFEE, 0x1F000...0x1FAFF:
      .symbol
    default: .other
    }
  }
}
