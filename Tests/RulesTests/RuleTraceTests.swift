import Core
import Expressions
import Testing

@testable import Rules

/// A trace has the shape and the words of its condition.
@Suite struct RuleTraceTests {
  private func lines(_ trace: ExpressionTrace, _ indentation: String = "") -> [String] {
    ["\(indentation)\(trace.text) = \(word(trace.value))"]
      + trace.operands.flatMap { lines($0, indentation + "  ") }
  }

  private func word(_ value: ExpressionValue) -> String {
    if case .string(let text) = value { return "'\(String(decoding: text, as: UTF8.self))'" }
    return "\(value)"
  }

  @Test func mirrorsTheCondition() {
    let condition = ConditionSupport.condition(
      "transaction.channel == 'atm' && (account.idle_days > 180 || transaction.amount_yen / 2 >= 10)")
    let row = ConditionSupport.row(["transaction.amount_yen": 21], [.channel: "atm"])
    #expect(
      lines(condition.trace(row)) == [
        "\(condition.source) = bool(true)",
        "  transaction.channel == 'atm' = bool(true)",
        "    transaction.channel = 'atm'",
        "    'atm' = 'atm'",
        "  (account.idle_days > 180 || transaction.amount_yen / 2 >= 10) = bool(true)",
        "    account.idle_days > 180 = failure(Expressions.ExpressionFailure.missing)",
        "      account.idle_days = failure(Expressions.ExpressionFailure.missing)",
        "      180 = int(180)",
        "    transaction.amount_yen / 2 >= 10 = bool(true)",
        "      transaction.amount_yen / 2 = int(10)",
        "        transaction.amount_yen = int(21)",
        "        2 = int(2)",
        "      10 = int(10)",
      ])
    #expect(condition.outcome(row) == .fired)
  }

  @Test func readsARowOfABatch() {
    var batch = TransactionBatch()
    for index in 0..<2 {
      batch.occurredAtSeconds.append(0)
      batch.channel.append(index == 0 ? .branch : .atm)
      batch.kind.append(.cash)
      batch.direction.append(.outgoing)
    }
    var matrix = FeatureMatrix(names: TestCatalogue.features.map(\.name), rowCapacity: 4)
    matrix.reset(rows: 2)
    matrix[TestCatalogue.index("transaction.amount_yen"), 1] = 5
    let condition = ConditionSupport.condition(
      "transaction.channel == 'atm' && transaction.direction == 'out' && transaction.amount_yen == 5")
    #expect(condition.outcome(RuleRow(0, of: batch, features: matrix)) == .silent)
    #expect(condition.outcome(RuleRow(1, of: batch, features: matrix)) == .fired)
    var evaluator = RuleEvaluator(pack: ConditionSupport.pack([condition]))
    var verdicts = RuleVerdicts()
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    #expect(verdicts.hits == [RuleVerdicts.Hit(row: 1, rule: 0)])
  }
}
