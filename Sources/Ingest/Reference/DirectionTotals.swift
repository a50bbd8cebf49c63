import Core

/// The yen of a file's transactions by direction.
///
/// - Unit: whole yen; a sum that would not fit stays at the largest value, which no declared total can equal.
public struct DirectionTotals: Hashable, Sendable {
  /// The yen that came in.
  public private(set) var yenIn: Int64 = 0
  /// The yen that went out.
  public private(set) var yenOut: Int64 = 0

  /// Makes totals of nothing.
  public init() {}

  /// Adds the transactions of a batch.
  public mutating func add(_ batch: TransactionBatch) {
    for row in 0..<batch.count {
      if batch.direction[row] == .incoming {
        yenIn = RunningTotal.sum(yenIn, batch.amountYen[row])
      } else {
        yenOut = RunningTotal.sum(yenOut, batch.amountYen[row])
      }
    }
  }
}
