/// What became of a source file, known when its last record has been read.
///
/// - Shape: `bytesAccepted + bytesRejected + bytesFraming` is the length of the file's content; the schema
///   refuses anything else.
/// - Unit: bytes, records and yen, as the names say.
public struct FileOutcome: Hashable, Sendable {
  /// Whether the file's transactions count.
  public enum Status: String, CaseIterable, Sendable {
    /// Its accepted records were scored and its alerts stand.
    case accepted
    /// The whole file was refused: its rejects, findings and totals are kept, its alerts and entity states
    /// are not.
    case quarantined
  }

  /// The bytes of records that became transactions.
  public var bytesAccepted: Int64 = 0
  /// The bytes of records that were refused.
  public var bytesRejected: Int64 = 0
  /// The bytes of headers, trailers, terminators and padding.
  public var bytesFraming: Int64 = 0
  /// The number of records that became transactions.
  public var recordsAccepted: Int64 = 0
  /// The number of records that were refused.
  public var recordsRejected: Int64 = 0
  /// The sum of the amounts of the accepted records.
  public var yenAccepted: Int64 = 0
  /// Whether the file's transactions count.
  public var status: Status
  /// What became of its records and yen in detail; nil for a file recorded before this was counted.
  public var reconciliation: FileReconciliation?
  /// What it holds once it is unpacked; nil for a file recorded before this was kept.
  public var content: FileContent?
  /// By what the delivery is known again: the SHA-256 of what its headers say, in lower-case hexadecimal; nil for a file recorded before
  /// this was kept.
  public var deliveryDigest: String?
  /// What else a reader should know of how the file was read, or empty.
  public var notes = ""

  /// Makes the outcome of a file of which nothing has been counted yet.
  public init(status: Status) {
    self.status = status
  }

  /// The bytes that are accounted for.
  public var bytesAccountedFor: Int64 { bytesAccepted + bytesRejected + bytesFraming }
}
