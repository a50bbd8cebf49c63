import JapaneseText

/// What a memo says by itself.
struct MemoFacts {
  var length = 0
  /// Characters as written that are not spaces; the shares are of these.
  var visible = 0
  var kana = 0
  var kanji = 0
  var latin = 0
  var digits = 0
  var lexiconHits = SIMD8<Int32>(repeating: 0)

  init() {}

  init(_ profile: ScriptProfile, length: Int, lexiconHits: SIMD8<Int32>) {
    self.length = length
    self.lexiconHits = lexiconHits
    visible = profile.visibleCount
    kana = profile.count(of: .katakana) + profile.count(of: .halfWidthKatakana) + profile.count(of: .hiragana)
    kanji = profile.count(of: .kanji)
    latin = profile.count(of: .latin)
    digits = profile.count(of: .digit)
  }

  /// The share of some of the characters, or nil for a memo without any.
  func share(_ count: Int) -> Double? {
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
