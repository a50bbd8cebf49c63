import Core

/// One transaction of a sealed alert: its source bytes, its normal form, its features, its rules and its reasons.
public struct EvidenceTransaction: Sendable {
  /// The name of the source file, without the folders of this machine.
  public var sourceFile: String
  /// The place of the record in the source file.
  public var source: SourceReference
  /// The record's bytes exactly as the source file has them.
  public var sourceBytes: [UInt8]
  /// The transaction as it was read from these bytes.
  public var values: EvidenceTransactionValues
  /// The score and what it is made of.
  public var score: EvidenceScore
  /// Every feature with its value and contribution, in the order of the catalogue.
  public var features: [EvidenceFeature] = []
  /// The rules that fired, in the order of the pack.
  public var firedRules: [EvidenceFiredRule] = []
  /// The reasons, strongest first; with the baseline they add up to the score.
  public var reasons: [EvidenceReason] = []

  /// Makes a transaction without features, rules and reasons; set them before it is sealed.
  public init(
    sourceFile: String, source: SourceReference, sourceBytes: [UInt8], values: EvidenceTransactionValues,
    score: EvidenceScore
  ) {
    self.sourceFile = sourceFile
    self.source = source
    self.sourceBytes = sourceBytes
    self.values = values
    self.score = score
  }
}

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
