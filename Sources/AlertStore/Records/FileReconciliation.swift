/// What became of a file's records and yen beyond the plain counts of its outcome.
///
/// - Unit: records and whole yen, both directions added.
/// - Shape: what was scored is part of what was accepted, and nothing of a quarantined file is scored; the
///   schema refuses anything else.
public struct FileReconciliation: Hashable, Sendable {
  /// The sum of the amounts of the refused records whose amount is readable.
  public var yenRejected: Int64 = 0
  /// The number of refused records whose amount is not readable, so that no sum holds it.
  public var recordsRejectedWithoutAmount: Int64 = 0
  /// The number of accepted records that the file marks as cancellation or correction.
  public var recordsCancelled: Int64 = 0
  /// The sum of the amounts of those.
  public var yenCancelled: Int64 = 0
  /// The number of accepted records that were given a score.
  public var recordsScored: Int64 = 0
  /// The sum of the amounts of those.
  public var yenScored: Int64 = 0

  /// Makes a reconciliation of which nothing has been counted yet.
  public init() {}
}
