/// How many records of a file became transactions, and how many were refused.
public struct RecordCounts: Hashable, Sendable {
  /// The data records that became transactions.
  public internal(set) var accepted: Int64 = 0
  /// The records that were refused, among them those whose bytes are no longer kept.
  public internal(set) var rejected: Int64 = 0

  /// Makes empty counts.
  public init() {}
}
