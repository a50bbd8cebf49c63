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

  /// Reads a CSV file, compressed or not, from its first byte to its last; `rows` is made for the encoding that was found.
  init(
    path: String, name: String, encoding: CSVMapping.Encoding, rejectLimit: Int,
    into table: inout Rows.Output, rows makeRows: (TextEncoding) -> Rows
  ) throws(IngestError) {
    let file = try RegularFile(path: path, name: name)
    let fileBytes = file.lengthBytes
    var content = try FileContent.of(file)
    var (opening, fault) = try content.opening()
    if encoding == .detect { opening.detectEncoding() }
    let choice = try EncodingChoice(encoding, opening, badBytes: .rejectRecord, fileName: name)
    let refusal = fault ?? (encoding == .detect ? EncodingChoice.refusal(opening) : nil)
    var markBytes = 0
    if case .utf8 = choice.encoding, opening.hasByteOrderMark { markBytes = 3 }
    var reader = CSVReader(
      rows: makeRows(choice.encoding), encoding: choice.encoding, markBytes: markBytes, refusal: refusal)
    var ledger = FileLedger(fileName: name)
    if refusal == nil && !opening.bytes.isEmpty { choice.begin(&ledger) }
    if !content.hasChecksum { ledger.note(.compressionWithoutChecksum) }
    var stream = ByteStream(content: content, bufferBytes: 1 << 18)
    while true {
      let consumed = reader.read(
        stream.buffer.span.extracting(stream.start..<stream.end), at: stream.fileOffset,
        isLast: stream.isAtEnd, into: &table, &ledger)
      stream.consume(consumed)
      if stream.isAtEnd { break }
      try stream.refill()
    }
    let contentDigest = try stream.digest()
    let isPlain = stream.content.compression == nil
    digest = isPlain ? contentDigest : try stream.content.file.digest()
    guard !isPlain || stream.fileOffset == fileBytes else { throw .changed(file: name) }
    let length = stream.fileOffset
    if let fault = stream.content.fault, length > 0 { ledger.note(fault, at: length) }
    if length == 0 && refusal == nil { ledger.note(.emptyFile) } else { reader.finish(&ledger) }
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
