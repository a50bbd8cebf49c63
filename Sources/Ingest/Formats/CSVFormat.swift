import Core

/// Comma-separated values with a header row, in UTF-8 or CP932.
struct CSVFormat: FormatReader {
  private var reader: CSVReader<TransactionRows>

  var format: SourceFormat? { .csv }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    let firstLine = opening.content.prefix { $0 != CSVByte.lineFeed }
    guard let first = firstLine.first, firstLine.contains(CSVByte.comma) else { return .no }
    // What these begin is XML, JSON, or a compressed file, whatever commas follow.
    let others: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["), 0x1F]
    return others.contains(first) || firstLine.starts(with: "PK\u{3}\u{4}".utf8) ? .no : .yes
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) throws(IngestError) {
    let encoding = try TextEncoding(options.csv.encoding, opening, fileName: fileName)
    var markBytes = 0
    if case .utf8 = encoding, opening.hasByteOrderMark { markBytes = 3 }
    reader = CSVReader(
      rows: TransactionRows(options: options, encoding: encoding), encoding: encoding, markBytes: markBytes)
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    reader.read(window, at: fileOffset, isLast: isLast, into: &batch, &ledger)
  }

  mutating func finish(_ ledger: inout FileLedger) {
    reader.finish(&ledger)
    reader.rows.keepTotals(&ledger)
  }
}
