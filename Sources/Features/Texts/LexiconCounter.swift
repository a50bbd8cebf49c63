import JapaneseText

/// Counts the words of a text in the lexicon's categories that have a feature of the same name.
struct LexiconCounter {
  private let lexicon: Lexicon
  /// The place of each category's count, or -1.
  private let slots: [Int]
  private var hits: [LexiconHit] = []

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    slots = lexicon.categories.map { category in
      TextMoment.lexiconCategories.firstIndex { $0.word == category } ?? -1
    }
  }

  /// The hits of each category, in the order of `TextMoment.lexiconCategories`.
  mutating func count(_ text: borrowing FoldedText) -> SIMD8<Int32> {
    var counts = SIMD8<Int32>(repeating: 0)
    if lexicon.entries.isEmpty { return counts }
    hits.removeAll(keepingCapacity: true)
    lexicon.scan(text, hits: &hits)
    for hit in hits where slots[hit.category] >= 0 { counts[slots[hit.category]] += 1 }
    return counts
  }
}
