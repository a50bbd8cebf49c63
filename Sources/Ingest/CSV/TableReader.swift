import CByteScan
import Core

/// What is known of a table file before its rows are read.
struct TableShape: Sendable {
  /// The bytes before the first row: mark, lines left out, header row.
  var openingBytes: Int
  /// The fields of every row.
  var columnCount: Int
  /// The number of the first row among the file's records.
  var firstRecord: Int64
  /// What ends a row that is too long to be read.
  var marks: CSVMarks
  /// What a mark on a field means.
  var marking: FieldMarking
}

/// Reads a table file by a layout that fits it: opening, rows, blank lines, and what cannot be read.
struct TableReader<Finder: RowFinder>: Sendable {
  private let marks: CSVMarks
  private let batchRows: Int
  private let isUTF8: Bool
  private let isWide = byte_scan_is_wide()
  private var openingBytes: Int
  private var finder: Finder
  private var run: RowRun
  private var transactions: TableTransactions
  private var recordNumber: Int64
  private var longRecord: LongRecord?

  init(
    _ layout: TableLayout, options: ReadingOptions, encoding: TextEncoding, finder: Finder, shape: TableShape,
    column: (TableColumn) -> Int
  ) {
    marks = shape.marks
    batchRows = options.batchRows
    if case .utf8 = encoding { isUTF8 = true } else { isUTF8 = false }
    openingBytes = shape.openingBytes
    self.finder = finder
    run = RowRun(columnCount: shape.columnCount)
    transactions = TableTransactions(
      layout, options: options, encoding: encoding, marking: shape.marking, rowCapacity: run.rowCapacity,
      column: column)
    recordNumber = shape.firstRecord
  }

  /// As `FormatReader.read`.
  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    var start = min(openingBytes, window.count)
    ledger.frame(bytes: start)
    openingBytes -= start
    while start < window.count && batch.count < batchRows {
      if longRecord != nil {
        guard let next = followLongRecord(window, start, isLast, &ledger) else { return window.count }
        start = next
        continue
      }
      // Safe: the window stays where it is during the call.
      let count = window.extracting(start..<window.count).withUnsafeBufferPointer { bytes in
        readRun(bytes, at: fileOffset + Int64(start), isLast: isLast, &batch, &ledger)
      }
      if count == 0 && longRecord == nil { return start }
      start += count
    }
    return start
  }

  /// As `FormatReader.finish`.
  func finish(_ ledger: inout FileLedger) {
    transactions.keepTotals(&ledger)
  }

  /// Reads the rows at the front of some bytes; gives the bytes consumed, 0 when no row is whole.
  private mutating func readRun(
    _ bytes: UnsafeBufferPointer<UInt8>, at byteOffset: Int64, isLast: Bool, _ batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    finder.scan(bytes, isLast: isLast, rowLimit: batchRows - batch.count, into: &run)
    if run.byteCount == 0 {
      if bytes.count > Limits.csvRecordBytes {
        longRecord = LongRecord(record: recordNumber, byteOffset: byteOffset, marks)
        recordNumber += 1
      }
      return 0
    }
    let isClean =
      isUTF8 && bytes.baseAddress.map { byte_scan_is_utf8($0, run.byteCount, isWide) != 0 } ?? false
    transactions.take(
      run, bytes, isUTF8: isClean, recordNumber: recordNumber, byteOffset: byteOffset, into: &batch, &ledger)
    recordNumber += Int64(run.rowCount)
    ledger.frame(bytes: run.framingBytes)
    return run.byteCount
  }

  /// Follows a record that is longer than any may be; gives the place behind it, or nil when it goes on.
  private mutating func followLongRecord(
    _ window: Span<UInt8>, _ start: Int, _ isLast: Bool, _ ledger: inout FileLedger
  ) -> Int? {
    let next = longRecord?.follow(window, from: start)
    if next != nil || isLast {
      longRecord?.close(hasLineFeed: next != nil, &ledger)
      longRecord = nil
    }
    return next
  }
}

extension TableReader where Finder == RowScanner {
  /// Makes a reader of a file that a layout fits.
  init(_ fit: TableFit, options: ReadingOptions) {
    self.init(
      fit.layout, options: options, encoding: fit.encoding, finder: RowScanner(fit.marks),
      shape: TableShape(
        openingBytes: fit.openingBytes, columnCount: fit.columnCount, firstRecord: fit.firstRecord,
        marks: fit.marks, marking: .doubledQuotes),
      column: fit.position)
  }
}
