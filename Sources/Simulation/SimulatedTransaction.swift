import Core

/// One movement on one account of the simulated bank.
///
/// - Missing: texts that a bank would leave out are empty.
public struct SimulatedTransaction: Hashable, Sendable {
  /// The files that can hold a row; it is in exactly one of them.
  public enum Route: UInt8, Sendable {
    /// The canonical CSV.
    case csv
    /// A 総合振込 file of a company.
    case bulkTransfer
    /// An 入出金取引明細 file of an account.
    case statement
  }

  /// The number of the transaction: rises with time, and with the order of booking within a second.
  public let number: Int64
  /// The moment of the transaction.
  public let occurredAt: Instant
  /// The row of the account among the bank's customers.
  public let customerIndex: Int
  /// The account.
  public let account: String
  /// Which way the money went.
  public let direction: Direction
  /// The amount in yen, at least 1.
  public let amountYen: Int64
  /// Where the order was given.
  public let channel: Channel
  /// What sort of movement it is.
  public let kind: TransactionKind
  /// The other account, or empty.
  public let counterpartyAccount: String
  /// The other party's name, or empty.
  public let counterpartyName: String
  /// The name given as the one who orders the transfer, or empty.
  public let originatorName: String
  /// The free text, or empty.
  public let memo: String
  /// The balance after the transaction in yen; below zero only on a company's current account (当座).
  public let balanceAfterYen: Int64
  /// The file that holds the row.
  public let route: Route
  /// What fraud caused the row, or nil for ordinary life.
  public let label: FraudLabel?

  /// The identifier in files: `T` and ten digits.
  public var transactionID: String {
    let digits = String(number)
    return "T" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }
}
