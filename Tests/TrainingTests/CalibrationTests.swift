import NeuralNet
import Scoring
import Testing

@testable import Training

@Suite struct CalibrationTests {
  /// Rows whose true chance of fraud is a function of the score.
  private func rows(count: Int, seed: UInt64, chance: (Double) -> Double) -> [Calibration.Row] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let score = generator.nextUnit() * 8 - 6
      return Calibration.Row(
        scoreMicro: Int64(score * 1e6), isFraud: generator.nextUnit() < chance(score), fold: index % 5)
    }
  }

  @Test func scoresThatHoldAlreadyAreLeftAlone() throws {
    let calibration = try Calibration(rows(count: 40_000, seed: 1) { Logistic.probability($0) })
    let quality = try #require(calibration.quality[.present])
    #expect(abs(calibration.slope - 1) < 0.05 && abs(calibration.offset) < 0.05)
    #expect(quality.table.expectedError < 0.005)
    #expect(calibration.best != .isotonic)
  }

  @Test func aSlopeThatIsWrongIsFound() throws {
    let calibration = try Calibration(rows(count: 40_000, seed: 2) { Logistic.probability(0.5 * $0 - 1) })
    #expect(calibration.best == .logistic)
    #expect(abs(calibration.slope - 0.5) < 0.05 && abs(calibration.offset + 1) < 0.1)
  }

  /// No slope makes a step of a logistic curve; a rising curve does, and its knots follow the steps.
  @Test func aCurveThatIsNoneOfThoseIsFoundByTheRisingOne() throws {
    let calibration = try Calibration(rows(count: 40_000, seed: 3) { $0 < -3 ? 0.02 : ($0 < 0 ? 0.3 : 0.35) })
    #expect(calibration.best == .isotonic)
    let scale = try #require(ProbabilityScale(knots: calibration.knots, isCalibrated: true))
    for (score, expected) in [(-5.0, 0.02), (-2, 0.3), (1.5, 0.35)] {
      #expect(abs(scale.probability(scoreMicro: Int64(score * 1e6)) - expected) < 0.03)
    }
  }

  /// The best rising value at a place is the largest, over all beginnings before it, of the least mean to an end behind it.
  @Test func sharesAreThoseOfTheBestRisingCurve() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      let labels = (0..<40).map { generator.nextUnit() < Double($0) / 45 }
      let knots = try #require(
        IsotonicFit.knots(scoresMicro: (0..<40).map { Int64($0) }, labels: labels, leastFraud: 0))
      func mean(_ range: ClosedRange<Int>) -> Double {
        Double(labels[range].count { $0 }) / Double(range.count)
      }
      let best = (0..<40).map { place in
        (0...place).map { start in (place..<40).map { mean(start...$0) }.min() ?? 0 }.max() ?? 0
      }
      let expected = Set(best.map { Int64(($0 * 1e6).rounded()) }).sorted()
      #expect(knots.map(\.probabilityMicro) == expected)
    }
  }

  /// A probability of zero would rest on no fraud at all.
  @Test func everyBlockRestsOnFrauds() throws {
    let labels = (0..<1_000).map { $0 > 900 && $0 % 3 == 0 }
    let knots = try #require(
      IsotonicFit.knots(scoresMicro: (0..<1_000).map { Int64($0) }, labels: labels))
    let areAbove = knots.allSatisfy { $0.probabilityMicro > 0 }
    #expect(areAbove)
  }

  @Test func tooFewFraudsGiveNoCurve() {
    let labels = [false, true, false, true, true, false]
    #expect(IsotonicFit.knots(scoresMicro: [1, 2, 3, 4, 5, 6], labels: labels) == nil)
  }

  @Test func outcomesOfOneKindAreRefused() {
    #expect(throws: TrainingError.oneSidedLabels(folder: "calibration")) {
      try Calibration([Calibration.Row(scoreMicro: 1, isFraud: false, fold: 0)])
    }
  }
}
