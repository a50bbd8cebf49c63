import Expressions

/// What became of a rule's condition for one transaction.
public enum RuleOutcome: String, CaseIterable, Sendable {
  /// The condition is true.
  case fired
  /// The condition is false.
  case silent
  /// The condition needs a value that is missing; the rule does not fire.
  case missing
  /// The condition cannot be computed, for example by overflow or a zero divisor; the rule does not fire.
  case failed

  /// The outcome that the value of a whole condition stands for.
  public init(_ value: ExpressionValue) {
    switch value {
    case .bool(let truth): self = truth ? .fired : .silent
    case .failure(.missing): self = .missing
    default: self = .failed
    }
  }

  /// The outcome in Japanese.
  public var japanese: String {
    switch self {
    case .fired: return "発火"
    case .silent: return "非発火"
    case .missing: return "値の欠落により判定不能"
    case .failed: return "計算不能"
    }
  }
}
