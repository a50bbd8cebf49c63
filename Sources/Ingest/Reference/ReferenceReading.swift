import Core
import Cryptography

/// A reference file that was read whole: its rows went into a table, and this is what is known beside.
///
/// Cost: one buffer; the table grows with the rows.
struct ReferenceReading<Rows: CSVRows>: Sendable {
  private(set) var ledger: FileLedger
  /// The rows' maker, with what it counted.
  let rows: Rows
  let digest: SHA256Digest

  /// Reads a CSV file from its first byte to its last; `rows` is made for the encoding that was found.
  init(
    path: String, name: String, encoding: CSVMapping.Encoding, rejectLimit: Int,
    into table: inout Rows.Output, rows makeRows: (TextEncoding) -> Rows
  ) throws(IngestError) {
    let file = try RegularFile(path: path, name: name)
    let opening = try FileOpening(of: file)
    let length = file.lengthBytes
    let text = try TextEncoding(encoding, opening, fileName: name)
    var markBytes = 0
    if case .utf8 = text, opening.hasByteOrderMark { markBytes = 3 }
    var reader = CSVReader(rows: makeRows(text), encoding: text, markBytes: markBytes)
    var stream = ByteStream(file: file, bufferBytes: 1 << 18)
    var ledger = FileLedger(fileName: name)
    while true {
      let consumed = reader.read(
        stream.buffer.span.extracting(stream.start..<stream.end), at: stream.fileOffset,
        isLast: stream.isAtEnd, into: &table, &ledger)
      stream.consume(consumed)
      if stream.isAtEnd { break }
      try stream.refill()
    }
    digest = try stream.digest()
    guard stream.fileOffset == length else { throw .changed(file: name) }
    if length == 0 { ledger.note(.emptyFile) } else { reader.finish(&ledger) }
    if ledger.records.rejected > Int64(rejectLimit) { ledger.note(.rejectLimitExceeded) }
    precondition(ledger.tally.total == length, "Every byte of a file is accepted, rejected or framing.")
    self.ledger = ledger
    self.rows = reader.rows
  }

  /// Notes something that only the whole table shows.
  mutating func note(_ code: IngestCode) {
    ledger.note(code)
  }

  /// Notes how many rows are so, when any is.
  mutating func note(_ code: IngestCode, count: Int) {
    if count > 0 { ledger.note(code, field: "\(count)") }
  }

  mutating func takeRejects() -> [RejectedRecord] { ledger.takeRejects() }
}
