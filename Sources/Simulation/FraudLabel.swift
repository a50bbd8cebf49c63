/// What is known of a simulated row that fraud caused.
public struct FraudLabel: Hashable, Sendable {
  /// Whose account the row belongs to.
  public enum Role: String, CaseIterable, Sendable {
    /// The account of the one who is deceived or robbed.
    case victim
    /// The account through which the criminals' money runs.
    case mule
  }

  /// The kind of fraud.
  public let scamType: ScamType
  /// Whose account it is.
  public let role: Role

  /// Makes a label.
  public init(scamType: ScamType, role: Role) {
    self.scamType = scamType
    self.role = role
  }
}
