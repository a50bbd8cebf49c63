import Testing
import Training

@Suite struct RankedScoresTests {
  static func figures(_ rows: [(Double, Bool)]) -> RankedScores.Figures {
    var ranked = RankedScores()
    for (score, isFraud) in rows { ranked.add(score: score, isFraud: isFraud) }
    return ranked.figures()
  }

  @Test func aPerfectRankingHasPrecisionOne() {
    let figures = Self.figures([(0.9, true), (0.8, true), (0.2, false), (0.1, false)])
    #expect(figures.averagePrecision == 1)
    #expect(figures.areaUnderROC == 1)
  }

  /// Worked by hand: frauds at ranks 1, 3 and 5 of 6 give (1 + 2/3 + 3/5) / 3.
  @Test func averagePrecisionIsTheMeanOverTheFrauds() {
    let figures = Self.figures([(6, true), (5, false), (4, true), (3, false), (2, true), (1, false)])
    #expect(abs(figures.averagePrecision - (1 + 2.0 / 3 + 3.0 / 5) / 3) < 1e-12)
    #expect(abs(figures.areaUnderROC - 6.0 / 9) < 1e-12)
  }

  @Test func equalScoresCountTogetherInAnyOrder() {
    let one = Self.figures([(1, true), (1, false), (1, false), (0, true)])
    let other = Self.figures([(1, false), (1, false), (1, true), (0, true)])
    #expect(one == other)
    #expect(abs(one.averagePrecision - (0.5 / 3 + 0.5 * 2 / 4)) < 1e-12)
  }

  @Test func aWeightStandsForSoManyRows() {
    var weighted = RankedScores()
    weighted.add(score: 3, isFraud: true)
    weighted.add(score: 2, isFraud: false, weight: 3)
    weighted.add(score: 1, isFraud: true)
    let plain = Self.figures([(3, true), (2, false), (2, false), (2, false), (1, true)])
    #expect(weighted.figures() == plain)
  }

  @Test func theTopHalfPercentIsCounted() {
    var ranked = RankedScores()
    for row in 0..<1_000 {
      ranked.add(score: Double(1_000 - row), isFraud: row == 0 || row == 3 || row == 500)
    }
    let figures = ranked.figures()
    #expect(abs(figures.recallAtHalfPercent - 2.0 / 3) < 1e-12)
    #expect(abs(figures.precisionAtHalfPercent - 2.0 / 5) < 1e-12)
    #expect(figures.lineAtHalfPercent == 996)
  }
}
