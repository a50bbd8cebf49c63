import Core

/// Reads a Zengin file: cuts it into records, holds their order, and lets a layout read the fields.
struct ZenginReader<Layout: ZenginLayout>: FormatReader {
  /// Where in the order header, data, trailer, end the file stands.
  private enum Position {
    case start
    case inSet(isUsable: Bool)
    case afterSet
    case afterEnd
  }

  private let framing: ZenginFraming
  private let batchRows: Int
  private var layout: Layout
  private var position = Position.start
  private var recordNumber: Int64 = 0
  private var hasEndMark = false
  private var padded: [UInt8]

  var format: SourceFormat? { Layout.format }

  static func recognise(_ opening: FileOpening, options: ReadingOptions) -> Recognition {
    ZenginRecognition.recognise(opening, typeCode: Layout.typeCode)
  }

  init(_ opening: FileOpening, options: ReadingOptions, fileName: String) {
    framing = ZenginFraming(opening.bytes[...], recordBytes: Layout.recordBytes)
    batchRows = options.batchRows
    layout = Layout(referenceDay: options.referenceDay)
    padded = [UInt8](repeating: 0x20, count: Layout.recordBytes)
  }

  mutating func read(
    _ window: Span<UInt8>, at fileOffset: Int64, isLast: Bool, into batch: inout TransactionBatch,
    _ ledger: inout FileLedger
  ) -> Int {
    var start = 0
    while start < window.count && batch.count < batchRows {
      switch framing.step(window, from: start, isLast: isLast) {
      case .needsMore:
        return start
      case .filler(let bytes, let endsFile):
        ledger.frame(bytes: bytes)
        hasEndMark = hasEndMark || endsFile
        start += bytes
      case .record(let bytes, let terminatorBytes, let endsFile):
        let place = nextPlace(fileOffset + Int64(start), bytes)
        readRecord(window.extracting(start..<(start + bytes)), place, &batch, &ledger)
        ledger.frame(bytes: terminatorBytes)
        hasEndMark = hasEndMark || endsFile
        start += bytes + terminatorBytes
      }
    }
    return start
  }

  mutating func finish(_ ledger: inout FileLedger) {
    if case .afterEnd = position { return }
    ledger.note(.endRecordMissing, record: recordNumber)
  }

  private mutating func nextPlace(_ byteOffset: Int64, _ bytes: Int) -> RecordPlace {
    recordNumber += 1
    return RecordPlace(record: recordNumber, byteOffset: byteOffset, byteLength: Int32(bytes))
  }

  private mutating func readRecord(
    _ content: Span<UInt8>, _ place: RecordPlace, _ batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) {
    if hasEndMark { ledger.noteOnce(.recordAfterEnd, record: place.record, at: place.byteOffset) }
    if content.count == Layout.recordBytes {
      readFull(content, content, place, nil, &batch, &ledger)
      return
    }
    let lengthRefusal = refusalOfLength(content)
    // A record of the wrong length is filled up or cut, so that its amount still counts where it can be read.
    var record: [UInt8] = []
    swap(&record, &padded)
    for index in record.indices { record[index] = index < content.count ? content[index] : 0x20 }
    readFull(record.span, content, place, lengthRefusal, &batch, &ledger)
    swap(&record, &padded)
  }

  private func refusalOfLength(_ content: Span<UInt8>) -> Refusal? {
    if content.count > Layout.recordBytes { return Refusal(.recordTooLong) }
    return framing.isTrimmed ? nil : Refusal(.recordTooShort)
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
    if content[0] == UInt8(ascii: "2") {
      readData(record, content, place, refusal, &batch, &ledger)
      return
    }
    if let refusal {
      // Header, trailer and end record hold the file together: one that cannot be read quarantines it.
      let code = lengthRefusal == nil ? IngestCode.headerUnreadable : .recordLengthWrong
      ledger.noteOnce(code, record: place.record, at: place.byteOffset)
      ledger.reject(refusal, record: place.record, at: place.byteOffset, content)
      move(over: content[0])
      return
    }
    readFraming(record, content, place, &ledger)
  }

  private mutating func readData(
    _ record: Span<UInt8>, _ content: Span<UInt8>, _ place: RecordPlace, _ earlier: Refusal?,
    _ batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) {
    var refusal = earlier
    if refusal?.code == .recordTooShort && !framing.isTerminated {
      ledger.noteOnce(.recordLengthWrong, record: place.record, at: place.byteOffset)
    }
    switch position {
    case .inSet(let isUsable):
      layout.count(record)
      if !isUsable { refusal = refusal ?? Refusal(.recordWithoutHeader) }
    case .start, .afterSet, .afterEnd:
      ledger.noteOnce(.recordOrderBroken, record: place.record, at: place.byteOffset)
      refusal = refusal ?? Refusal(.recordWithoutHeader)
    }
    refusal = refusal ?? layout.append(record, place, to: &batch, &ledger)
    if let refusal {
      ledger.reject(
        refusal, record: place.record, at: place.byteOffset, content, yen: layout.countedYen)
    } else {
      let kind = batch.kind[batch.count - 1]
      ledger.accept(
        bytes: content.count, yen: batch.amountYen[batch.count - 1], isCancelled: kind == .correction)
    }
  }

  private mutating func readFraming(
    _ record: Span<UInt8>, _ content: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger
  ) {
    let type = record[0]
    switch (type, position) {
    case (UInt8(ascii: "1"), .start), (UInt8(ascii: "1"), .afterSet):
      position = .inSet(isUsable: readHeader(record, place, &ledger))
    case (UInt8(ascii: "8"), .inSet):
      layout.endSet(record, place, &ledger)
      position = .afterSet
    case (UInt8(ascii: "9"), .afterSet):
      layout.endFile(record, place, &ledger)
      position = .afterEnd
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
    let hasType = record[1] == Layout.typeCode[0] && record[2] == Layout.typeCode[1]
    guard hasType, record[3] == UInt8(ascii: "0") else {
      let field = hasType ? "コード区分" : "種別コード"
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: field)
      layout.beginRefusedSet()
      return false
    }
    return layout.beginSet(record, place, &ledger)
  }

  /// Follows the order past a record that was refused, so that one bad record is one finding.
  private mutating func move(over type: UInt8) {
    switch type {
    case UInt8(ascii: "1"):
      layout.beginRefusedSet()
      position = .inSet(isUsable: false)
    case UInt8(ascii: "8"): position = .afterSet
    case UInt8(ascii: "9"): position = .afterEnd
    default: break
    }
  }
}
