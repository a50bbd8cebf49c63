import Core
import Expressions
import TestSupport
import Testing

@testable import Rules

/// Conditions of the whole language, not only of what columns compute: the columns give what the evaluation of single
/// rows gives.
@Suite struct RandomLanguageTests {
  private static let columns = [
    ExtraColumnSpec(name: "terminal", type: .text, titleJapanese: "端末", titleEnglish: "terminal")
  ]
  private static let vocabulary = Vocabulary(TestCatalogue.features, extraColumns: columns)

  /// What the writer may name: one unit for each type, because it knows nothing of units.
  private static let variables: [(name: String, kind: RandomExpression.Kind)] =
    TestCatalogue.features.compactMap { spec in
      switch (spec.type, spec.unit) {
      case (.integer, .count): return (spec.name.text, .int)
      case (.real, .ratio): return (spec.name.text, .double)
      case (.boolean, _): return (spec.name.text, .bool)
      default: return nil
      }
    } + [
      ("transaction.memo", .string), ("transaction.counterparty_name", .string), ("extra.terminal", .string),
      ("transaction.occurred_at", .timestamp), ("transaction.occurred_on", .timestamp),
    ]

  private func conditions(_ count: Int, seed: UInt64) -> [RuleCondition] {
    var writer = RandomExpression(seed: seed, variables: Self.variables)
    var conditions: [RuleCondition] = []
    while conditions.count < count {
      // Some are refused: all literals, never computable, or too costly.
      let text = writer.write(.bool, depth: 4)
      if let condition = RuleCondition.read(text, vocabulary: Self.vocabulary).condition {
        conditions.append(condition)
      }
    }
    return conditions
  }

  private func batch(_ rows: Int, _ random: inout SeededGenerator) -> (TransactionBatch, FeatureMatrix) {
    var batch = TransactionBatch(extraColumns: Self.columns)
    var matrix = FeatureMatrix(names: TestCatalogue.features.map(\.name), rowCapacity: rows)
    matrix.reset(rows: rows)
    let texts = ["", "a", "振込", "フリコミ ヤマダ", "refund 500", "12", "b"]
    for row in 0..<rows {
      batch.occurredAtSeconds.append(Int64.random(in: 1_600_000_000...1_800_000_000, using: &random))
      batch.hasTimeOfDay.append(Int.random(in: 0..<6, using: &random) > 0)
      batch.channel.append(.atm)
      batch.kind.append(.cash)
      batch.direction.append(.outgoing)
      for column in [\TransactionBatch.memo, \.counterpartyName] {
        batch[keyPath: column].append(contentsOf: (texts.randomElement(using: &random) ?? "").utf8)
      }
      batch.extraColumns[0].texts.append(contentsOf: (texts.randomElement(using: &random) ?? "").utf8)
      for (feature, spec) in TestCatalogue.features.enumerated() {
        let number = Double(Int.random(in: 0...6, using: &random)) - 2
        let value = spec.type == .boolean ? (number > 0 ? 1 : 0) : spec.type == .real ? number / 2 : number
        matrix[feature, row] = Int.random(in: 0..<12, using: &random) == 0 ? .nan : value
      }
    }
    return (batch, matrix)
  }

  @Test func columnsEqualRows() {
    var random = SeededGenerator(seed: 11)
    var outcomes: [RuleOutcome: Int] = [:]
    var byRows = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let rules = conditions(500, seed: seed).map { ConditionSupport.rule($0) }
      let pack = RulePack(
        files: [], featureNames: TestCatalogue.features.map(\.name), textColumns: ["terminal"], rules: rules)
      let (batch, matrix) = batch(5, &random)
      var evaluator = RuleEvaluator(pack: pack)
      var verdicts = RuleVerdicts()
      evaluator.evaluate(batch, features: matrix, into: &verdicts)
      let rows = (0..<batch.count).map { RuleRow($0, of: batch, features: matrix) }
      for (index, rule) in rules.enumerated() {
        let expected = rows.map { rule.condition.outcome($0) }
        let counts = verdicts.counts[index]
        #expect(
          [counts.fired, counts.silent, counts.missing, counts.failed]
            == [RuleOutcome.fired, .silent, .missing, .failed].map { outcome in
              expected.count { $0 == outcome }
            },
          "\(rule.condition.source)")
        let fired = verdicts.hits.filter { $0.rule == Int32(index) }.map { Int($0.row) }
        #expect(fired == expected.indices.filter { expected[$0] == .fired }, "\(rule.condition.source)")
        for outcome in expected { outcomes[outcome, default: 0] += 1 }
        byRows += ColumnGraph([rule.condition.columns]).rowPieces.isEmpty ? 0 : 1
      }
    }
    // 20,000 conditions; most of them columns cannot compute alone, and every outcome is met.
    #expect(byRows > 10_000)
    for outcome in RuleOutcome.allCases { #expect(outcomes[outcome, default: 0] > 2_000, "\(outcome)") }
  }
}
