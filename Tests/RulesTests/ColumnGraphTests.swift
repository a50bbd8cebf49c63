import Core
import Testing

@testable import Rules

/// The conditions of a pack as one graph: what several rules ask is there once, and what is settled is not computed.
@Suite struct ColumnGraphTests {
  private func graph(_ conditions: [String]) -> ColumnGraph {
    ColumnGraph(conditions.map { ConditionSupport.condition($0).columns })
  }

  @Test func holdsWhatRulesShareOnce() {
    let graph = graph([
      "transaction.is_outgoing && transaction.amount_yen >= 500000 && pair.is_first",
      "pair.is_first && 500000 <= transaction.amount_yen && transaction.is_outgoing",
      "!(transaction.amount_yen >= 500000.0 && transaction.is_outgoing)",
    ])
    // Three questions, one chain of all three, one of two, and what is not that.
    #expect(graph.pieces.count == 6)
    #expect(graph.roots[0] == graph.roots[1])
  }

  @Test func tellsZerosApart() {
    let graph = graph([
      "1.0 / (memo.kana_share * 0.0) > 1.0", "1.0 / (memo.kana_share * -0.0) > 1.0",
    ])
    #expect(graph.roots[0] != graph.roots[1])
    let row = ConditionSupport.row(["memo.kana_share": 1])
    let counts = ConditionSupport.columnOutcomes(
      [
        ConditionSupport.condition("1.0 / (memo.kana_share * 0.0) > 1.0"),
        ConditionSupport.condition("1.0 / (memo.kana_share * -0.0) > 1.0"),
      ], [row]
    ).counts
    #expect(counts.map(\.fired) == [1, 0])
  }

  @Test func asksWhatRulesShareFirstAndRowsLast() {
    let graph = graph([
      "nameSimilarity(transaction.originator_name, transaction.counterparty_name) > 0.9"
        + " && transaction.memo.contains('a') && pair.is_first && transaction.is_outgoing",
      "transaction.is_outgoing && calendar.hour > 3",
    ])
    let order = graph.operands[graph.pieces[graph.roots[0]].operands].map { graph.pieces[$0].kind }
    guard case .compareFeature(_, TestCatalogue.index("transaction.is_outgoing"), _) = order[0],
      case .compareFeature(_, TestCatalogue.index("pair.is_first"), _) = order[1], case .textTest = order[2],
      case .rows = order[3]
    else {
      Issue.record("The order is \(order).")
      return
    }
  }

  @Test func evaluatesByRowsOnlyWhatIsNotSettled() {
    // A text this long makes the evaluation of a row fail, so that a row that was looked at shows.
    let long = String(repeating: "a", count: 2_000_000)
    var rows = (0..<3).map { ConditionSupport.row(["transaction.is_cash": $0 == 0 ? 1 : 0]) }
    for row in rows.indices { rows[row].fields[.memo] = .text(long) }
    let by = "size(transaction.memo + transaction.memo) > 5"
    let counts = ConditionSupport.columnOutcomes(
      [
        "\(by) && transaction.is_cash", "!transaction.is_cash || \(by)",
        "transaction.is_cash ? \(by) : transaction.is_cash",
      ].map(ConditionSupport.condition), rows
    ).counts
    #expect(counts.map(\.failed) == [1, 1, 1])
    #expect(counts.map(\.fired) == [0, 2, 0])
  }
}
