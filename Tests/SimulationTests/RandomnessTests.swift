import Testing

@testable import Simulation

struct RandomnessTests {
  @Test func followsThePublishedSequence() {
    // The first outputs of SplitMix64 for the seed 1234567, as its authors' reference program prints them.
    var random = Randomness(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func streamsDifferFromEachOtherAndFromTheirSource() {
    let source = Randomness(seed: 5)
    var drawn: Set<UInt64> = []
    for number in 0..<1_000 {
      var stream = source.stream(UInt64(number))
      drawn.insert(stream.next())
    }
    #expect(drawn.count == 1_000)
  }

  @Test func wholeNumbersReachBothBoundsAndNoFurther() {
    var random = Randomness(seed: 3)
    var seen: Set<Int> = []
    for _ in 0..<2_000 { seen.insert(random.integer(-2...4)) }
    #expect(seen == Set(-2...4))
  }

  @Test func halfOfTheAmountsLieBelowTheMedianAndTheTailIsLong() {
    var random = Randomness(seed: 9)
    let amounts = (0..<20_000).map { _ in random.yen(median: 10_000, spread: 1) }.sorted()
    #expect((9_500...10_500).contains(amounts[10_000]))
    // The 97.7th percentile of a log-normal with deviation 1 is e squared times its median.
    #expect((66_000...82_000).contains(amounts[19_545]))
  }

  @Test func amountsKeepToTheirStep() {
    var random = Randomness(seed: 4)
    for _ in 0..<500 {
      let amount = random.yen(median: 700, spread: 2, step: 1_000)
      #expect(amount >= 1_000 && amount % 1_000 == 0)
    }
  }

  @Test(arguments: [0.0, 0.3, 2.5]) func countsHaveTheExpectedMean(expected: Double) {
    var random = Randomness(seed: 21)
    let sum = (0..<20_000).reduce(0) { total, _ in total + random.count(expected: expected, limit: 50) }
    #expect(abs(Double(sum) / 20_000 - expected) < 0.05)
  }

  @Test func weightedChoiceFollowsItsWeights() {
    var random = Randomness(seed: 8)
    let choice = WeightedChoice(weights: [1, 0, 3])
    var counts = [0, 0, 0]
    for _ in 0..<8_000 { counts[choice.draw(&random)] += 1 }
    #expect(counts[1] == 0)
    #expect((1_800...2_200).contains(counts[0]))
  }
}
