import Archives
import Core
import Cryptography
import JapaneseText

/// One transaction file, read from its first byte to its last as a stream of batches.
///
/// - Input: a regular file, compressed or not; compression, format and encoding are found from its content, not
///   from its name. Every offset, length and count of bytes speaks of the content, after decompression.
/// - Errors: only the world around the file throws; bad records are `takeRejects()`, a bad file is `verdict`.
/// - Determinism: the same bytes and options give the same batches, whatever the buffer's size.
/// - Cost: memory is one buffer and one batch, however long the file.
public final class TransactionFile {
  /// The most bytes of a file that go into one batch, so that texts of any length keep a batch small.
  static let batchBytes: Int64 = 32 << 20

  /// The file's name as given, without the folders of this machine.
  public let name: String
  /// The length in bytes of the file as it lies.
  public let lengthBytes: Int64
  /// How the file is compressed; nil for one that is not.
  public let compression: Compression?
  /// The format, or nil when the content is refused before any record of it is read.
  public let format: SourceFormat?
  /// The SHA-256 of the whole file as it lies; nil until `read` has returned false.
  public private(set) var digest: SHA256Digest?
  /// The SHA-256 of the content, which equals `digest` for a file that is not compressed; nil until `read` has
  /// returned false.
  public private(set) var contentDigest: SHA256Digest?

  /// How the encoding was found; nil when the mapping names it or the format has one of its own.
  public var encodingDetection: EncodingDetection? { reader.encodingDetection }

  /// The name that a mapping would give the encoding that was found; nil as for `encodingDetection`.
  public var encodingFound: CSVMapping.Encoding? {
    encodingDetection.map { EncodingChoice.name($0.encoding) }
  }

  private let options: ReadingOptions
  private var stream: ByteStream
  private var reader: any FormatReader
  private var ledger: FileLedger

  /// Opens a file and finds its format.
  ///
  /// With `folder`, a path that leads out of that folder through a linked folder is refused.
  ///
  /// - Throws: an `IngestError` when there is no such file, when it is no regular file, or when it cannot
  ///   be read.
  public convenience init(
    path: String, name: String, options: ReadingOptions, within folder: String? = nil
  ) throws(IngestError) {
    try self.init(
      path: path, name: name, options: options, within: folder, limits: FileContent.standardLimits)
  }

  /// Opens a file that lies in memory: its bytes under the name of the file that they come from.
  ///
  /// - Throws: an `IngestError` when memory is short, or when its encoding needs a table that this machine lacks.
  public convenience init(bytes: [UInt8], name: String, options: ReadingOptions) throws(IngestError) {
    try self.init(
      RegularFile(bytes: bytes, name: name), name: name, options: options,
      limits: FileContent.standardLimits)
  }

  convenience init(
    path: String, name: String, options: ReadingOptions, within folder: String? = nil, limits: ContentLimits
  ) throws(IngestError) {
    try self.init(
      RegularFile(path: path, name: name, within: folder), name: name, options: options, limits: limits)
  }

  private init(
    _ file: consuming RegularFile, name: String, options: ReadingOptions, limits: ContentLimits
  ) throws(IngestError) {
    self.lengthBytes = file.lengthBytes
    var content = try FileContent.of(file, limits: limits)
    let (opening, refusal) = try content.opening()
    let reader: any FormatReader
    if let refusal {
      reader = RefusedFile(refusal)
    } else {
      reader = try FormatChoice.reader(for: opening, options: options, fileName: name)
    }
    self.name = name
    self.compression = content.compression
    self.format = reader.format
    self.options = options
    self.reader = reader
    self.ledger = FileLedger(fileName: name)
    if let compression {
      ledger.keep(HeaderFact(japanese: "圧縮形式", english: "Compression", value: compression.word))
    }
    if !content.hasChecksum { ledger.note(.compressionWithoutChecksum) }
    self.stream = ByteStream(content: content, bufferBytes: options.bufferBytes)
  }

