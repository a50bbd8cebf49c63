/// How much a reader takes from one archive before it refuses the rest.
///
/// Unit: bytes and counts. The limits are held against the bytes that really come out, not only against what the archive
/// says of itself.
public struct ZipLimits: Sendable {
  /// Which limit was passed.
  public enum Kind: String, CaseIterable, Sendable {
    /// The number of entries.
    case entries = "the number of entries"
    /// The size of one entry.
    case entryBytes = "the size of one entry"
    /// The size of all entries together.
    case totalBytes = "the size of all entries together"
    /// The size of what comes out compared with the size of the archive.
    case expansion = "how much a compressed archive may grow"
  }

  /// The most entries.
  public var entries: Int
  /// The largest size of one entry in bytes.
  public var entryBytes: Int64
  /// The largest size of all entries together in bytes.
  public var totalBytes: Int64
  /// How many times larger than the archive its content may be, above one free mebibyte.
  public var expansion: Int64

  /// Makes limits; the defaults suit an evidence bundle.
  public init(
    entries: Int = 10_000, entryBytes: Int64 = 256 << 20, totalBytes: Int64 = 1 << 30, expansion: Int64 = 200
  ) {
    self.entries = entries
    self.entryBytes = entryBytes
    self.totalBytes = totalBytes
    self.expansion = expansion
  }

  /// The limit that so many bytes out of an archive of a size pass, or nil.
  func passed(byEntry entryBytes: Int64, total: Int64, archiveBytes: Int64) -> Kind? {
    if entryBytes > self.entryBytes { return .entryBytes }
    if total > totalBytes { return .totalBytes }
    let allowance = archiveBytes.multipliedReportingOverflow(by: expansion)
    if !allowance.overflow && total > allowance.partialValue &+ (1 << 20) { return .expansion }
    return nil
  }
}
