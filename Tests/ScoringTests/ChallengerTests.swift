import BoostedTrees
import Core
import Features
import Scoring
import TestSupport
import Testing

@Suite struct ChallengerTests {
  static let catalogue: [FeatureName] = ["a.count_1h", "a.count.1h", "b.sum_yen", "transaction.amount_yen"]

  static func read(_ features: [String]) throws(ChallengerFault) -> Challenger {
    let file = RandomTreeFile.text(features: features, trees: 2, seed: 1)
    return try Challenger(bytes: Array(file.utf8), catalogue: catalogue)
  }

  @Test func namesAreFoundAsWrittenOrSafelySpelled() throws {
    let names = try Self.read(["transaction_amount_yen", "a.count.1h", "b.sum_yen"]).names
    #expect(names == ["transaction.amount_yen", "a.count.1h", "b.sum_yen"])
    let columns = try Self.read(["b_sum_yen", "a.count_1h"]).matrixColumns(in: Self.catalogue)
    #expect(columns == [2, 0])
    #expect(try Self.read(["b_sum_yen"]).matrixColumns(in: ["a.count_1h"]) == nil)
  }

  @Test func aNameThatCannotBePlacedIsRefusedWithItsLine() throws {
    #expect(throws: ChallengerFault.unknownFeature(name: "Column_0", line: 8)) { try Self.read(["Column_0"]) }
    #expect(throws: ChallengerFault.ambiguousFeature(name: "a_count_1h", line: 8)) {
      try Self.read(["a_count_1h"])
    }
    #expect(throws: ChallengerFault.repeatedFeature(name: "b.sum_yen", line: 8)) {
      try Self.read(["b.sum_yen", "b_sum_yen"])
    }
    for fault in [
      ChallengerFault.unknownFeature(name: "x", line: 8), .ambiguousFeature(name: "x", line: 8),
      .repeatedFeature(name: "x", line: 8), .scoresTooLarge,
    ] {
      #expect(fault.line == (fault == .scoresTooLarge ? nil : 8))
      #expect(!fault.english.isEmpty && !fault.japanese.isEmpty)
    }
  }

  @Test func scoresThatCannotBeStoredAreRefused() throws {
    let challenger = try Self.read(["b.sum_yen"])
    #expect(throws: ChallengerFault.scoresTooLarge) {
      try DualTrack(
        challenger: challenger, calibration: ChallengerCalibration(slopeMicro: .max / 2, offsetMicro: 0),
        decider: .both)
    }
  }

  /// Whoever decides, a higher logit of either model never lowers the score, and one of a model that counts raises it.
  @Test(arguments: ScoreDecider.allCases) func theScoreRisesWithTheModelsThatCount(decider: ScoreDecider) {
    for own in stride(from: -8.0, through: 8, by: 0.5) {
      for other in stride(from: -8.0, through: 8, by: 0.5) {
        let logit = decider.logit(model: own, challenger: other)
        #expect(logit >= min(own, other) && logit <= max(own, other))
        let risen = decider.logit(model: own + 0.25, challenger: other)
        let otherRisen = decider.logit(model: own, challenger: other + 0.25)
        #expect(risen - logit == 0.25 * decider.modelShare)
        #expect(otherRisen - logit == 0.25 * decider.challengerShare)
      }
    }
  }
}
