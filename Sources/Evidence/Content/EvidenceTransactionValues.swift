import Core

/// A transaction in normal form.
///
/// Missing: a text or balance that the file does not give is nil or empty.
public struct EvidenceTransactionValues: Sendable {
  /// The moment; midnight in Japan when only the date is known.
  public var occurredAt: Instant
  /// Whether the file gives the time of day, and not only the date.
  public var hasTimeOfDay: Bool
  /// The account that the transaction belongs to.
  public var account: String
  /// Which way the money went.
  public var direction: Direction
  /// The amount in yen.
  public var amountYen: Int64
  /// Where the order was given.
  public var channel: Channel
  /// What sort of movement it is.
  public var kind: TransactionKind
  /// The bank's own identifier.
  public var transactionID: String?
  /// The other account.
  public var counterpartyAccount: String?
  /// The other party's name as the file writes it.
  public var counterpartyName: String?
  /// The name given as the one who orders the transfer.
  public var originatorName: String?
  /// The free text.
  public var memo: String?
  /// The account's balance after the transaction in yen.
  public var balanceAfterYen: Int64?

  /// Makes a transaction of which only the required parts are known; set the others as the file gives them.
  public init(
    occurredAt: Instant, hasTimeOfDay: Bool, account: String, direction: Direction, amountYen: Int64,
    channel: Channel, kind: TransactionKind
  ) {
    self.occurredAt = occurredAt
    self.hasTimeOfDay = hasTimeOfDay
    self.account = account
    self.direction = direction
    self.amountYen = amountYen
    self.channel = channel
    self.kind = kind
  }
}
