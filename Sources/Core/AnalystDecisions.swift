/// What analysts decided about single transactions, when they did, and how each came to be looked at.
///
/// - Shape: columns of equal length, one row a decision, in the order of the file; a transaction can stand there more than once.
public struct AnalystDecisions: Sendable {
  /// The name of the transaction file, without folders.
  public var file = TextColumn()
  /// The number of the record in it, counted as readers count.
  public var recordNumber: [Int64] = []
  /// The transaction's own number, or empty.
  public var transactionID = TextColumn()
  /// Whether fraud was confirmed; otherwise the transaction was found to be in order.
  public var isConfirmed: [Bool] = []
  /// The moment of the decision in seconds since 1970.
  public var decidedAtSeconds: [Int64] = []
  /// The share of transactions below the line that were drawn as this one was, above 0 to 1; nil for one that was looked at as an alert.
  public var drawnShare: [Double?] = []

  /// Makes an empty table.
  public init() {}

  /// The number of decisions.
  public var count: Int { recordNumber.count }
}
