import JapaneseText

/// What a memo says by itself.
struct MemoFacts {
  var length: Int32 = 0
  /// Characters as written that are not spaces; the shares are of these.
  var visible: Int32 = 0
  var kana: Int32 = 0
  var kanji: Int32 = 0
  var latin: Int32 = 0
  var digits: Int32 = 0
  var lexiconHits = SIMD8<Int32>(repeating: 0)

  init() {}

  init(_ profile: ScriptProfile, length: Int, lexiconHits: SIMD8<Int32>) {
    self.length = Int32(length)
    self.lexiconHits = lexiconHits
    visible = Int32(profile.visibleCount)
    kana = Int32(
      profile.count(of: .katakana) + profile.count(of: .halfWidthKatakana) + profile.count(of: .hiragana))
    kanji = Int32(profile.count(of: .kanji))
    latin = Int32(profile.count(of: .latin))
    digits = Int32(profile.count(of: .digit))
  }

  /// The share of some of the characters, or nil for a memo without any.
  func share(_ count: Int32) -> Double? {
    visible > 0 ? Double(count) / Double(visible) : nil
  }
}

/// What another party's name says by itself.
struct NameFacts {
  var key: NameKey
  var lexiconHits: SIMD8<Int32>
  /// What the watch lists say of it, once they were asked.
  var watch = WatchReader.NameFinding()
}
