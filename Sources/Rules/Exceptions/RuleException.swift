import Core

/// What a rule leaves alone for a time, by whose decision and why.
///
/// All that is named must hold: an exception for an account and a condition exempts the transactions of the account for which the
/// condition is true. What it holds back is counted and listed, never silent.
public struct RuleException: Sendable {
  /// The identifier, for example `E-CASH-01`, once in a pack.
  public let id: String
  /// Who answers for it.
  public let owner: String
  /// Why.
  public let reason: BilingualText
  /// The last business day on which it exempts.
  public let expires: BankDay
  /// The account that is exempt, as files write it, or nil for any.
  public let account: String?
  /// The other party's account that is exempt, as files write it, or nil for any.
  public let counterparty: String?
  /// What must be true of an exempt transaction, or nil for nothing.
  public let condition: RuleCondition?
  /// The condition as the pack has it.
  public let conditionText: ConditionText?
  /// Where the exception stands.
  public let place: Finding.Place

  /// Whether it exempts on a business day.
  public func isInForce(on day: BankDay) -> Bool {
    day <= expires
  }
}
