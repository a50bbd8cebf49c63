import JapaneseText
import Testing

struct NameSimilarityTests {
  private func score(_ left: String, _ right: String, possiblyTruncated: Bool = false) -> Double {
    var similarity = NameSimilarity()
    let leftKey = nameKey(left)
    let rightKey = nameKey(right)
    let forward = similarity.score(leftKey, rightKey, possiblyTruncated: possiblyTruncated)
    let backward = similarity.score(rightKey, leftKey, possiblyTruncated: possiblyTruncated)
    #expect(forward == backward)
    #expect(forward >= 0 && forward <= 1)
    return forward
  }

  @Test(arguments: [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ　タロウ"), ("ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ たろう"), ("ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞﾀﾛｳ"), ("1234ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ﾀﾛｳ"),
    ("ｶ)ﾔﾏﾀﾞｼﾖｳｼﾞ", "ヤマダショウジ(カ"), ("ﾐﾗｲ-ｽﾞ(ｶ", "株式会社ミライーズ"), ("ｷﾕｳﾃﾞﾝ", "キュウデン"), ("髙橋 恵", "高橋 惠"),
    ("ｼﾔﾁﾖｳ", "シャチョウ"),
    ("SMITH JOHN", "smith john"),
  ])
  func differentSpellingsAreEqual(left: String, right: String) {
    #expect(score(left, right) == 1)
  }

  @Test(arguments: [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀ ﾀﾛｳ"), ("ﾅｶｼﾞﾏ ｹﾝｲﾁ", "ﾅｶｼﾏ ｹﾝｲﾁ"), ("ｵｵﾉ ﾕｳｺ", "ｵ-ﾉ ﾕｳｺ"), ("ｻﾄｳ ﾕｳｺ", "ｻﾄｳ ﾕ-ｺ"),
    ("ﾐﾔｼﾞﾏ ﾀﾂﾞ", "ﾐﾔｼﾞﾏ ﾀｽﾞ"),
    ("ｶﾝﾀﾞ ﾁﾂﾞﾙ", "ｶﾝﾀﾞ ﾁｽﾞﾙ"), ("ｱｵﾔﾏ ｶｵﾙ", "ｱｵﾔﾏ ｶｦﾙ"), ("ｶ)ﾐﾗｲｽﾞｼﾖｳｼﾞ", "ｶ)ﾐﾗｲ-ｽﾞｼﾖｳｼﾞ"),
    ("ﾊﾔｼ ｹﾝｲﾁﾛｳ", "ﾊﾔｼ ｹﾝｲﾁﾛ-"),
    ("ﾀﾛｳ ﾔﾏﾀﾞ", "ﾔﾏﾀﾞ ﾀﾛｳ"), ("ﾀﾛｳﾔﾏﾀﾞ", "ﾔﾏﾀﾞ ﾀﾛｳ"), ("JOHN SMITH", "SMITH JOHN"),
    ("ﾎﾝﾀﾞ ｼﾞﾕﾝｺ", "ﾎﾝﾀﾞ ｼﾞﾕﾝｺｳ"),
    ("ﾐﾂﾋﾞｼｼｮｳｼﾞ", "ﾐﾂﾋﾞｼｼｮｼﾞ"),
    ("ﾜﾀﾅﾍﾞ ﾏｻﾋﾛ", "ﾜﾀﾅﾍﾞ ﾏｻｼﾛ"), ("ｶﾄﾞｶﾜ ﾏﾘｺ", "ｶﾄｶﾜ ﾏﾘｺ"),
  ])
  func nearSpellingsScoreHigh(left: String, right: String) {
    let result = score(left, right)
    #expect(result >= 0.6 && result < 1, "\(left) \(right) \(result)")
  }

