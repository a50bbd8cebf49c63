import NeuralNet
import Testing

struct IntegerSharesTests {
  @Test func sharesFollowTheLargestRemainders() {
    #expect(IntegerShares.round([0.0000013, 0.0000014, 0.0000013], totalMicro: 4) == [1, 2, 1])
    #expect(IntegerShares.round([-0.0000013, 0.0000023], totalMicro: 1) == [-1, 2])
    #expect(IntegerShares.round([1.5, -2.25, 0], totalMicro: -750_000) == [1_500_000, -2_250_000, 0])
  }

  @Test func tiesGoToTheLowerIndex() {
    let half = 0.5e-6
    #expect(IntegerShares.round([half, half, half, half], totalMicro: 2) == [1, 1, 0, 0])
    #expect(IntegerShares.round([half, half, half, half], totalMicro: 3) == [1, 1, 1, 0])
  }

  @Test func aTotalOneAsideIsStillReached() {
    #expect(IntegerShares.round([0.000003, 0, 0.000002], totalMicro: 4) == [3, 0, 1])
    #expect(IntegerShares.round([0.000003, 0, 0.000002], totalMicro: 6) == [4, 0, 2])
    #expect(IntegerShares.round([0.000003], totalMicro: 4) == [4])
    #expect(IntegerShares.round([0, 0], totalMicro: 1) == [1, 0])
    #expect(IntegerShares.round([], totalMicro: 0) == [])
  }

  @Test func randomContributionsAlwaysAddUp() {
    var generator = SeededGenerator(seed: 11)
    for count in 1...200 {
      let contributions = (0..<count).map { _ in (generator.nextUnit() - 0.5) * 8 }
      let (baseline, sum) = (generator.nextUnit() * 3, contributions.reduce(0, +))
      let total = Int64(((baseline + sum) * 1e6).rounded()) - Int64((baseline * 1e6).rounded())
      let shares = IntegerShares.round(contributions, totalMicro: total)
      #expect(shares.reduce(0, +) == total)
      for (share, contribution) in zip(shares, contributions) {
        #expect(abs(Double(share) - contribution * 1e6) <= 2)
      }
    }
  }

  @Test func valuesThatCannotAddUpStopTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = IntegerShares.round([1, .nan], totalMicro: 1_000_000) }
    await #expect(processExitsWith: .failure) {
      _ = IntegerShares.round([1, .infinity], totalMicro: 1_000_000)
    }
    await #expect(processExitsWith: .failure) { _ = IntegerShares.round([1], totalMicro: 1_000_005) }
    await #expect(processExitsWith: .failure) { _ = IntegerShares.round([], totalMicro: 1) }
  }
}
