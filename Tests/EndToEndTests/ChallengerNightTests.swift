import AlertStore
import Core
import Features
import Pipeline
import Reporting
import Scoring
import TestSupport
import Testing

/// Nights of a pipeline with a LightGBM model beside its own.
@Suite(.serialized) struct ChallengerNightTests {
  static func policy(_ decider: ScoreDecider?, calibration: Bool = true) -> String {
    """
    why: a test looks at every transaction
    source: test
    combination: {offset_micro: -42221, model_weight_micro: 994880, point_weight_micro: 40074}
    look_line_micro: -50000000
    alarm_line_micro: 0
    learning_days: 31

    """ + (decider.map { "decides: \($0.rawValue)\n" } ?? "")
      + (calibration ? "challenger_calibration: {slope_micro: 900000, offset_micro: -300000}\n" : "")
  }

  static func definition(
    _ night: SimulatedNight, _ policy: String, features: [String] = FeatureCatalogue.names.map(\.text)
  ) throws -> PipelineDefinition {
    _ = try night.folder.write(policy, as: "policy.yaml")
    _ = try night.folder.write(
      RandomTreeFile.text(features: features, trees: 20, seed: 8), as: "challenger.txt")
    return try night.definition(adding: "challenger: challenger.txt\n", policy: "policy.yaml")
  }

  static func transactions(_ night: SimulatedNight, _ database: String) throws -> [StoredTransaction] {
    let store = try AlertDatabase(path: night.folder.path(of: database), access: .readOnly)
    return try store.alerts(matching: AlertFilter(limit: 10_000)).flatMap { alert in
      try store.alert(id: alert.alertID)?.transactions ?? []
    }
  }

  @Test func bothScoresAreStoredWhoeverDecides() throws {
    let night = try SimulatedNight(accounts: 20, days: 33)
    var scores: [ScoreDecider: [StoredTransaction]] = [:]
    for decider in ScoreDecider.allCases {
      let definition = try Self.definition(night, Self.policy(decider))
      try night.run(database: "\(decider).sqlite", workers: 2, definition: definition)
      scores[decider] = try Self.transactions(night, "\(decider).sqlite")
    }
    let combination = try Self.definition(night, Self.policy(.both)).policy.combination
    for (decider, stored) in scores {
      #expect(stored.count > 10)
      for record in stored.map(\.record) {
        let challenger = try #require(record.explained.challenger)
        #expect(challenger.decider.rawValue == decider.rawValue)
        let logit = decider.logit(
          model: Double(record.score.modelScoreMicro) / 1e6, challenger: Double(challenger.scoreMicro) / 1e6)
        let expected = combination.logit(model: logit, points: Int32(record.score.rulePoints))
        #expect(abs(expected * 1e6 - Double(record.score.scoreMicro)) <= 2)
        let parts = record.explained.families.reduce(0) { $0 + $1.contributionMicro }
        #expect(record.score.baselineMicro + parts == record.score.scoreMicro)
        let memo = record.explained.memoSpans.reduce(0) { $0 + $1.contributionMicro }
        let stored = record.reasons.filter { $0.origin == .memo }.reduce(0) { $0 + $1.contributionMicro }
        #expect(record.reasons.contains { $0.origin == .others } || memo == stored)
      }
    }
    // The same transactions have the same two scores, whoever decides.
    func pairs(_ decider: ScoreDecider) -> Set<[Int64]> {
      Set(
        (scores[decider] ?? []).map {
          [
            $0.record.source.byteOffset, $0.record.score.modelScoreMicro,
            $0.record.explained.challenger?.scoreMicro ?? 0,
          ]
        })
    }
    #expect(pairs(.model) == pairs(.both) && pairs(.both) == pairs(.challenger))
  }

  @Test func anAlertShowsWhatItsScoreIsMadeOf() throws {
    let night = try SimulatedNight(accounts: 20, days: 33)
    // A line that some transactions reach by a little, so that a change of one feature is enough for some.
    let definition = try Self.definition(
      night, Self.policy(.both).replacing("-50000000", with: "-2000000"))
    try night.run(database: "a.sqlite", definition: definition)
    let store = try AlertDatabase(path: night.folder.path(of: "a.sqlite"), access: .readOnly)
    let details = try store.alerts(matching: AlertFilter(limit: 10_000)).compactMap {
      try store.alert(id: $0.alertID)
    }
    let changes = details.flatMap(\.transactions).compactMap(\.record.explained.smallestChange)
    #expect(!changes.isEmpty)
    #expect(changes.allSatisfy { $0.scoreMicro < -2_000_000 })
    let japanese = details.map { AlertDetail($0, language: .japanese).terminal(.plain) }.joined()
    for words in ["理由の分類", "摘要の内訳", "最小の変更", "であれば、要確認の線を下回っていました", "両モデルの平均で判定"] {
      #expect(japanese.contains(words), "\(words)")
    }
    let english = details.map { AlertDetail($0, language: .english).terminal(.plain) }.joined()
    #expect(english.contains("would have stayed below the line") && english.contains("Challenger's reasons"))
    let json = AlertDetail(try #require(details.first), language: .english).json()
    #expect(json.contains("\"challenger_score_micro\"") && json.contains("\"decider\":\"both\""))
  }

  @Test func aChallengerIsPartOfWhatThePipelineIs() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    let with = try Self.definition(night, Self.policy(.model))
    let other = RandomTreeFile.text(features: ["transaction.amount_yen"], trees: 1, seed: 1)
    _ = try night.folder.write(other, as: "challenger.txt")
    let changed = try night.definition(adding: "challenger: challenger.txt\n", policy: "policy.yaml")
    #expect(with.digest != changed.digest)
    #expect(with.modelDigest == changed.modelDigest)
  }

  /// Each fault of a challenger is said with its code, and with the line where a line is to blame.
  @Test func whatCannotBeUsedIsRefused() throws {
    let night = try SimulatedNight(accounts: 20, days: 2)
    func findings(_ make: () throws -> PipelineDefinition) -> [Finding] {
      do {
        _ = try make()
        return []
      } catch PipelineError.invalidPipeline(let findings, _) {
        return findings
      } catch {
        return []
      }
    }
    let unknown = findings { try Self.definition(night, Self.policy(.both), features: ["Column_0"]) }
    #expect(unknown.map(\.code) == ["PIP-072"])
    #expect(unknown.first?.place.record == 8 && unknown.first?.place.field == "Column_0")
    let uncalibrated = findings { try Self.definition(night, Self.policy(nil, calibration: false)) }
    #expect(uncalibrated.map(\.code) == ["PIP-071"])
    let undecided = findings { try Self.definition(night, Self.policy(.both, calibration: false)) }
    #expect(undecided.map(\.code) == ["ALT-002"])
    let alone = findings {
      _ = try night.folder.write(Self.policy(.both), as: "policy.yaml")
      return try night.definition(adding: "", policy: "policy.yaml")
    }
    #expect(alone.map(\.code) == ["PIP-070"])
    let missing = findings {
      try night.definition(adding: "challenger: nowhere.txt\n", policy: "policy.yaml")
    }
    #expect(missing.map(\.code) == ["PIP-001"])
  }
}
