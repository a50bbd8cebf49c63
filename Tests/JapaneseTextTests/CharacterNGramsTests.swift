import JapaneseText
import Testing

/// The golden values were computed by a second program in another language from the definition in the
/// documentation.
struct CharacterNGramsTests {
  private struct Run: Equatable {
    let start: Int
    let length: Int
    let bucket: Int32
  }

  private func runs(_ text: String, sizes: ClosedRange<Int>, buckets: Int) -> [Run] {
    var result: [Run] = []
    CharacterNGrams.forEach(in: folded(text), sizes: sizes, buckets: buckets) { bucket, start, length in
      result.append(Run(start: start, length: length, bucket: bucket))
    }
    return result
  }

  @Test func bucketsNeverChange() {
    let golden: [(Int, Int, Int32, Int32)] = [
      (0, 1, 3377, 535_857), (0, 2, 3832, 941_816), (0, 3, 2285, 723_181), (1, 1, 1614, 923_214),
      (1, 2, 911, 418_703), (1, 3, 2764, 678_604), (2, 1, 1016, 488_440), (2, 2, 1441, 832_929),
      (3, 1, 292, 196_900),
    ]
    let small = golden.map { Run(start: $0.0, length: $0.1, bucket: $0.2) }
    let large = golden.map { Run(start: $0.0, length: $0.1, bucket: $0.3) }
    #expect(runs("ｶｲｷﾞﾋ", sizes: 1...3, buckets: 4096) == small)
    #expect(runs("カイギヒ", sizes: 1...3, buckets: 1 << 20) == large)
    #expect(runs("𠮷", sizes: 1...3, buckets: 1 << 31) == [Run(start: 0, length: 1, bucket: 1_963_035_738)])
  }

  @Test func sizesChooseARunsSubset() {
    let all = runs("ﾃﾞﾝｷﾘﾖｳ", sizes: 1...3, buckets: 1024)
    #expect(runs("ﾃﾞﾝｷﾘﾖｳ", sizes: 2...2, buckets: 1024) == all.filter { $0.length == 2 })
    #expect(runs("ｱ", sizes: 2...3, buckets: 1024) == [])
    #expect(runs("", sizes: 1...3, buckets: 1024) == [])
  }

  @Test func appendingGivesTheSameBucketsInOrder() {
    var buckets: [Int32] = [-5]
    CharacterNGrams.append(from: folded("振込 ﾔﾏﾀﾞ"), sizes: 1...3, buckets: 512, to: &buckets)
    #expect(buckets == [-5] + runs("振込 ﾔﾏﾀﾞ", sizes: 1...3, buckets: 512).map(\.bucket))
    #expect(buckets.dropFirst().allSatisfy { $0 >= 0 && $0 < 512 })
  }
}
