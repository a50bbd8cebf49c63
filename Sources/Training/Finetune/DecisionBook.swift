import Core

/// The decisions of several files as they were known at one moment: one for each transaction, with the weight it has in learning.
///
/// Of several decisions on one transaction the latest counts, of equal moments the one read last. A decision made after the moment is left
/// out, so that a past state can be learned from again. A transaction that was drawn from below the line stands for those that were not:
/// its weight is one over the share drawn, up to `heaviestWeight`, so that no single label outvotes a queue. An alert stands for itself.
public struct DecisionBook: Sendable {
  /// The largest weight of a transaction drawn from below the line.
  public static let heaviestWeight = 20.0

  /// One transaction's decision.
  public struct Decision: Sendable, Equatable {
    /// Whether fraud was confirmed.
    public let isConfirmed: Bool
    /// The moment of the decision in seconds since 1970.
    public let decidedAtSeconds: Int64
    /// How many transactions it stands for.
    public let weight: Double
    /// The transaction's own number, or empty.
    public let transactionID: String
  }

  /// What became of the rows of the files.
  public struct Counts: Sendable, Equatable {
    /// The rows read.
    public var rows = 0
    /// The rows decided after the moment.
    public var later = 0
    /// The rows that another decision on the same transaction took the place of.
    public var replaced = 0
    /// The decisions whose weight was cut to `heaviestWeight`.
    public var cut = 0
  }

  /// The moment as of which decisions are known.
  public let asOf: Instant
  /// What became of the rows.
  public private(set) var counts = Counts()
  private var decisions: [String: [Int64: Decision]] = [:]

  /// Gathers the decisions of tables, in their order, as known at a moment.
  public init(_ tables: [AnalystDecisions], asOf moment: Instant) {
    asOf = moment
    for table in tables {
      for row in 0..<table.count { add(table, row, moment.secondsSince1970) }
    }
  }

  /// The number of decisions that count.
  public var count: Int { decisions.values.reduce(0) { $0 + $1.count } }

  /// The decisions on records of one file, by record number.
  public func records(of file: String) -> [Int64: Decision] { decisions[file] ?? [:] }

  private mutating func add(_ table: AnalystDecisions, _ row: Int, _ moment: Int64) {
    counts.rows += 1
    guard table.decidedAtSeconds[row] <= moment else {
      counts.later += 1
      return
    }
    let file = table.file.string(row)
    let wanted = table.drawnShare[row].map { 1 / $0 } ?? 1
    if wanted > DecisionBook.heaviestWeight { counts.cut += 1 }
    let decision = Decision(
      isConfirmed: table.isConfirmed[row], decidedAtSeconds: table.decidedAtSeconds[row],
      weight: min(wanted, DecisionBook.heaviestWeight), transactionID: table.transactionID.string(row))
    if let known = decisions[file]?[table.recordNumber[row]] {
      counts.replaced += 1
      guard decision.decidedAtSeconds >= known.decidedAtSeconds else { return }
    }
    decisions[file, default: [:]][table.recordNumber[row]] = decision
  }
}
