import Core

/// An account and business day that may be drawn for the sample of a night.
public struct SampleCandidate: Hashable, Sendable {
  /// The account.
  public var account: AccountID
  /// The day of its transactions.
  public var businessDay: BankDay
  /// The strongest of its transactions below the line, or nil when one reached the line and is with the account's alert.
  public var record: AlertTransactionRecord?

  /// Makes a candidate from its parts.
  public init(account: AccountID, businessDay: BankDay, record: AlertTransactionRecord?) {
    self.account = account
    self.businessDay = businessDay
    self.record = record
  }
}

/// A candidate as it was stored, with its rank and the file that its transaction comes from.
public struct StoredSampleCandidate: Hashable, Sendable {
  /// The digest by which it is drawn, in hexadecimal.
  public let rank: String
  /// The candidate.
  public let candidate: SampleCandidate
  let fileID: Int64?
}
