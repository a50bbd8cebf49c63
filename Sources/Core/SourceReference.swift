/// The exact place in a source file that a transaction or a reject came from.
public struct SourceReference: Hashable, Sendable {
  /// The SHA-256 of the whole file, in hexadecimal.
  public let fileDigest: String
  /// The number of the record in the file, from 1.
  public let recordNumber: Int64
  /// The place of the record's first byte.
  public let byteOffset: Int64
  /// The record's length in bytes, without its terminator.
  public let byteLength: Int32

  /// Makes a reference from its parts.
  public init(fileDigest: String, recordNumber: Int64, byteOffset: Int64, byteLength: Int32) {
    self.fileDigest = fileDigest
    self.recordNumber = recordNumber
    self.byteOffset = byteOffset
    self.byteLength = byteLength
  }
}
