import Testing

@testable import JapaneseText

@Suite struct KanaKinshipTests {
  /// Every way in which the distance is cheap: voicing, same sound, long vowels, ヴ with a vowel, swaps, ideographs.
  @Test func theLeastCostIsNeverAboveTheCost() {
    let letters = Array("アイウエオカガキコケゴハバパヒビヘベホボヴーヅズヂジヲヰヱンャヤッツ山田髙ABn-1".unicodeScalars).map(\.value)
    var generator = FixedGenerator(state: 11)
    var distance = WeightedEditDistance()
    var (exact, loose) = (0, 0)
    for _ in 0..<200_000 {
      let left = (0..<Int.random(in: 0..<7, using: &generator)).map { _ in
        letters[Int.random(in: letters.indices, using: &generator)]
      }
      let right = (0..<Int.random(in: 0..<7, using: &generator)).map { _ in
        letters[Int.random(in: letters.indices, using: &generator)]
      }
      let least = KanaKinship.standard.leastCost(left.span, right.span)
      let cost = distance.cost(left.span, right.span)
      #expect(least <= cost, "\(left) \(right)")
      if least == cost { exact += 1 } else { loose += 1 }
    }
    // It tells something: much of the time it is the cost itself.
    #expect(exact > 20_000 && loose > 20_000)
  }

  @Test func everyPairOfKanaKeepsTheBound() {
    var distance = WeightedEditDistance()
    for left in UInt32(0x30A1)...0x30FE {
      for right in UInt32(0x30A1)...0x30FE {
        let (one, two): ([UInt32], [UInt32]) = ([0x30B3, left], [0x30B3, right])
        let least = KanaKinship.standard.leastCost(one.span, two.span)
        #expect(least <= distance.cost(one.span, two.span), "\(left) \(right)")
      }
    }
  }
}
