import JapaneseText
import Testing

struct LexiconTests {
  private let lexicon = Lexicon([
    LexiconEntry(category: "card", surface: "カード"),
    LexiconEntry(category: "crypto", surface: "ビットコイン"),
    LexiconEntry(category: "person", surface: "シャチョウ"),
    LexiconEntry(category: "card", surface: "キャッシュカード"),
    LexiconEntry(category: "salary", surface: "給料"),
    LexiconEntry(category: "salary", surface: "給料振込"),
    LexiconEntry(category: "card", surface: "カード"),
    LexiconEntry(category: "person", surface: "吉𠮷"),
    LexiconEntry(category: "broken", surface: " \u{200B}"),
  ])

  private func found(_ original: String) -> [String] {
    var hits: [LexiconHit] = []
    let text = folded(original)
    lexicon.scan(text, hits: &hits)
    let bytes = utf8(original)
    return hits.map { hit in
      let piece = String(decoding: bytes[text.originalRange(of: hit.scalarRange)], as: UTF8.self)
      return "\(lexicon.categories[hit.category]):\(piece)"
    }
  }

  @Test(arguments: [
    ("ｶ-ﾄﾞ", ["card:ｶ-ﾄﾞ"]), ("ｶｰﾄﾞ", ["card:ｶｰﾄﾞ"]), ("カード利用", ["card:カード"]),
    ("ｷﾔﾂｼﾕｶ-ﾄﾞ", ["card:ｷﾔﾂｼﾕｶ-ﾄﾞ", "card:ｶ-ﾄﾞ"]),
    ("キャッシュカード", ["card:キャッシュカード", "card:カード"]), ("ﾋﾞﾂﾄｺｲﾝ ﾀﾞｲ", ["crypto:ﾋﾞﾂﾄｺｲﾝ"]),
    ("ｼﾔﾁﾖｳ", ["person:ｼﾔﾁﾖｳ"]),
    ("ｼｬﾁｮｳ", ["person:ｼｬﾁｮｳ"]), ("7ｶﾞﾂ給料振込分", ["salary:給料", "salary:給料振込"]), ("ﾋﾂﾄｺｲﾝ", []), ("", []),
    ("大吉𠮷田", ["person:吉𠮷"]), ("カカード", ["card:カード"]), ("キャッシュビットコイン", ["crypto:ビットコイン"]), ("かーど", []),
  ])
  func findsWordsAndTheirBytes(original: String, expected: [String]) {
    #expect(found(original) == expected)
  }

  @Test func keepsOneOfEqualEntriesAndReportsEmptyOnes() {
    #expect(lexicon.entries.count == 8)
    #expect(lexicon.categories == ["card", "crypto", "person", "salary", "broken"])
    #expect(lexicon.unusableEntries == [7])
    var hits: [LexiconHit] = []
    Lexicon([]).scan(folded("何でも"), hits: &hits)
    #expect(hits == [])
  }

  /// Every occurrence of every word, found by comparing at each place, on texts dense with overlaps.
  @Test func agreesWithTheObviousSearch() {
    var generator = FixedGenerator(state: 7)
    func random(_ count: Int) -> String {
      String((0..<count).map { _ in "アイウ".randomElement(using: &generator) ?? "ア" })
    }
    for _ in 0..<300 {
      let words = Set((0..<12).map { _ in random(Int.random(in: 1...5, using: &generator)) }).sorted()
      let dense = Lexicon(words.map { LexiconEntry(category: "x", surface: $0) })
      let sample = folded(random(40))
      var hits: [LexiconHit] = []
      dense.scan(sample, hits: &hits)
      var expected: Set<String> = []
      for (index, word) in words.enumerated() {
        let pattern = folded(word).scalars
        for start in 0...(sample.count - pattern.count)
        where Array(sample.scalars[start..<start + pattern.count]) == pattern {
          expected.insert("\(index) \(start) \(start + pattern.count)")
        }
      }
      #expect(
        Set(hits.map { "\($0.entry) \($0.scalarRange.lowerBound) \($0.scalarRange.upperBound)" }) == expected)
      #expect(hits.count == expected.count)
      let ends = hits.map(\.scalarRange.upperBound)
      #expect(ends == ends.sorted())
    }
  }
}
