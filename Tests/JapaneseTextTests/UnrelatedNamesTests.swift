import JapaneseText
import TestSupport
import Testing

/// Names of people who share neither family nor given name must never look alike, however short they are.
///
/// Short names come near each other by chance: of two kana, one is often equal. What keeps them apart is that
/// both parts differ, and that a difference in both never gives more than one half.
struct UnrelatedNamesTests {
  /// Real family and given names of two to six kana, many of them one kana apart.
  ///
  /// Source: japanese-personal-name-dataset (MIT); the readings alone.
  private static let families = """
    ｱｷ ｱﾍﾞ ｱﾗｲ ｱﾗｷ ｲﾄｳ ｲｹﾀﾞ ｲｼｲ ｲｼｶﾜ ｲｼﾀﾞ ｲﾉｳｴ ｳｴﾀﾞ ｳｴﾉ ｳﾉ ｴﾝﾄﾞｳ ｵｵﾀ ｵｵﾉ ｵｶ ｵｷﾞ ｵｻﾞｷ ｵﾉ ｵﾀﾞ ｶﾄｳ ｶﾜｲ ｶﾜｸﾞﾁ
    ｶﾜﾊﾗ ｶﾜﾑﾗ ｷｼ ｷﾀ ｷﾉｼﾀ ｷﾑﾗ ｸﾄﾞｳ ｸﾎﾞ ｸﾛｷ ｺｲｹ ｺﾞﾄｳ ｺﾊﾞﾔｼ ｺﾝﾄﾞｳ ｻｲﾄｳ ｻｶｲ ｻｶﾓﾄ ｻｷ ｻｻｷ ｻﾄｳ ｼﾊﾞﾀ ｼﾏﾀﾞ ｼﾐｽﾞ
    ｽｽﾞｷ ｾｷ ﾀｶｷﾞ ﾀｶﾀﾞ ﾀｶﾊｼ ﾀｹｳﾁ ﾀﾅｶ ﾀﾆ ﾂﾀﾞ ﾅｶﾀ ﾅｶﾉ ﾅｶﾑﾗ ﾅｶﾞﾀ ﾆｼ ﾆｼﾑﾗ ﾉﾀﾞ ﾊｾｶﾞﾜ ﾊﾔｼ ﾊﾗ ﾊﾗﾀﾞ ﾋﾗﾉ ﾌｼﾞｲ
    ﾌｼﾞﾀ ﾌｼﾞﾜﾗ ﾎﾘ ﾎﾝﾀﾞ ﾏｴﾀﾞ ﾏﾂｲ ﾏﾂﾀﾞ ﾏﾂﾓﾄ ﾐｳﾗ ﾐﾅﾐ ﾐﾔｹ ﾐﾔﾓﾄ ﾓﾘ ﾓﾘﾀ ﾔﾏｸﾞﾁ ﾔﾏﾀﾞ ﾔﾏﾓﾄ ﾖｼﾀﾞ ﾖｼﾉ ﾜﾀﾅﾍﾞ ﾜﾀﾞ
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  private static let given = """
    ｱｲ ｱｲｺ ｱｶﾈ ｱｶﾘ ｱｷﾋﾛ ｱｷﾗ ｱﾂｼ ｱﾔ ｱﾔｶ ｱﾝ ｲﾁﾛｳ ｴﾐ ｴﾘ ｵｻﾑ ｶｵﾘ ｶｽﾞｵ ｶｽﾞｷ ｶｽﾞﾔ ｶﾅ ｶﾅｺ ｹﾝ ｹﾝｲﾁ ｹﾝｼﾞ ｹﾝﾀ ｹﾝﾀﾛｳ
    ｺｳｼﾞ ｺｳｽｹ ｺｳﾀ ｺｳﾍｲ ｻｸﾗ ｻﾄｼ ｻﾄﾙ ｻﾔｶ ｼｮｳ ｼｮｳﾀ ｼﾞﾛｳ ｼﾝｲﾁ ｼﾝｲﾁﾛｳ ｼﾝｼﾞ ｽｽﾑ ｾｲｼﾞ ﾀｶｼ ﾀｸﾔ ﾀｹｼ ﾀﾛｳ ﾁｱｷ ﾁﾋﾛ
    ﾂﾖｼ ﾃﾂﾔ ﾄﾓｺ ﾄﾓﾐ ﾅｵｷ ﾅｵﾐ ﾅﾅ ﾅﾅﾐ ﾊﾅ ﾊﾅｺ ﾊﾙｶ ﾊﾙｷ ﾋﾃﾞｷ ﾋﾛ ﾋﾛｱｷ ﾋﾛｺ ﾋﾛｼ ﾋﾛﾐ ﾋﾛﾕｷ ﾏｲ ﾏｲｺ ﾏｺﾄ ﾏｻｷ ﾏｻｺ ﾏｻﾄ
    ﾏｻﾋｺ ﾏｻﾋﾛ ﾏﾅ ﾏﾅﾐ ﾏﾕ ﾏﾕﾐ ﾏﾘ ﾏﾘｺ ﾐｶ ﾐｷ ﾐｻｷ ﾐﾁｺ ﾐﾅ ﾐﾎ ﾐﾕｷ ﾒｲ ﾓﾓｺ ﾔｽｼ ﾕｲ ﾕｳ ﾕｳｷ ﾕｳｺ ﾕｳﾀ ﾕｶ ﾕｶﾘ ﾕｷ ﾕｷｺ
    ﾕﾐ ﾕﾐｺ ﾕﾘ ﾖｳｺ ﾖｼｵ ﾖｼｺ ﾘｮｳ ﾘｮｳｽｹ ﾘｮｳﾀ ﾘｮｳﾀﾛｳ ﾘｵ ﾘｶ ﾘﾅ ﾘﾝ ﾚｲ ﾚﾅ ﾜｶﾅ ﾜﾀﾙ
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// A part without what spelling leaves open: voicing and lengthened vowels.
  ///
  /// Parts equal in this are not told apart here.
  private static func skeleton(_ part: String) -> [UInt32] {
    let plain = Dictionary(
      zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ", "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ"),
      uniquingKeysWith: { first, _ in first })
    let scalars = text(nameKey(part).scalars).map { plain[$0] ?? $0 }.flatMap(\.unicodeScalars).map(\.value)
    let lengthening = Set("ウオー".unicodeScalars.map(\.value))
    return scalars.enumerated().filter { $0.offset == 0 || !lengthening.contains($0.element) }.map(\.element)
  }

  @Test(arguments: [(" ", " "), (" ", ""), ("", "")])
  func neverComeAboveOneHalf(leftSpace: String, rightSpace: String) {
    var generator = SeededGenerator(seed: 20_260_101)
    var similarity = NameSimilarity()
    let familySkeletons = Self.families.map(Self.skeleton)
    let givenSkeletons = Self.given.map(Self.skeleton)
    var tried = 0
    while tried < 20_000 {
      let families = (0..<2).map { _ in Int.random(in: Self.families.indices, using: &generator) }
      let given = (0..<2).map { _ in Int.random(in: Self.given.indices, using: &generator) }
      let left = [familySkeletons[families[0]], givenSkeletons[given[0]]]
      let right = [familySkeletons[families[1]], givenSkeletons[given[1]]]
      if left.contains(where: right.contains) { continue }
      tried += 1
      let names = (
        Self.families[families[0]] + leftSpace + Self.given[given[0]],
        Self.families[families[1]] + rightSpace + Self.given[given[1]]
      )
      let score = similarity.score(nameKey(names.0), nameKey(names.1))
      #expect(score <= NameVerdict.highestDifferentScore, "\(names.0) | \(names.1): \(score)")
    }
  }
}
