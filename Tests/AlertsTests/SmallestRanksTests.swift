import Alerts
import TestSupport
import Testing

@Suite struct SmallestRanksTests {
  /// Who is kept depends on who was offered alone: not on the order, nor on how often.
  @Test func theSmallestAreKeptInAnyOrder() {
    for seed in UInt64(1)...100 {
      var random = SeededGenerator(seed: seed)
      let ranks = (0..<(1 + below(&random, 60))).map { _ in below(&random, 80) }
      let capacity = 1 + below(&random, 20)
      let expected = Array(Set(ranks).sorted().prefix(capacity))
      for order in [ranks, ranks.reversed(), ranks + ranks] {
        var kept = SmallestRanks<Int, String>(capacity: capacity)
        var dropped: [Int] = []
        for rank in order where kept.admits(rank) {
          if let last = kept.keep("of \(rank)", at: rank) { dropped.append(last) }
        }
        #expect(kept.ranks == expected, "seed \(seed)")
        #expect(kept.contents.keys.sorted() == expected && kept.contents.allSatisfy { $1 == "of \($0)" })
        #expect(Set(dropped).isDisjoint(with: expected))
      }
    }
  }

  @Test func whatIsKeptOfAMemberIsReplaced() {
    var kept = SmallestRanks<Int, String>(capacity: 2)
    #expect(kept.keep("a", at: 5) == nil && kept.keep("b", at: 3) == nil)
    #expect(kept.keep("c", at: 5) == nil && kept.contents[5] == "c")
    #expect(!kept.admits(6) && kept.admits(5) && kept.admits(4))
    #expect(kept.keep("d", at: 4) == 5 && kept.ranks == [3, 4] && kept.contents[5] == nil)
  }
}
