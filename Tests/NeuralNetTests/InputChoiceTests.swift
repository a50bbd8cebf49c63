import Testing

@testable import NeuralNet

@Suite struct InputChoiceTests {
  static let groups = [0..<3, 3..<4, 5..<9, 9..<10, 12..<14]

  @Test(arguments: [(0.01, 1), (0.3, 2), (0.5, 3), (0.7, 4), (1, 5)])
  func aShareOfTheGroupsIsTakenWhole(share: Double, kept: Int) {
    let whole = InputChoice(groups: Self.groups)
    #expect(whole.count == 11 && whole.end == 14)
    for seed in 0..<50 as Range<UInt64> {
      let sample = whole.sample(share: share, seed: seed)
      #expect(sample.groups.count == kept)
      #expect(sample.groups == Self.groups.filter(sample.groups.contains))
      #expect(sample.count == sample.groups.reduce(0) { $0 + $1.count })
      #expect(sample == whole.sample(share: share, seed: seed))
    }
  }

  @Test func everyGroupIsAsLikelyAsAnother() {
    var taken = [Int](repeating: 0, count: 5)
    for seed in 0..<2_000 as Range<UInt64> {
      let sample = InputChoice(groups: Self.groups).sample(share: 0.4, seed: seed)
      for place in 0..<5 where sample.groups.contains(Self.groups[place]) { taken[place] += 1 }
    }
    // 800 are expected of each; five deviations are 110.
    #expect(taken.allSatisfy { (690...910).contains($0) }, "\(taken)")
  }

  @Test func noNumbersAreNoGroups() {
    #expect(InputChoice(allOf: 0).groups.isEmpty)
    #expect(InputChoice(allOf: 0).end == 0)
    #expect(InputChoice(allOf: 7).groups == [0..<7])
  }
}
