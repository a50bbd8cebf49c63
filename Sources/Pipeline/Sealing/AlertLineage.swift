import AlertStore
import Core
import Cryptography
import Ingest

/// Where the transactions of an alert come from, to the byte.
public struct AlertLineage: Sendable {
  /// What became of a source file since.
  public enum FileState: String, Sendable {
    /// It is there, and is what was read.
    case same
    /// A file of its name is there, and is another one.
    case changed
    /// It is not in the input folder.
    case absent
  }

  /// One transaction.
  public struct Origin: Sendable {
    /// The run that read it.
    public let runID: Int64
    /// The file's name.
    public let fileName: String
    /// The SHA-256 of the file.
    public let fileDigest: String
    /// The format in which it was read.
    public let format: String
    /// The number of the record.
    public let recordNumber: Int64
    /// The place of its first byte.
    public let byteOffset: Int64
    /// Its length.
    public let byteLength: Int64
    /// What became of the file.
    public let state: FileState
    /// The record's bytes, or nil unless the file is the same.
    public let bytes: [UInt8]?
    /// The SHA-256 of these bytes.
    public let recordDigest: String?
  }

  /// The alert.
  public let alertID: String
  /// Its transactions in the order of time.
  public let origins: [Origin]

  /// Follows an alert to its source files in a folder.
  ///
  /// - Errors: `SealingError.noSuchAlert`; those of the database and of reading.
  public static func follow(_ alertID: String, in database: AlertDatabase, inputPath: String) throws
    -> AlertLineage
  {
    guard let detail = try database.alert(id: alertID) else { throw SealingError.noSuchAlert(id: alertID) }
    let files = Dictionary(
      try database.files().map { ($0.fileID, $0) }, uniquingKeysWith: { first, _ in first })
    let origins = try detail.transactions.map { stored -> Origin in
      let source = stored.record.source
      let path = inputPath + "/" + stored.fileName
      let digest = try? TransactionFile.digest(ofFileAt: path).hexadecimal
      let state: FileState = digest == nil ? .absent : digest == source.fileDigest ? .same : .changed
      // Of an erased alert the record would bring back what was erased.
      let isShown = state == .same && detail.alert.erasedAt == nil
      let bytes =
        isShown
        ? try SourceRecord.bytes(path: path, offset: source.byteOffset, length: Int(source.byteLength)) : nil
      return Origin(
        runID: files[stored.fileID]?.runID ?? 0, fileName: stored.fileName, fileDigest: source.fileDigest,
        format: files[stored.fileID]?.description.format ?? "", recordNumber: source.recordNumber,
        byteOffset: source.byteOffset, byteLength: Int64(source.byteLength), state: state, bytes: bytes,
        recordDigest: bytes.map { SHA256Hasher.digest(of: $0).hexadecimal })
    }
    return AlertLineage(alertID: alertID, origins: origins)
  }
}
