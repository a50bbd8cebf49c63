import JapaneseText
import Testing

/// Overlaps, whole words, and lexicons and texts that are made to be hard.
struct LexiconOverlapTests {
  private func hits(
    _ lexicon: Lexicon, _ original: String, _ overlaps: LexiconOverlaps = .longestOfCategory
  ) -> [LexiconHit] {
    var hits: [LexiconHit] = []
    lexicon.scan(folded(original), overlaps: overlaps, hits: &hits)
    return hits
  }

  private func found(_ lexicon: Lexicon, _ original: String, _ overlaps: LexiconOverlaps = .all) -> [String] {
    let bytes = utf8(original)
    let text = folded(original)
    return hits(lexicon, original, overlaps).map {
      String(decoding: bytes[text.originalRange(of: $0.scalarRange)], as: UTF8.self)
    }
  }

  private func words(_ surfaces: [String], isWholeWord: Bool = false) -> Lexicon {
    Lexicon(surfaces.map { LexiconEntry(category: "x", surface: $0, isWholeWord: isWholeWord) })
  }

  @Test(arguments: [
    ("ローン", ["ローン"]), ("クローン", []), ("ローンズ", []), ("ｸﾛ-ﾝ ﾛ-ﾝ", ["ﾛ-ﾝ"]), ("住宅ローン返済", ["ローン"]),
    ("ローンの返済", ["ローン"]),
    ("(ローン)", ["ローン"]), ("ローン、", ["ローン"]), ("ローンー", []), ("ﾛ-ﾝ-ﾀﾞｲ", []), ("ﾛ-ﾝ-1", ["ﾛ-ﾝ"]),
    ("1-ﾛ-ﾝ", ["ﾛ-ﾝ"]), ("ローン゛", []),
    ("ローン2", ["ローン"]), ("Aローン", ["ローン"]), ("アローン", []), ("ーローン", []), ("ローン・カード", ["ローン"]),
    ("💰ローン💰", ["ローン"]),
  ])
  func wholeWordsNeedBorders(original: String, expected: [String]) {
    #expect(found(words(["ローン"], isWholeWord: true), original) == expected)
    #expect(found(words(["ローン"]), original).count == original.split(separator: " ").count)
  }

  @Test func wholeWordsOfOtherScripts() {
    let lexicon = words(["BTC", "投資", "おれ", "24"], isWholeWord: true)
    #expect(found(lexicon, "btcを投資、24おれ") == ["btc", "投資", "24", "おれ"])
    #expect(found(lexicon, "BTCX XBTC 投資家 再投資 おれら 124 240") == [])
    #expect(found(lexicon, "2BTC5 ア投資ア") == ["BTC", "投資"])
  }

  @Test func theSameWordMayBeWholeAndPart() {
    let lexicon = Lexicon([
      LexiconEntry(category: "whole", surface: "カード", isWholeWord: true),
      LexiconEntry(category: "part", surface: "カード"),
    ])
    #expect(lexicon.entries.count == 2)
    #expect(hits(lexicon, "カード", .all).map(\.entry) == [0, 1])
    #expect(hits(lexicon, "カードキー", .all).map(\.entry) == [1])
  }

  @Test(arguments: [
    ("キャッシュカード", ["キャッシュカード"]), ("カードキャッシュ", ["カード", "キャッシュ"]), ("キャッシュカードキー", ["キャッシュカード", "キー"]),
    ("シュカード", ["カード"]), ("カードカード", ["カード", "カード"]),
  ])
  func theLongestOfACategoryStays(original: String, expected: [String]) {
    let lexicon = words(["カード", "キャッシュ", "キャッシュカード", "カードキー", "キー"])
    #expect(found(lexicon, original, .longestOfCategory) == expected)
  }

