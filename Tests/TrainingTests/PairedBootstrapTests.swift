import NeuralNet
import Testing
@testable import Training

@Suite struct PairedBootstrapTests {
  /// Rows of a hundred accounts with a truth, and rankings that see it through noise.
  private struct Rankings {
    var isFraud: [Bool] = []
    var groups: [Int32] = []
    var weights: [Float] = []
    var clear: [Float] = []
    var blurred: [Float] = []

    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      for row in 0..<2_000 {
        let fraud = generator.nextUnit() < 0.1
        isFraud.append(fraud)
        groups.append(Int32(row % 100))
        weights.append(row % 3 == 0 ? 2 : 1)
        let (first, second) = (generator.nextUnit(), generator.nextUnit())
        clear.append(Float((fraud ? 1 : 0) + 1.5 * first))
        // Rounded, so that there are ties.
        blurred.append(Float((((fraud ? 0.5 : 0) + 3 * second) * 20).rounded()))
      }
    }

    func compare(_ new: [Float], over old: [Float], draws: Int = 200) -> PairedBootstrap.Interval {
      PairedBootstrap(isFraud: isFraud, weights: weights, groups: groups).compare(
        new, over: old, draws: draws, seed: 1)
    }

    func averagePrecision(_ scores: [Float]) -> Double {
      var ranked = RankedScores()
      for row in scores.indices {
        ranked.add(score: Double(scores[row]), isFraud: isFraud[row], weight: weights[row])
      }
      return ranked.figures().averagePrecision
    }
  }

  @Test func theDifferenceIsThatOfTheFigures() {
    let rankings = Rankings(seed: 1)
    let found = rankings.compare(rankings.clear, over: rankings.blurred)
    let expected = rankings.averagePrecision(rankings.clear) - rankings.averagePrecision(rankings.blurred)
    #expect(abs(found.difference - expected) < 1e-12)
  }

  @Test func aRealDifferenceIsSureAndNoneIsNot() {
    let rankings = Rankings(seed: 2)
    let better = rankings.compare(rankings.clear, over: rankings.blurred)
    #expect(better.isAboveZero && better.low < better.difference && better.difference < better.high)
    #expect(!rankings.compare(rankings.blurred, over: rankings.clear).isAboveZero)
    let same = rankings.compare(rankings.clear, over: rankings.clear)
    #expect(same == PairedBootstrap.Interval(difference: 0, low: 0, high: 0) && !same.isAboveZero)
  }

  /// A difference that one account alone makes is not sure, however many rows it has.
  @Test func whatOneAccountSaysIsNotSure() {
    var (isFraud, groups, old, new) = ([Bool](), [Int32](), [Float](), [Float]())
    for row in 0..<400 {
      let isOdd = row >= 300
      groups.append(isOdd ? 0 : Int32(1 + row % 50))
      isFraud.append(isOdd ? row % 2 == 0 : row % 10 == 0)
      old.append(Float(isOdd ? 0 : (isFraud[row] ? 2 : 1)))
      new.append(isOdd ? (isFraud[row] ? 3 : -1) : old[row])
    }
    let found = PairedBootstrap(isFraud: isFraud, weights: old.map { _ in 1 }, groups: groups).compare(
      new, over: old, draws: 400, seed: 3)
    #expect(found.difference > 0.05 && !found.isAboveZero)
  }

  @Test func drawsDependOnTheSeedAlone() {
    let rankings = Rankings(seed: 4)
    #expect(
      rankings.compare(rankings.clear, over: rankings.blurred, draws: 40)
        == rankings.compare(rankings.clear, over: rankings.blurred, draws: 40))
  }
}
