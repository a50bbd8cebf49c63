/// Accounts that are confirmed as used for fraud, and since when each was known to be: labels that arrive with their own delay.
///
/// - Shape: columns of equal length, one row an account; accounts of this bank or of others, as transactions write theirs.
/// - Missing: every row has its moment, since a label without one could speak of transactions before anyone knew.
public struct ConfirmedAccounts: Sendable {
  /// The account of each row.
  public var account = TextColumn()
  /// The moment from which each was known, in seconds since 1970.
  public var knownAtSeconds: [Int64] = []
  /// The day on which the file was true, when the pipeline says so.
  public var asOf: BankDay?

  /// Makes an empty table.
  public init() {}

  /// The number of accounts.
  public var count: Int { knownAtSeconds.count }

  /// Appends an account from its text, for callers that make a table by hand.
  public mutating func append(account text: String, knownAt: Instant) {
    account.append(contentsOf: text.utf8)
    knownAtSeconds.append(knownAt.secondsSince1970)
  }
}
