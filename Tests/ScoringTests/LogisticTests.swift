import Foundation
import Testing

@testable import Scoring

@Suite struct LogisticTests {
  @Test func theExponentialAgreesWithTheSystems() {
    var largest = 0.0
    for step in -70_000...70_000 {
      let value = Double(step) * 0.01 + 0.001_234_5
      let (own, system) = (Logistic.exponential(value), exp(value))
      largest = max(largest, abs(own - system) / system)
    }
    // Two units in the last place.
    #expect(largest < 0x1p-51)
    #expect(Logistic.exponential(0) == 1)
  }

  @Test func beyondItsRangeItEndsAsItShould() {
    #expect(Logistic.exponential(-.infinity) == 0 && Logistic.exponential(-800) == 0)
    #expect(Logistic.exponential(.infinity) == .infinity && Logistic.exponential(800) == .infinity)
    #expect(Logistic.exponential(.nan).isNaN)
    #expect(Logistic.exponential(-745) > 0)
    #expect(Logistic.probability(1e6) == 1 && Logistic.probability(-1e6) == 0)
    #expect(Logistic.probability(0) == 0.5)
  }

  /// The bits are written down: they are the same on every processor, or stored probabilities would not be.
  @Test(
    arguments: [
      (0, 0x3FE0_0000_0000_0000), (1, 0x3FE0_0000_8637_BD06), (-2_500_000, 0x3FB3_6B71_1253_4847),
      (3_141_593, 0x3FEE_ACA7_F4D4_C21C), (12_345_678, 0x3FEF_FFF6_E16C_5A81),
      (-21_000_001, 0x3E0A_0DAF_1B6E_11CE),
    ] as [(Int64, UInt64)])
  func theBitsAreThoseWrittenDown(scoreMicro: Int64, bits: UInt64) {
    #expect(Logistic.probability(Double(scoreMicro) / 1e6).bitPattern == bits)
  }

  @Test func aLogitIsTheLogitOfItsProbability() {
    for logit in stride(from: -20.0, through: 20, by: 0.37) {
      #expect(abs(Logistic.logit(Logistic.probability(logit)) - logit) < 1e-6)
    }
  }
}
