/// Words that say what the number after them is.
struct KeywordSearch: Sendable {
  /// Words that decide.
  private let words: [[UInt32]]
  /// Words that may stand between the deciding one and the number.
  private let fillers: [[UInt32]]
  /// The most signs between two words, so that a far word decides nothing.
  private static let mostSigns = 4

  init(words: [String], fillers: [String]) {
    self.words = words.map { $0.unicodeScalars.map(\.value) }
    self.fillers = fillers.map { $0.unicodeScalars.map(\.value) }
  }

  /// 普通預金 1234567, 口座番号：1234567, No.1234567.
  static let accountNumber = KeywordSearch(
    words: [
      "普通", "当座", "貯蓄", "口座", "フツウ", "フツー", "トウザ", "チョチク", "チヨチク", "コウザ", "コーザ", "ふつう", "とうざ", "NO", "普)",
      "当)",
    ],
    fillers: ["預金", "ヨキン", "番号", "バンゴウ"])

  /// Words after which eight digits are no day.
  static let anyNumber = KeywordSearch(
    words: [
      "番号", "バンゴウ", "ばんごう", "記号", "口座", "コウザ", "普通", "当座", "貯蓄", "フツウ", "トウザ", "NO", "ID", "TEL", "FAX", "電話",
      "デンワ", "携帯", "コード", "金額", "キンガク", "残高",
    ], fillers: [])

  /// ゆうちょ銀行 記号12340.
  static let postalSymbol = KeywordSearch(
    words: [
      "記号", "キゴウ", "きごう", "ゆうちょ", "ユウチョ", "ユウチヨ", "郵貯", "貯金", "振替", "口座", "コウザ",
    ], fillers: ["銀行", "ギンコウ", "番号", "バンゴウ", "記号"])

  /// The word between 記号 and the number.
  static let postalNumber = KeywordSearch(words: ["番号", "バンゴウ", "ばんごう", "NO"], fillers: [])

  /// TEL 0312345678, 電話番号0312345678.
  static let telephone = KeywordSearch(
    words: ["TEL", "FAX", "PHONE", "電話", "デンワ", "携帯", "ケイタイ", "連絡先"], fillers: ["番号", "バンゴウ"])

  /// Whether one of the words stands before a place, with nothing between but signs and fillers.
  func precedes(_ start: Int, in scalars: Span<UInt32>) -> Bool {
    var place = start
    while place > 0 {
      var signs = 0
      // A closing bracket may be part of a word, so words are tried before signs are passed over.
      while true {
        if ends(words, at: place, in: scalars) != nil { return true }
        guard place > 0, signs < Self.mostSigns, Self.isSign(scalars[place - 1]) else { break }
        place -= 1
        signs += 1
      }
      guard let length = ends(fillers, at: place, in: scalars) else { return false }
      place -= length
    }
    return false
  }

  /// The length of the deciding word that starts at a place.
  func length(startingAt start: Int, in scalars: Span<UInt32>) -> Int? {
    for word in words where start + word.count <= scalars.count {
      if word.indices.allSatisfy({ word[$0] == scalars[start + $0] }) { return word.count }
    }
    return nil
  }

  /// The length of the word that ends at a place; Latin words do not end longer ones.
  private func ends(_ list: [[UInt32]], at end: Int, in scalars: Span<UInt32>) -> Int? {
    for word in list where word.count <= end {
      let start = end - word.count
      guard word.indices.allSatisfy({ word[$0] == scalars[start + $0] }) else { continue }
      let isPart = DatePattern.isLetter(word[0]) && start > 0 && DatePattern.isLetter(scalars[start - 1])
      if !isPart { return word.count }
    }
    return nil
  }

  /// Space, brackets, colon, stop, hyphen, equals sign, number sign, Japanese comma and middle dot.
  static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x28, 0x29, 0x3A, 0x2E, 0x2D, 0x3D, 0x23, 0x3001, 0x30FB: true
    default: false
    }
  }
}
