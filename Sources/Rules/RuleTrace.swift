/// How a condition came to its outcome for one transaction: a tree of the same shape as the condition.
///
/// - Shape: each node has the text it stands for, its value, and the nodes of its operands in the order of
///   the text; the literals of a list and the word that a field is compared with have no nodes of their own.
/// - Determinism: the values are those of the column evaluation; a test holds the two together.
public struct RuleTrace: Equatable, Sendable {
  /// The part of the condition that this node stands for.
  public let text: String
  /// What it is worth.
  public let value: ConditionValue
  /// Its operands; all of them, also those that could not change the value.
  public let operands: [RuleTrace]

  /// What became of the whole condition, when this is its root.
  public var outcome: RuleOutcome {
    switch value {
    case .truth(true): return .fired
    case .missing: return .missing
    case .failed: return .failed
    default: return .silent
    }
  }
}

extension RuleCondition {
  /// Explains the condition for one row.
  ///
  /// - Input: the row has the features of the catalogue that the pack was loaded with, in its order.
  /// - Cost: for single rows; whole batches go through `RuleEvaluator`.
  public func trace(_ row: RuleRow) -> RuleTrace {
    RowInterpreter(source: Array(source.utf8), row: row).trace(root)
  }
}

extension Rule {
  /// Explains the condition for one row of the pack's catalogue; what a rule that is off waits for is missing.
  public func trace(_ row: RuleRow) -> RuleTrace {
    var row = row
    row.values += [Double](repeating: .nan, count: rest?.needs.count ?? 0)
    return condition.trace(row)
  }
}
