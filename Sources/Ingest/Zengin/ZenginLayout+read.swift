import Core

// Reads a Zengin file: cuts it into records, holds their order, and lets the layout read the fields.
extension ZenginLayout {
  var format: SourceFormat? { Self.sourceFormat }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    ZenginRecognition.recognise(opening, types: types)
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) {
    let code = opening.bytes.first.flatMap { ZenginCode(firstByte: $0) } ?? .jis
    let framing = ZenginFraming(opening.bytes[...], code: code, recordBytes: Self.recordBytes)
    self.init(ZenginProgress(framing, batchRows: options.batchRows), referenceDay: options.referenceDay)
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    var start = 0
    while start < window.count && batch.count < progress.batchRows {
      let plainBytes = readPlainRecords(window, from: start, at: fileOffset, &batch, &ledger)
      if plainBytes > 0 {
        start += plainBytes
        continue
      }
      switch progress.framing.step(window, from: start, isLast: isLast) {
      case .needsMore:
        return start
      case .filler(let bytes, let endsFile):
        ledger.frame(bytes: bytes)
        progress.hasEndMark = progress.hasEndMark || endsFile
        start += bytes
      case .record(let bytes, let terminatorBytes, let endsFile):
        let place = progress.nextPlace(fileOffset + Int64(start), bytes)
        readRecord(window.extracting(start..<(start + bytes)), place, &batch, &ledger)
        ledger.frame(bytes: terminatorBytes)
        progress.hasEndMark = progress.hasEndMark || endsFile
        start += bytes + terminatorBytes
      }
    }
    return start
  }

  mutating func finish(_ ledger: inout FileLedger) {
    if case .afterEnd = progress.position { return }
    ledger.note(.endRecordMissing, record: progress.recordNumber)
  }

  /// Reads the data records at `start` that have nothing to ask about, which nearly all are; gives their bytes.
  private mutating func readPlainRecords(
    _ window: Span<UInt8>, from start: Int, at fileOffset: Int64, _ batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    guard progress.takesRows else { return 0 }
    let limit = min(progress.batchRows - batch.count, ZenginRows.mostInRun)
    let run = progress.framing.plainRecords(window, from: start, atMost: limit)
    if run.count == 0 { return 0 }
    let recordBytes = Self.recordBytes
    var rows = progress.lendRows()
    var next = start
    for _ in 0..<run.count {
      var row = ZenginRow(next, progress.nextPlace(fileOffset + Int64(next), recordBytes))
      let record = window.extracting(next..<(next + recordBytes))
      count(record)
      if let fault = read(record, into: &row, &ledger) {
        reject(fault.refusal, record, row.place, &ledger)
      } else {
        rows.append(row)
        ledger.accept(bytes: recordBytes, yen: row.amountYen, isCancelled: isCancelled)
      }
      next += recordBytes + run.terminatorBytes
    }
    append(rows, of: window, to: &batch)
    progress.giveBack(rows)
    ledger.frame(bytes: run.count * run.terminatorBytes)
    return next - start
  }

  private func append(_ rows: ZenginRows, of window: Span<UInt8>, to batch: inout TransactionBatch) {
    appendTexts(of: rows, in: window, to: &batch)
    batch.append(rows)
  }

  /// Appends a data record that was counted just now as a row, or says why it cannot.
  private mutating func append(
    _ record: Span<UInt8>, _ place: RecordPlace, to batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    var row = ZenginRow(0, place)
    if let fault = read(record, into: &row, &ledger) { return fault }
    var rows = progress.lendRows()
    rows.append(row)
    append(rows, of: record, to: &batch)
    progress.giveBack(rows)
    return nil
  }

  @inline(never)
  private func reject(
    _ refusal: Refusal, _ content: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger
  ) {
    ledger.reject(refusal, record: place.record, at: place.byteOffset, content, yen: amount.value)
  }

  private mutating func readRecord(
    _ content: Span<UInt8>, _ place: RecordPlace, _ batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) {
    if progress.hasEndMark { ledger.noteOnce(.recordAfterEnd, record: place.record, at: place.byteOffset) }
    if content.count == Self.recordBytes && progress.framing.code == .jis {
      readFull(content, content, place, nil, &batch, &ledger)
      return
    }
    // A record of the wrong length is filled up or cut, so that its amount still counts where it can be read.
    let record = progress.prepare(content)
    readFull(record.span, content, place, refusalOfLength(content), &batch, &ledger)
    progress.giveBack(record)
  }

  private func refusalOfLength(_ content: Span<UInt8>) -> Refusal? {
    if content.count == Self.recordBytes { return nil }
    if content.count > Self.recordBytes { return Refusal(.recordTooLong) }
    return progress.framing.isTrimmed ? nil : Refusal(.recordTooShort)
  }

  /// Reads a record that has its full length; `content` is the record as it stands in the file.
  private mutating func readFull(
    _ record: Span<UInt8>, _ content: Span<UInt8>, _ place: RecordPlace, _ lengthRefusal: Refusal?,
    _ batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) {
    var refusal = lengthRefusal
    if refusal == nil, let offset = record.firstByteOutsideJISX0201() {
      refusal = Refusal(.characterNotAllowed, byteInRecord: offset)
    }
    if record[0] == UInt8(ascii: "2") {
      readData(record, content, place, refusal, &batch, &ledger)
      return
    }
    if let refusal {
      // Header, trailer and end record hold the file together: one that cannot be read quarantines it.
      let code = lengthRefusal == nil ? IngestCode.headerUnreadable : .recordLengthWrong
      ledger.noteOnce(code, record: place.record, at: place.byteOffset)
      ledger.reject(refusal, record: place.record, at: place.byteOffset, content)
      move(over: record[0])
      return
    }
    readFraming(record, content, place, &ledger)
  }

  private mutating func readData(
    _ record: Span<UInt8>, _ content: Span<UInt8>, _ place: RecordPlace, _ earlier: Refusal?,
    _ batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) {
    var refusal = earlier
    if refusal?.code == .recordTooShort && !progress.framing.isTerminated {
      ledger.noteOnce(.recordLengthWrong, record: place.record, at: place.byteOffset)
    }
    var isCounted = false
    switch progress.position {
    case .inSet(let isUsable):
      count(record)
      isCounted = true
      if !isUsable { refusal = refusal ?? Refusal(.recordWithoutHeader) }
    case .start, .afterSet, .afterEnd:
      ledger.noteOnce(.recordOrderBroken, record: place.record, at: place.byteOffset)
      refusal = refusal ?? Refusal(.recordWithoutHeader)
    }
    refusal = refusal ?? append(record, place, to: &batch, &ledger)?.refusal
    guard let refusal else {
      ledger.accept(bytes: content.count, yen: amount.value ?? 0, isCancelled: isCancelled)
      return
    }
    ledger.reject(
      refusal, record: place.record, at: place.byteOffset, content, yen: isCounted ? amount.value : nil)
  }

  private mutating func readFraming(
    _ record: Span<UInt8>, _ content: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger
  ) {
    let type = record[0]
    switch (type, progress.position) {
    case (UInt8(ascii: "1"), .start), (UInt8(ascii: "1"), .afterSet):
      progress.position = .inSet(isUsable: readHeader(record, place, &ledger))
    case (UInt8(ascii: "8"), .inSet):
      endSet(record, place, &ledger)
      progress.position = .afterSet
    case (UInt8(ascii: "9"), .afterSet):
      endFile(record, place, &ledger)
      progress.position = .afterEnd
    default:
      let isKnown = [UInt8(ascii: "1"), UInt8(ascii: "8"), UInt8(ascii: "9")].contains(type)
      let refusal = Refusal(isKnown ? .recordOrderBroken : .recordTypeUnknown, field: "データ区分")
      ledger.noteOnce(refusal.code, record: place.record, at: place.byteOffset, field: refusal.field)
      ledger.reject(refusal, record: place.record, at: place.byteOffset, content)
      if isKnown { move(over: type) }
      return
    }
    ledger.frame(bytes: content.count)
  }

  private mutating func readHeader(
    _ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger
  ) -> Bool {
    let code = record.string(1..<3)
    let type = Self.types.first { $0.code == code }
    guard let type, record[3] == UInt8(ascii: "0") || record[3] == UInt8(ascii: "1") else {
      let field = type == nil ? "種別コード" : "コード区分"
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: field)
      beginRefusedSet()
      return false
    }
    let framing = progress.framing
    if progress.position == .start {
      ledger.keep("文字コード", "character code", framing.code.name, place)
      ledger.keep("改行", "line ends", framing.variant, place)
    }
    if record[3] != framing.code.codeArea {
      ledger.noteOnce(.codeAreaContradicts, record: place.record, at: place.byteOffset, field: "コード区分")
    }
    ledger.keep("種別", "type", type.title, place)
    return beginSet(record, place, &ledger)
  }

  /// Follows the order past a record that was refused, so that one bad record is one finding.
  private mutating func move(over type: UInt8) {
    switch type {
    case UInt8(ascii: "1"):
      beginRefusedSet()
      progress.position = .inSet(isUsable: false)
    case UInt8(ascii: "8"): progress.position = .afterSet
    case UInt8(ascii: "9"): progress.position = .afterEnd
    default: break
    }
  }
}
