import Core

/// Reads a CSV file record by record: mark, header row, rows, blank lines, and what cannot be read.
struct CSVReader<Rows: CSVRows>: Sendable {
  private(set) var rows: Rows
  private let encoding: TextEncoding
  private var markBytes: Int
  private var scanner = CSVScanner()
  private var header: CSVHeader?
  private var recordNumber: Int64 = 0
  private var longRecord: LongRecord?
  private var rest: RefusedFile?

  /// Makes a reader; `markBytes` is the length of the byte order mark that the file begins with, `refusal` why nothing of it is read.
  init(rows: Rows, encoding: TextEncoding, markBytes: Int, refusal: Refusal? = nil) {
    rest = refusal.map { RefusedFile($0) }
    self.rows = rows
    self.encoding = encoding
    self.markBytes = markBytes
  }

  /// As `FormatReader.read`.
  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into output: inout Rows.Output,
    _ ledger: inout FileLedger
  ) -> Int {
    var start = 0
    if markBytes > 0 {
      guard window.count >= markBytes else { return 0 }
      ledger.frame(bytes: markBytes)
      start = markBytes
      markBytes = 0
    }
    while start < window.count && rest == nil && rows.hasRoom(output) {
      let next =
        longRecord == nil
        ? readRecord(window, start, fileOffset, isLast, &output, &ledger)
        : followLongRecord(window, start, isLast, &ledger)
      guard let next else { return start }
      start = next
    }
    guard rest != nil else { return start }
    rest?.take(window.extracting(start..<window.count), at: fileOffset + Int64(start))
    return window.count
  }

  /// As `FormatReader.finish`.
  mutating func finish(_ ledger: inout FileLedger) {
    if let rest {
      rest.close(&ledger)
    } else if header == nil {
      ledger.note(.headerRowUnreadable)
    }
  }

  /// Reads one record; gives the index behind it, or nil when its end is not in the window.
  private mutating func readRecord(
    _ window: Span<UInt8>, _ start: Int, _ fileOffset: Int64, _ isLast: Bool, _ output: inout Rows.Output,
    _ ledger: inout FileLedger
  ) -> Int? {
    let byteOffset = fileOffset + Int64(start)
    switch scanner.scan(window, from: start, isLast: isLast) {
    case .needsMore:
      if window.count - start <= Limits.csvRecordBytes { return nil }
      recordNumber += 1
      longRecord = LongRecord(record: recordNumber, byteOffset: byteOffset)
      return start
    case .unclosedQuote(let index):
      recordNumber += 1
      let refusal = Refusal(.quoteUnclosed, byteInRecord: index - start)
      refuse(refusal, window.extracting(start..<window.count), byteOffset, &ledger)
      return header == nil ? start : window.count
    case .record(let bytes, let terminatorBytes):
      let next = start + bytes + terminatorBytes
      if window.isFiller(start..<(start + bytes)) {
        ledger.frame(bytes: next - start)
        return next
      }
      recordNumber += 1
      if header == nil { return readHeader(window, start..<(start + bytes), terminatorBytes, &ledger) }
      readRow(window, start..<(start + bytes), byteOffset, &output, &ledger)
      ledger.frame(bytes: terminatorBytes)
      return next
    }
  }

  private mutating func readRow(
    _ window: Span<UInt8>, _ record: Range<Int>, _ byteOffset: Int64, _ output: inout Rows.Output,
    _ ledger: inout FileLedger
  ) {
    let place = RecordPlace(
      record: recordNumber, byteOffset: byteOffset, byteLength: Int32(truncatingIfNeeded: record.count))
    var refusal = refusalOfShape(record)
    let hasRow = refusal == nil
    if hasRow, let header {
      refusal = rows.append(scanner, header, window, place, to: &output)
      // The rows know the window's indices only.
      if let index = refusal?.byteInRecord { refusal?.byteInRecord = index - record.lowerBound }
    }
    if let refusal {
      let yen = hasRow ? rows.countedYen : nil
      ledger.reject(refusal, record: recordNumber, at: byteOffset, window.extracting(record), yen: yen)
    } else {
      ledger.accept(bytes: record.count, yen: rows.countedYen ?? 0, isCancelled: rows.isCancelled)
    }
  }

  /// Why a record cannot be a row at all, whatever its fields say.
  private func refusalOfShape(_ record: Range<Int>) -> Refusal? {
    if record.count > Limits.csvRecordBytes { return Refusal(.recordTooLong) }
    if let fault = scanner.fault { return Refusal(fault.code, byteInRecord: fault.index - record.lowerBound) }
    if scanner.fieldCount > Limits.csvColumns { return Refusal(.columnsTooMany) }
    if let header, scanner.fieldCount != header.columnCount { return Refusal(.columnCountDiffers) }
    return nil
  }

  /// Reads the header row; when it cannot be used, the file is refused from there on.
  private mutating func readHeader(
    _ window: Span<UInt8>, _ record: Range<Int>, _ terminatorBytes: Int, _ ledger: inout FileLedger
  ) -> Int {
    do throws(Refusal) {
      if refusalOfShape(record) != nil { throw Refusal(.headerRowUnreadable) }
      let names = try names(window)
      rows.meet(header: names)
      let header = try CSVHeader(names, wanted: rows.wantedColumns)
      if header.ignoredCount > 0 {
        ledger.note(.columnsIgnored, record: recordNumber, field: "\(header.ignoredCount)")
      }
      self.header = header
    } catch {
      rest = RefusedFile(error, record: recordNumber)
      return record.lowerBound
    }
    ledger.frame(bytes: record.count + terminatorBytes)
    return record.upperBound + terminatorBytes
  }

  private func names(_ window: Span<UInt8>) throws(Refusal) -> [String] {
    var names: [String] = []
    var text: [UInt8] = []
    for column in 0..<scanner.fieldCount {
      text.removeAll(keepingCapacity: true)
      guard scanner.append(column, of: window, encoding, to: &text) == nil else {
        throw Refusal(.headerRowUnreadable)
      }
      names.append(String(decoding: text, as: UTF8.self))
    }
    return names
  }

  private mutating func refuse(
    _ refusal: Refusal, _ bytes: Span<UInt8>, _ byteOffset: Int64, _ ledger: inout FileLedger
  ) {
    if header == nil {
      rest = RefusedFile(Refusal(.headerRowUnreadable), record: recordNumber)
    } else {
      ledger.reject(refusal, record: recordNumber, at: byteOffset, bytes)
    }
  }

  private mutating func followLongRecord(
    _ window: Span<UInt8>, _ start: Int, _ isLast: Bool, _ ledger: inout FileLedger
  ) -> Int? {
    guard header != nil else {
      rest = RefusedFile(Refusal(.headerRowUnreadable), record: recordNumber)
      longRecord = nil
      return start
    }
    let next = longRecord?.follow(window, from: start)
    if next != nil || isLast {
      longRecord?.close(hasLineFeed: next != nil, &ledger)
      longRecord = nil
    }
    return next ?? window.count
  }
}

