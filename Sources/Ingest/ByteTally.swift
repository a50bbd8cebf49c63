/// Where every byte of a file went.
///
/// - Shape: the three counts sum to the file's length once it has been read to its end.
/// - Unit: bytes.
public struct ByteTally: Hashable, Sendable {
  /// The bytes of data records that became transactions.
  public internal(set) var accepted: Int64 = 0
  /// The bytes of records, or of whole stretches, that were refused.
  public internal(set) var rejected: Int64 = 0
  /// The bytes of headers, trailers, end records, line ends, marks and padding.
  public internal(set) var framing: Int64 = 0

  /// Makes an empty tally.
  public init() {}

  /// The sum of the three counts.
  public var total: Int64 { accepted + rejected + framing }
}
