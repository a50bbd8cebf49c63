import Core
import Testing

@testable import Rules

/// A trace has the shape and the words of its condition.
@Suite struct RuleTraceTests {
  private func lines(_ trace: RuleTrace, _ indentation: String = "") -> [String] {
    ["\(indentation)\(trace.text) = \(trace.value)"]
      + trace.operands.flatMap { lines($0, indentation + "  ") }
  }

  @Test func mirrorsTheCondition() {
    let condition = ConditionSupport.condition(
      "transaction.channel == 'atm' && (account.idle_days > 180 || transaction.amount_yen / 2 >= 10)")
    let row = ConditionSupport.row(["transaction.amount_yen": 21], [.channel: "atm"])
    #expect(
      lines(condition.trace(row)) == [
        "\(condition.source) = truth(true)",
        "  transaction.channel == 'atm' = truth(true)",
        "    transaction.channel = word(\"atm\")",
        "  (account.idle_days > 180 || transaction.amount_yen / 2 >= 10) = truth(true)",
        "    account.idle_days > 180 = missing",
        "      account.idle_days = missing",
        "      180 = integer(180)",
        "    transaction.amount_yen / 2 >= 10 = truth(true)",
        "      transaction.amount_yen / 2 = integer(10)",
        "        transaction.amount_yen = integer(21)",
        "        2 = integer(2)",
        "      10 = integer(10)",
      ])
    #expect(condition.trace(row).outcome == .fired)
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
    #expect(condition.trace(RuleRow(0, of: batch, features: matrix)).outcome == .silent)
    #expect(condition.trace(RuleRow(1, of: batch, features: matrix)).outcome == .fired)
    var evaluator = RuleEvaluator(pack: ConditionSupport.pack([condition]))
    var verdicts = RuleVerdicts()
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    #expect(verdicts.hits == [RuleVerdicts.Hit(row: 1, rule: 0)])
  }
}