extension Span where Element == UInt8 {
  /// Whether a line is empty or holds nothing but DOS end marks.
  fileprivate func isFiller(_ line: Range<Int>) -> Bool {
    for index in line where self[index] != 0x1A { return false }
    return true
  }
}

extension CSVScanner {
  /// The bytes of a field of the record scanned last.
  @inline(__always)
  func range(_ column: Int) -> Range<Int> {
    fields[column].start..<fields[column].end
  }

  /// Appends a field as UTF-8 with doubled quotes made single; gives the window's index of the first bad
  /// byte, and appends nothing then.
  @inline(__always)
  func append(
    _ column: Int, of window: Span<UInt8>, _ encoding: TextEncoding, to output: inout [UInt8]
  ) -> Int? {
    let field = fields[column]
    if field.hasDoubledQuotes { return appendUnquoted(field, of: window, encoding, to: &output) }
    return encoding.append(window.extracting(field.start..<field.end), to: &output).map { $0 + field.start }
  }

  private func appendUnquoted(
    _ field: Field, of window: Span<UInt8>, _ encoding: TextEncoding, to output: inout [UInt8]
  ) -> Int? {
    let kept = output.count
    if let offset = encoding.append(window.extracting(field.start..<field.end), to: &output) {
      return offset + field.start
    }
    // Quotes are single bytes in UTF-8, and no other character holds their byte: they are paired up in the
    // output.
    var target = kept
    var source = kept
    while source < output.count {
      output[target] = output[source]
      source += output[source] == CSVByte.quote ? 2 : 1
      target += 1
    }
    output.removeLast(output.count - target)
    return nil
  }
}
