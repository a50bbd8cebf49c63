import Core
import Cryptography

/// What a customer file holds, read whole.
///
/// - Input: CSV with the columns `account`, `holder_name`, `holder_kind` (`person` or `corporation`, or
///   empty) and `opened_on` (`2024-04-01`, or empty) in any order, in UTF-8 or CP932; other columns, also a
///   year of birth, are not kept.
/// - Errors: bad rows are `rejects`; a file that cannot be used is `verdict`, with the table as far as it
///   was read.
/// - Cost: memory grows with the number of accounts, as the table does.
public struct CustomerFile: Sendable {
  /// The accounts that were read, in file order.
  public let table: CustomerTable
  /// The rows that were refused.
  public let rejects: [RejectedRecord]
  /// How many rows were read and how many were refused.
  public let records: RecordCounts
  /// Where the file's bytes went.
  public let tally: ByteTally
  /// What was found about the file as a whole.
  public let findings: [Finding]
  /// Whether the table may be used.
  public let verdict: FileVerdict
  /// The SHA-256 of the whole file.
  public let digest: SHA256Digest

  /// Reads a customer file.
  ///
  /// - Parameters:
  ///   - path: the path of a regular file.
  ///   - name: the file's name for findings, without the folders of this machine.
  ///   - encoding: how the bytes stand for text.
  ///   - asOf: the day on which the file was true, when that is known.
  ///   - rejectLimit: the most rows that may be refused before the file is quarantined.
  /// - Returns: the file's content and what was found about it.
  /// - Throws: an `IngestError` when the file cannot be opened or read, or changes while it is read.
  public static func read(
    path: String, name: String, encoding: CSVMapping.Encoding = .detect, asOf: BankDay? = nil,
    rejectLimit: Int = Limits.rejectsPerFile
  ) throws(IngestError) -> CustomerFile {
    let file = try RegularFile(path: path, name: name)
    let opening = try FileOpening(of: file)
    let length = file.lengthBytes
    let text = try TextEncoding(encoding, opening, fileName: name)
    var markBytes = 0
    if case .utf8 = text, opening.hasByteOrderMark { markBytes = 3 }
    var reader = CSVReader(rows: CustomerRows(encoding: text), encoding: text, markBytes: markBytes)
    var stream = ByteStream(file: file, bufferBytes: 1 << 18)
    var ledger = FileLedger(fileName: name)
    var table = CustomerTable()
    table.asOf = asOf
    while true {
      let consumed = reader.read(
        stream.buffer.span.extracting(stream.start..<stream.end), at: stream.fileOffset,
        isLast: stream.isAtEnd, into: &table, &ledger)
      stream.consume(consumed)
      if stream.isAtEnd { break }
      try stream.refill()
    }
    let digest = try stream.digest()
    guard stream.fileOffset == length else { throw .changed(file: name) }
    if length == 0 { ledger.note(.emptyFile) } else { reader.finish(&ledger) }
    if ledger.records.rejected > Int64(rejectLimit) { ledger.note(.rejectLimitExceeded) }
    precondition(ledger.tally.total == length, "Every byte of a file is accepted, rejected or framing.")
    return CustomerFile(table, ledger: &ledger, digest: digest)
  }

  private init(_ table: CustomerTable, ledger: inout FileLedger, digest: SHA256Digest) {
    self.table = table
    self.rejects = ledger.takeRejects()
    self.records = ledger.records
    self.tally = ledger.tally
    self.findings = ledger.findings
    self.verdict = ledger.verdict
    self.digest = digest
  }
}
