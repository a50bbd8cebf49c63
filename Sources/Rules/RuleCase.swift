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
  /// Where the example stands.
  public let place: Finding.Place
}
