import Core
import Features

/// What a transaction's features were computed from beside its own record and the pipeline's files, as it was when the transaction came.
///
/// Put back into an empty engine, it gives the transaction the same features; nothing else of the bank is needed.
public struct RowHistory: Sendable {
  /// What windows and the money graph remembered.
  public var states: [StoredEntity] = []
  /// The business day of the night, by which dates without a year were read and rules' exceptions were in force.
  public var night: BankDay
  /// The customer's record: at most one row.
  public var customers = CustomerTable()
  /// What was known of the two sides, and of accounts that dealt with the other one; nil when the pipeline has no file of labels.
  public var labels: ConfirmedAccounts?
  /// The watch lists, with the entries that say anything of the other party.
  public var watchLists: [WatchList] = []

  /// Makes a history that is empty yet.
  public init(night: BankDay) {
    self.night = night
  }
}
