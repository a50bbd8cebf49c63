import Scoring
import Testing

@Suite struct ProbabilityScaleTests {
  private func made(of points: [(Int64, Int64)]) -> ProbabilityScale? {
    ProbabilityScale(
      knots: points.map { .init(scoreMicro: $0.0, probabilityMicro: $0.1) }, isCalibrated: true)
  }

  @Test func withoutKnotsAScoreIsTheLogitOfItsProbability() {
    let scale = ProbabilityScale.logistic(isCalibrated: false)
    #expect(abs(scale.probability(scoreMicro: 0) - 0.5) < 1e-15)
    #expect(abs(scale.probability(scoreMicro: -2_000_000) - 0.119_202_922_022_117_6) < 1e-12)
  }

  @Test func betweenKnotsItRisesStraightAndBeyondThemItStays() throws {
    let scale = try #require(made(of: [(-4_000_000, 1_000), (0, 101_000), (1_000_000, 900_000)]))
    let scores: [Int64] = [-9_000_000, -4_000_000, -2_000_000, 0, 500_000, 1_000_000, 9_000_000]
    let found = scores.map { (scale.probability(scoreMicro: $0) * 1e6).rounded() }
    #expect(found == [1_000, 1_000, 51_000, 101_000, 500_500, 900_000, 900_000])
  }

  @Test func aCurveThatFallsOrHasNoTwoPointsIsNone() {
    let faulty: [[(Int64, Int64)]] = [
      [], [(0, 5)], [(0, 5), (0, 6)], [(1, 5), (0, 6)], [(0, 6), (1, 5)], [(0, -1), (1, 5)],
      [(0, 1), (1, 1_000_001)],
    ]
    let none = faulty.allSatisfy { made(of: $0) == nil }
    #expect(none)
  }
}
