import Core

/// A hit of a rule that an exception held back.
public struct SuppressionRecord: Hashable, Sendable {
  /// The number of the record in its file, from 1.
  public var recordNumber: Int64
  /// The account whose transaction it is.
  public var account: AccountID
  /// The amount in yen.
  public var amountYen: Int64
  /// The identifier of the rule.
  public var rule: String
  /// The identifier of the exception.
  public var exception: String

  /// Makes a record from its parts.
  public init(recordNumber: Int64, account: AccountID, amountYen: Int64, rule: String, exception: String) {
    self.recordNumber = recordNumber
    self.account = account
    self.amountYen = amountYen
    self.rule = rule
    self.exception = exception
  }
}