  /// Clears a batch and fills it with the next transactions; false, with an empty batch, when there are no
  /// more.
  ///
  /// After false, `digest`, `verdict` and the rest are complete. A file that is going to be quarantined
  /// gives its batches like any other, because that is known only at its end: keep them apart until
  /// `verdict` is there.
  ///
  /// - Throws: an `IngestError` when reading fails or the file changes while it is read.
  public func read(into batch: inout TransactionBatch) throws(IngestError) -> Bool {
    prepare(&batch)
    defer { batch.completeExtraColumns() }
    let batchStart = stream.fileOffset
    while digest == nil {
      let consumed = reader.read(
        stream.buffer.span.extracting(stream.start..<stream.end), at: stream.fileOffset,
        isLast: stream.isAtEnd, into: &batch, &ledger)
      stream.consume(consumed)
      let isLongEnough = stream.fileOffset - batchStart >= TransactionFile.batchBytes
      if batch.count >= options.batchRows || (isLongEnough && batch.count > 0) { return true }
      if stream.isAtEnd { try close() } else { try stream.refill() }
    }
    return batch.count > 0
  }

  /// Empties a batch and gives it the declared columns.
  private func prepare(_ batch: inout TransactionBatch) {
    if batch.extraColumns.map(\.spec) == options.extraColumns {
      batch.removeAll()
    } else {
      batch = TransactionBatch(extraColumns: options.extraColumns)
    }
  }

  /// The records refused since the last call; the caller stores them and they are not kept here.
  ///
  /// At most `Limits.rejectsPerFile` of a file are given; all are counted in `records` and `tally`.
  public func takeRejects() -> [RejectedRecord] { ledger.takeRejects() }

  /// Where the bytes consumed so far went.
  public var tally: ByteTally { ledger.tally }

  /// The length of the content in bytes as far as it was read; once `read` has returned false, all of it.
  public var contentBytes: Int64 { ledger.tally.total }

  /// How many records became transactions and how many were refused so far.
  public var records: RecordCounts { ledger.records }

  /// What was found about the file as a whole so far.
  public var findings: [Finding] { ledger.findings }

  /// The file's own totals beside those of what was read, in file order.
  public var controlTotals: [ControlTotal] { ledger.controlTotals }

  /// What the file's headers say of it, in file order; at most a hundred facts.
  public var headerFacts: [HeaderFact] { ledger.headerFacts }

  /// A digest of what the headers say by which the same delivery is known again, whatever its records are.
  ///
  /// - Shape: Zengin orders: type, account, company code and day; statements: type, account, period and opening balance; notices: type,
  ///   account and period; ISO 20022: message, message identification, and per statement its identification and account.
  /// - Missing: nil for formats without headers, for a file without one, for direct debits, whose result has the header of its
  ///   request, and when a header leaves one of these out.
  public var deliveryDigest: SHA256Digest? { ledger.deliveryDigest }

  /// Whether the file may be used; nil until `read` has returned false.
  public var verdict: FileVerdict? { digest == nil ? nil : ledger.verdict }

  /// For how many transactions a date without a full year was read in which way; ways that did not occur
  /// are left out.
  public var dateInterpretations: [DateInterpretation: Int64] {
    var counts: [DateInterpretation: Int64] = [:]
    for (interpretation, count) in zip(DateInterpretation.allCases, ledger.interpretationCounts)
    where count > 0 {
      counts[interpretation] = count
    }
    return counts
  }

  /// The SHA-256 of a file as it lies, without decompressing it or reading it as transactions.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - folder: the folder out of which no linked folder on the path may lead, if that matters.
  /// - Returns: the digest of all its bytes.
  /// - Throws: an `IngestError` as for opening and reading.
  public static func digest(
    ofFileAt path: String, within folder: String? = nil
  ) throws(IngestError) -> SHA256Digest {
    let file = try RegularFile(path: path, name: SourceRecord.lastComponent(of: path), within: folder)
    return try file.digest()
  }

  private func close() throws(IngestError) {
    let contentDigest = try stream.digest()
    let fileDigest = compression == nil ? contentDigest : try stream.content.file.digest()
    guard compression != nil || stream.fileOffset == lengthBytes else { throw .changed(file: name) }
    // A content without a byte was refused for the same reason.
    if let fault = stream.content.fault, stream.fileOffset > 0 { ledger.note(fault, at: stream.fileOffset) }
    reader.finish(&ledger)
    if ledger.recordsAtFault > Int64(options.rejectLimit) { ledger.note(.rejectLimitExceeded) }
    precondition(
      contentBytes == stream.fileOffset, "Every byte of a file is accepted, rejected or framing.")
    self.contentDigest = contentDigest
    digest = fileDigest
  }
}
