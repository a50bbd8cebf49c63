/// How many records of a file became transactions, how many were refused, and their yen.
///
/// - Unit: records and whole yen; a sum too large for 64 bits stays at the largest value.
public struct RecordCounts: Hashable, Sendable {
  /// The data records that became transactions, cancelled ones among them.
  public internal(set) var accepted: Int64 = 0
  /// The yen of the records that became transactions, both directions added.
  public internal(set) var acceptedYen: Int64 = 0
  /// The records that were refused, among them those whose bytes are no longer kept.
  public internal(set) var rejected: Int64 = 0
  /// The yen of the refused records whose amount is readable.
  public internal(set) var rejectedYen: Int64 = 0
  /// The refused records whose amount is not readable, so that `rejectedYen` does not hold it.
  public internal(set) var rejectedWithoutAmount: Int64 = 0
  /// The records among the accepted that the file itself marks as cancellation or correction.
  public internal(set) var cancelled: Int64 = 0
  /// The yen of the records among the accepted that the file itself marks as cancellation or correction.
  public internal(set) var cancelledYen: Int64 = 0

  /// Makes empty counts.
  public init() {}
}
