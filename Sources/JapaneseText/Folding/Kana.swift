/// How kana relate to each other: width, voicing marks, size and script.
enum Kana {
  /// The long vowel mark ー.
  static let longMark: UInt32 = 0x30FC
  /// The voiced mark ゛ standing alone.
  static let voicedMark: UInt32 = 0x309B
  /// The half-voiced mark ゜ standing alone.
  static let halfVoicedMark: UInt32 = 0x309C

  /// The first half-width form, ｡; the sixty-three forms run to ﾟ without a gap.
  static let firstHalfWidth: UInt32 = 0xFF61

  /// The full-width counterparts of U+FF61–U+FF9F in order.
  static let fullWidthOrder: [UInt32] = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
      .unicodeScalars
  ).map(\.value)

  /// Whether a full-width scalar is hiragana or katakana, the long mark and iteration marks included.
  @inline(__always)
  static func isKana(_ scalar: UInt32) -> Bool {
    (scalar >= 0x3041 && scalar <= 0x3096) || (scalar >= 0x309D && scalar <= 0x309F)
      || (scalar >= 0x30A1 && scalar <= 0x30FA) || (scalar >= 0x30FC && scalar <= 0x30FF)
  }

  /// The katakana of a hiragana scalar; every other scalar as it is.
  @inline(__always)
  static func katakana(of scalar: UInt32) -> UInt32 {
    let isHiragana = (scalar >= 0x3041 && scalar <= 0x3096) || scalar == 0x309D || scalar == 0x309E
    return isHiragana ? scalar + 0x60 : scalar
  }

  /// The kana with the voiced mark (カ → ガ), or nil if it takes none.
  static func voiced(of scalar: UInt32) -> UInt32? {
    let katakana = katakana(of: scalar)
    let shift = katakana - scalar
    switch katakana {
    case 0x30AB...0x30C1 where katakana % 2 == 1: return scalar + 1
    case 0x30C4, 0x30C6, 0x30C8, 0x30FD: return scalar + 1
    case 0x30CF...0x30DB where (katakana - 0x30CF) % 3 == 0: return scalar + 1
    case 0x30A6: return 0x30F4 - shift
    case 0x30EF...0x30F2 where shift == 0: return scalar + 8
    default: return nil
    }
  }

  /// The kana with the half-voiced mark (ハ → パ), or nil if it takes none.
  static func halfVoiced(of scalar: UInt32) -> UInt32? {
    let katakana = katakana(of: scalar)
    let takesMark = katakana >= 0x30CF && katakana <= 0x30DB && (katakana - 0x30CF) % 3 == 0
    return takesMark ? scalar + 2 : nil
  }

  /// The katakana without its voicing mark (ガ → カ, パ → ハ); every other scalar as it is.
  @inline(__always)
  static func unvoiced(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30AC...0x30C2 where scalar % 2 == 0: scalar - 1
    case 0x30C5, 0x30C7, 0x30C9, 0x30FE: scalar - 1
    case 0x30CF...0x30DD: scalar - (scalar - 0x30CF) % 3
    case 0x30F4: 0x30A6
    case 0x30F7...0x30FA: scalar - 8
    default: scalar
    }
  }

  /// The full-size kana of a small one (ャ → ヤ, っ → つ); every other scalar as it is.
  @inline(__always)
  static func fullSize(of scalar: UInt32) -> UInt32 {
    let katakana = katakana(of: scalar)
    let shift = katakana - scalar
    switch katakana {
    case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE: return scalar + 1
    case 0x30F5: return 0x30AB - shift
    case 0x30F6: return 0x30B1 - shift
    default: return scalar
    }
  }
}
