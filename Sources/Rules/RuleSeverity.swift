/// How grave it is when a rule is right.
public enum RuleSeverity: String, CaseIterable, Sendable {
  /// A weak sign that counts only beside others.
  case low
  /// A sign worth a look.
  case medium
  /// A strong sign.
  case high
  /// A sign that wants action on the same day.
  case critical
}
