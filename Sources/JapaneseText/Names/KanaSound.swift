/// How full-size katakana sound, as far as spelling of names depends on it.
enum KanaSound {
  /// ヴ.
  static let vu: UInt32 = 0x30F4

  /// The kana that today has the same sound: ヂ ジ, ヅ ズ, ヲ オ, ヰ イ, ヱ エ, ヴ ブ.
  static func today(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30C2: 0x30B8
    case 0x30C5: 0x30BA
    case 0x30F2: 0x30AA
    case 0x30F0: 0x30A4
    case 0x30F1: 0x30A8
    case vu: 0x30D6
    default: scalar
    }
  }

  /// Whether two kana differ in nothing but their voicing marks; ヴ counts with ブ, not with ウ.
  @inline(__always)
  static func differInVoicing(_ left: UInt32, _ right: UInt32) -> Bool {
    left != vu && right != vu && Kana.unvoiced(of: left) == Kana.unvoiced(of: right)
  }

  /// Whether ヴ with a vowel after it sounds like the other kana: ヴァ バ, ヴィ ビ, ヴェ ベ, ヴォ ボ.
  @inline(__always)
  static func isVu(with vowel: UInt32, spelled other: UInt32) -> Bool {
    switch vowel {
    case 0x30A2: other == 0x30D0
    case 0x30A4: other == 0x30D3
    case 0x30A8: other == 0x30D9
    case 0x30AA: other == 0x30DC
    default: false
    }
  }

  /// Whether a kana only lengthens the vowel of the one before it: ー, and ウ in コウ, イ in ケイ, ア in カア.
  @inline(__always)
  static func lengthens(_ scalar: UInt32, after previous: UInt32) -> Bool {
    let index = previous &- 0x30A1
    guard index < UInt32(vowels.count) else { return false }
    let vowel = vowels[Int(index)]
    switch scalar {
    case Kana.longMark: return vowel != noVowel
    case 0x30A2: return vowel == 0x30A2
    case 0x30A4: return vowel == 0x30A4 || vowel == 0x30A8
    case 0x30A6: return vowel == 0x30A6 || vowel == 0x30AA
    case 0x30A8: return vowel == 0x30A8
    case 0x30AA: return vowel == 0x30AA
    default: return false
    }
  }

  private static let noVowel: UInt32 = 0
  /// The vowel of each katakana from U+30A1 on, as the full-size vowel kana.
  private static let vowels: [UInt32] = {
    var vowels = [UInt32](repeating: noVowel, count: 0x30F6 - 0x30A1 + 1)
    let rows: [(UInt32, String)] = [
      (0x30A2, "アカガサザタダナハバパマヤラワ"), (0x30A4, "イキギシジチヂニヒビピミリヰ"), (0x30A6, "ウクグスズツヅヌフブプムユルヴ"),
      (0x30A8, "エケゲセゼテデネヘベペメレヱ"), (0x30AA, "オコゴソゾトドノホボポモヨロヲ"),
    ]
    for (vowel, kana) in rows {
      for scalar in kana.unicodeScalars { vowels[Int(scalar.value - 0x30A1)] = vowel }
    }
    return vowels
  }()
}
