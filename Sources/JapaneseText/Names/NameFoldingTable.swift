/// What each folded code point of the basic plane becomes in a name key.
///
/// Hiragana and small kana become full-size katakana, name variants of a kanji become its usual form,
/// brackets of every kind become the round ones, and other signs become separators.
struct NameFoldingTable: Sendable {
  static let standard = NameFoldingTable()

  /// The entry of a character that cannot be matched: private use, U+FFFD and voicing marks without a kana.
  static let unmatchable: UInt16 = 0
  static let separator: UInt16 = 0x20
  static let openingBracket: UInt16 = 0x28
  static let closingBracket: UInt16 = 0x29
  static let hyphen: UInt16 = 0x2D

  let entries: [UInt16]

  init() {
    var entries = Array(UInt16.min...UInt16.max)
    for code in 0..<0x80 where !Self.isKeptASCII(code) { entries[code] = Self.separator }
    for code in 0x3041...0x30FF {
      let scalar = UInt32(code)
      entries[code] = UInt16(truncatingIfNeeded: Kana.fullSize(of: Kana.katakana(of: scalar)))
    }
    for code in "・、。「」『』~".unicodeScalars { entries[Int(code.value)] = Self.separator }
    for code in "[{〔【〈《".unicodeScalars { entries[Int(code.value)] = Self.openingBracket }
    for code in "]}〕】〉》".unicodeScalars { entries[Int(code.value)] = Self.closingBracket }
    for code in 0xE000...0xF8FF { entries[code] = Self.unmatchable }
    entries[0xFFFD] = Self.unmatchable
    for mark in [Kana.voicedMark, Kana.halfVoicedMark] { entries[Int(mark)] = Self.unmatchable }
    for (usual, variants) in Self.kanjiVariants {
      for variant in variants.unicodeScalars {
        entries[Int(variant.value)] = UInt16(truncatingIfNeeded: usual.value)
      }
    }
    self.entries = entries
  }

  private static func isKeptASCII(_ code: Int) -> Bool {
    switch code {
    case 0x30...0x39, 0x41...0x5A, 0x26, 0x28, 0x29, 0x2D: true
    default: false
    }
  }

  /// Variants seen in family and company names, after the usual form they are read as.
  ///
  /// A choice for finding, not a statement that the characters are the same.
  private static let kanjiVariants: [(Unicode.Scalar, String)] = [
    ("高", "髙"), ("崎", "﨑嵜"), ("辺", "邊邉"), ("浜", "濵濱"), ("徳", "德"), ("瀬", "瀨"), ("斉", "齋齊斎"),
    ("沢", "澤"), ("桜", "櫻"), ("広", "廣"), ("真", "眞"), ("恵", "惠"), ("島", "嶋嶌"), ("国", "國"), ("滝", "瀧"),
    ("会", "會"), ("関", "關"), ("栄", "榮"), ("富", "冨"), ("峰", "峯"), ("黒", "黑"), ("静", "靜"), ("実", "實"),
    ("亜", "亞"), ("来", "來"), ("児", "兒"), ("与", "與"), ("晋", "晉"), ("為", "爲"), ("緒", "緖"), ("頼", "賴"),
    ("郷", "鄕"), ("鉄", "鐵"), ("増", "增"), ("歩", "步"), ("尚", "尙"), ("蔵", "藏"), ("寿", "壽"), ("豊", "豐"),
    ("宝", "寶"), ("万", "萬"), ("条", "條"), ("学", "學"), ("応", "應"), ("曽", "曾"), ("弥", "彌"), ("荘", "莊"),
  ]
}
