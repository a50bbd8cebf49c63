import Core

/// A worked example that a rule carries: the values of a transaction and what the rule must say to it.
public struct RuleCase: Sendable {
  /// What the rule must do.
  public enum Expectation: String, Sendable {
    /// The condition must be true.
    case fires
    /// The condition must be false or unknown.
    case silent
  }

  /// The example's name, once in its rule.
  public let name: String
  /// What the rule must do.
  public let expectation: Expectation
  /// The values; those that the example does not give are missing.
  public let row: RuleRow
  /// The names and accounts on each list; a list that the example does not give is empty.
  public let lists: [String: [String]]
  /// Where the example stands.
  public let place: Finding.Place
}

extension Rule {
  /// What becomes of the rule for one of its examples, whatever stands on the lists of this night.
  func outcome(of example: RuleCase, _ vocabulary: Vocabulary?) -> RuleOutcome {
    guard asksLists, let vocabulary else { return condition.outcome(example.row) }
    let words = vocabulary.asking(vocabulary.lists.holding(example.lists)).adding(rest?.needs ?? [])
    guard let own = RuleCondition.read(conditionText.source, vocabulary: words).condition else {
      preconditionFailure("A condition that loads does so with other lists too.")
    }
    return own.outcome(example.row)
  }

  /// Whether the condition asks lists, whose content is not the rule's.
  var asksLists: Bool { condition.asksLists }
}

extension RuleCondition {
  /// Whether it asks lists.
  var asksLists: Bool { expression.calledFunctions.contains(RuleFunctions.inListName) }
}
