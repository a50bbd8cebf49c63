/// What a file holds once it is unpacked, and what was delivered beside it.
///
/// - Missing: a file that is not compressed has no compression; a file without a side file has no digest of
///   one.
public struct FileContent: Hashable, Sendable {
  /// The word of the compression, for example `gzip`.
  public var compression: String?
  /// The length of the file as it lies on the disk in bytes.
  public var bytesOnDisk: Int64
  /// The length of the content after unpacking in bytes, which accepted, rejected and framing bytes must sum to.
  public var contentBytes: Int64
  /// The SHA-256 of the content after unpacking, in lower-case hexadecimal.
  public var contentDigest: String
  /// The SHA-256 of the side file with totals, in lower-case hexadecimal.
  public var sideTotalsDigest: String?

  /// Describes the content of a file without a side file.
  public init(compression: String?, bytesOnDisk: Int64, contentBytes: Int64, contentDigest: String) {
    self.compression = compression
    self.bytesOnDisk = bytesOnDisk
    self.contentBytes = contentBytes
    self.contentDigest = contentDigest
  }
}
