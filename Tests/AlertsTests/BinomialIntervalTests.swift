import Alerts
import Foundation
import Testing

@Suite struct BinomialIntervalTests {
  /// Values of scipy 1.17.1: `beta.ppf(tail, hits, size - hits + 1)` and `beta.ppf(1 - tail, hits + 1, size - hits)`.
  static let known: [(hits: Int, size: Int, confidence: Double, lowest: Double, highest: Double)] = [
    (0, 1, 0.95, 0.000000000000, 0.975000000000),
    (1, 1, 0.95, 0.025000000000, 1.000000000000),
    (0, 20, 0.95, 0.000000000000, 0.168433470983),
    (1, 20, 0.95, 0.001265089498, 0.248732762772),
    (10, 20, 0.95, 0.271957849561, 0.728042150439),
    (0, 600, 0.95, 0.000000000000, 0.006129271331),
    (3, 600, 0.95, 0.001032309517, 0.014542042140),
    (600, 600, 0.95, 0.993870728669, 1.000000000000),
    (599, 600, 0.95, 0.990749227721, 0.999957804544),
    (17, 15_000, 0.95, 0.000660342663, 0.001813958347),
    (7_500, 15_000, 0.99, 0.489452236116, 0.510547763884),
    (2, 50, 0.9, 0.007153719531, 0.120614155422),
  ]

  @Test(arguments: known)
  func theIntervalIsThatOfOthers(
    hits: Int, size: Int, confidence: Double, lowest: Double, highest: Double
  ) throws {
    let interval = try #require(
      BinomialInterval.clopperPearson(hits: hits, of: size, confidence: confidence))
    #expect(abs(interval.lowerBound - lowest) < 1e-10)
    #expect(abs(interval.upperBound - highest) < 1e-10)
  }

  @Test func anEmptySampleSaysNothing() {
    #expect(BinomialInterval.clopperPearson(hits: 0, of: 0) == nil)
  }

  @Test func theShareOfTheSampleLiesWithinAndTheIntervalMirrors() throws {
    for size in [1, 7, 60, 450] {
      for hits in 0...size where hits % 7 == 0 || hits == size {
        let interval = try #require(BinomialInterval.clopperPearson(hits: hits, of: size))
        #expect(interval.contains(Double(hits) / Double(size)))
        let mirrored = try #require(BinomialInterval.clopperPearson(hits: size - hits, of: size))
        #expect(abs(interval.lowerBound - (1 - mirrored.upperBound)) < 1e-12)
      }
    }
  }
}