  @Test func categoriesDoNotHideEachOther() {
    let lexicon = Lexicon([
      LexiconEntry(category: "a", surface: "還付金詐欺"), LexiconEntry(category: "b", surface: "還付金"),
      LexiconEntry(category: "a", surface: "詐欺"),
    ])
    #expect(hits(lexicon, "還付金詐欺").map(\.entry) == [1, 0])
    var both = [LexiconHit](hits(lexicon, "詐欺"))
    lexicon.scan(folded("還付金詐欺"), overlaps: .longestOfCategory, hits: &both)
    #expect(both.map(\.entry) == [2, 1, 0])
  }

  /// The rule said plainly: from left to right, the longest of those that start first, then on behind it.
  @Test func agreesWithThePlainRule() {
    var generator = FixedGenerator(state: 3)
    func random(_ count: Int) -> String {
      String((0..<count).map { _ in "アイ".randomElement(using: &generator) ?? "ア" })
    }
    for _ in 0..<200 {
      let entries = (0..<10).map { index in
        LexiconEntry(
          category: index % 3 == 0 ? "a" : "b", surface: random(Int.random(in: 1...6, using: &generator)))
      }
      let lexicon = Lexicon(entries)
      let original = random(30)
      var expected: [LexiconHit] = []
      for category in lexicon.categories.indices {
        let order = hits(lexicon, original, .all).filter { $0.category == category }.sorted {
          ($0.scalarRange.lowerBound, -$0.scalarRange.count, $0.entry)
            < ($1.scalarRange.lowerBound, -$1.scalarRange.count, $1.entry)
        }
        var end = 0
        for hit in order where hit.scalarRange.lowerBound >= end {
          expected.append(hit)
          end = hit.scalarRange.upperBound
        }
      }
      let key = { (hit: LexiconHit) in (hit.scalarRange.upperBound, hit.scalarRange.lowerBound, hit.entry) }
      #expect(hits(lexicon, original).sorted { key($0) < key($1) } == expected.sorted { key($0) < key($1) })
    }
  }

  @Test func aTextOfOneLetterGivesEveryPlace() {
    let lexicon = words((1...40).map { String(repeating: "ア", count: $0) })
    let original = String(repeating: "ｱ", count: 1_000)
    #expect(hits(lexicon, original, .all).count == (1...40).map { 1_001 - $0 }.reduce(0, +))
    #expect(hits(lexicon, original).map(\.scalarRange.count) == Array(repeating: 40, count: 25))
  }

  @Test func nearMissesAreNoHits() {
    let word = String(repeating: "ア", count: 200) + "イ"
    let lexicon = words([word])
    #expect(hits(lexicon, String(repeating: "ア", count: 5_000), .all) == [])
    #expect(hits(lexicon, String(repeating: "ア", count: 5_000) + "イ", .all).count == 1)
    var broken: [LexiconHit] = []
    // Bytes that are no text stand between the halves.
    lexicon.scan(
      FoldedText((utf8(String(repeating: "ア", count: 200)) + [0xFF] + utf8("イ")).span), hits: &broken)
    #expect(broken == [])
  }

  @Test func tenThousandWordsAreEachFoundWhereTheyStand() {
    var generator = FixedGenerator(state: 9)
    let alphabet = Array("アイウエオカキクケコサシスセソタチツテト金口座振込詐欺投資ABC")
    func random() -> String {
      String(
        (0..<Int.random(in: 3...9, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? "ア"
        })
    }
    var surfaces = Set<String>()
    while surfaces.count < 10_000 { surfaces.insert(random()) }
    let list = surfaces.sorted()
    let lexicon = words(list)
    let original = (0..<400).map { _ in (list.randomElement(using: &generator) ?? "") + random() }.joined()
    let text = folded(original)
    var expected: [Range<Int>] = []
    let patterns = Set(list.map { folded($0).scalars })
    for start in 0..<text.count {
      for length in 3...9 where start + length <= text.count {
        if patterns.contains(Array(text.scalars[start..<start + length])) {
          expected.append(start..<start + length)
        }
      }
    }
    let order = { (left: Range<Int>, right: Range<Int>) in
      (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
    }
    #expect(hits(lexicon, original, .all).map(\.scalarRange).sorted(by: order) == expected.sorted(by: order))
    #expect(expected.count >= 400)
  }
}