  @Test(arguments: [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "ｽｽﾞｷ ﾊﾅｺ"), ("ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ﾊﾅｺ"), ("ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ｼﾞﾛｳ"), ("ｻﾄｳ ｹﾝｼﾞ", "ｶﾄｳ ｹﾝﾀ"),
    ("ﾀﾅｶ ｲﾁﾛｳ", "ﾅｶﾀ ｻﾌﾞﾛｳ"),
    ("ｽｽﾞｷ ｲﾁﾛｳ", "ｽｽﾞｷ ｻﾁｺ"), ("ｺﾊﾞﾔｼ ﾏｺﾄ", "ｶﾄｳ ﾐﾎ"), ("ｲﾄｳ ｼﾞﾕﾝ", "ｻｲﾄｳ ﾕﾐ"), ("ﾓﾘ ｹﾝ", "ﾎﾘ ｹﾝ"),
    ("ﾜﾀﾅﾍﾞ ﾖｳｺ", "ﾀﾅﾍﾞ ﾀﾛｳ"),
    ("ｶ)ﾔﾏﾀﾞｼﾖｳｼﾞ", "ｶ)ｽｽﾞｷｺｳｷﾞﾖｳ"), ("ｶ)ﾐﾗｲ", "ｶ)ﾐﾄﾞﾘ"), ("ｶ)ﾐﾂｲﾌﾄﾞｳｻﾝ", "ｶ)ﾐﾂﾋﾞｼﾃﾞﾝｷ"),
    ("ｱｻﾋｾﾞｲﾘｼ", "ﾕｳﾋﾋﾞ-ﾙ"),
    ("SMITH JOHN", "JONES MARY"),
    ("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ"), ("山田 太郎", "鈴木 花子"), ("NGUYEN VAN AN", "TRAN THI BINH"), ("ﾊﾔｼ ｱｲ", "ﾊﾔｼ ｴﾐ"),
    ("ｷﾑﾗ ﾀｸﾔ", "ｷﾑﾗ ｶｽﾞﾐ"),
    ("ﾀｶﾊｼ ﾘﾅ", "ﾀｶｷﾞ ﾘｶｺ"), ("ﾔﾏﾓﾄ ﾏｻﾙ", "ﾔﾏｸﾞﾁ ｻﾄﾙ"), ("", "ﾔﾏﾀﾞ"), ("", ""), ("ｱ", "ｲ"),
    ("ﾏﾂｼﾀﾃﾞﾝｷ", "ﾔｽｶﾜｺｳｷﾞﾖｳ"),
  ])
  func unrelatedNamesStayAtOrBelowOneHalf(left: String, right: String) {
    let result = score(left, right)
    #expect(result <= 0.5, "\(left) \(right) \(result)")
  }

  @Test func theOrderOfFamilyAndGivenNameIsAlmostEqual() {
    #expect(score("ﾀﾛｳ ﾔﾏﾀﾞ", "ﾔﾏﾀﾞ ﾀﾛｳ") == 0.95)
    #expect(score("ﾀﾛｳﾔﾏﾀﾞ", "ﾔﾏﾀﾞ ﾀﾛｳ") == 0.95)
    #expect(score("ﾀﾛｳﾔﾏﾀﾞ", "ﾔﾏﾀﾞﾀﾛｳ") <= 0.5)
  }

  @Test func aCutNameMatchesTheNameItBegins() {
    let full = "ｶ)ﾄｳｷﾖｳｷｶｲｾｲｻｸｼﾖｾｲｿﾞｳﾌﾞﾓﾝ"
    #expect(score("ｶ)ﾄｳｷﾖｳｷｶｲｾｲ", full, possiblyTruncated: true) == 0.95)
    #expect(score("ｶ)ﾄｳｷﾖｳｷｶｲｾｲ", full) < 0.5)
    #expect(score("ｶ)ﾄｳｷﾖｳｷｶｲｾｲｻｸｼﾖｾｲｿ", full, possiblyTruncated: true) >= 0.85)
    #expect(score("ﾄｳｷﾖｳ", full, possiblyTruncated: true) < 0.5)
    #expect(score("ｶ)ｵｵｻｶｷｶｲｼﾖｳｼﾞ", full, possiblyTruncated: true) <= 0.5)
    #expect(score("ﾔﾏﾀﾞ ﾀﾛｳ", "ｽｽﾞｷ ﾊﾅｺ", possiblyTruncated: true) <= 0.5)
  }

  @Test func scalarsAloneCompareToo() {
    var similarity = NameSimilarity()
    let left = nameKey("ﾔﾏﾀﾞ ﾀﾛｳ").scalars
    let right = nameKey("ﾔﾏﾀﾞ ｼﾞﾛｳ").scalars
    #expect(similarity.score(left.span, left.span, possiblyTruncated: false) == 1)
    #expect(similarity.score(left.span, right.span, possiblyTruncated: false) == 7.0 / 12)
    #expect(similarity.score([UInt32]().span, right.span, possiblyTruncated: true) == 0)
  }

  /// The price table is symmetric and the parts are compared both ways, so nothing may depend on the order.
  @Test func theOrderOfTheTwoNamesNeverMatters() {
    var generator = FixedGenerator(state: 42)
    let kana = "アイウオカガキサシジタダナノハバパマミヤラリロンー"
    func name() -> String {
      String(
        (0..<Int.random(in: 2...9, using: &generator)).map { index in
          index == 3 ? " " : kana.randomElement(using: &generator) ?? "ア"
        })
    }
    for _ in 0..<3000 {
      let (left, right) = (name(), name())
      _ = score(left, right, possiblyTruncated: Bool.random(using: &generator))
    }
  }

  @Test func oneExchangedPairOfNeighboursCostsLikeOneError() {
    var similarity = NameSimilarity()
    let original = nameKey("ﾔﾏﾀﾞﾀﾛｳ").scalars
    let exchanged = nameKey("ﾔﾀﾞﾏﾀﾛｳ").scalars
    #expect(similarity.score(original.span, exchanged.span, possiblyTruncated: false) == 7.0 / 12)
  }

  /// Names drawn from lists, each with all others: not one unrelated pair may come above one half.
  @Test func noUnrelatedPairOfFullNamesComesAboveOneHalf() {
    let families = [
      "ｻﾄｳ", "ｽｽﾞｷ", "ﾀｶﾊｼ", "ﾀﾅｶ", "ﾜﾀﾅﾍﾞ", "ｲﾄｳ",
      "ﾔﾏﾓﾄ", "ﾅｶﾑﾗ", "ｺﾊﾞﾔｼ", "ﾖｼﾀﾞ", "ｻｻｷ", "ﾏﾂﾓﾄ",
    ]
    let given = ["ﾀﾛｳ", "ﾊﾅｺ", "ｹﾝｼﾞ", "ﾕﾐ", "ｼｮｳﾀ", "ｱｶﾘ", "ﾋﾛｼ", "ﾐｻｷ", "ﾀｸﾔ", "ﾖｳｺ", "ﾏｺﾄ", "ｻｸﾗ"]
    var similarity = NameSimilarity()
    let keys = zip(families, given).map { nameKey("\($0) \($1)") }
    for left in keys.indices {
      for right in keys.indices where left != right {
        let result = similarity.score(keys[left], keys[right], possiblyTruncated: true)
        #expect(result <= 0.5, "\(families[left]) \(given[left]), \(families[right]) \(given[right])")
      }
    }
  }
}
