import Expressions

/// How a condition came to its outcome for one transaction: a tree of the same shape as the condition.
///
/// - Determinism: the values are those of the column evaluation; a test holds the two together.
public typealias RuleTrace = ExpressionTrace

extension ExpressionTrace {
  /// What became of the whole condition, when this is its root.
  public var outcome: RuleOutcome { RuleOutcome(value) }
}

extension Rule {
  /// Explains the condition for one row of the pack's catalogue; what a rule that is off waits for is missing.
  public func trace(_ row: RuleRow) -> RuleTrace {
    var row = row
    row.values += [Double](repeating: .nan, count: rest?.needs.count ?? 0)
    return condition.trace(row)
  }
}
