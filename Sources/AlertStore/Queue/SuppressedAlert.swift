import Core

/// An alert that the policy keeps from the queue of a night, with the decision that does.
public struct SuppressedAlert: Hashable, Sendable {
  /// What the decision is about.
  public enum Target: String, CaseIterable, Sendable {
    /// The alert's account.
    case account
    /// The alert's typology.
    case typology
  }

  /// The alert's identifier.
  public var alertID: String
  /// What the decision is about.
  public var target: Target
  /// The last night on which it holds.
  public var until: BankDay
  /// Why.
  public var reason: String
  /// Who decided it.
  public var approvedBy: String

  /// Makes a record from its parts.
  public init(alertID: String, target: Target, until: BankDay, reason: String, approvedBy: String) {
    self.alertID = alertID
    self.target = target
    self.until = until
    self.reason = reason
    self.approvedBy = approvedBy
  }
}
