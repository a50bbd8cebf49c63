/// Where the reading of a Zengin file stands.
struct ZenginProgress: Sendable {
  /// The place in the order header, data, trailer, end.
  enum Position: Equatable {
    case start
    case inSet(isUsable: Bool)
    case afterSet
    case afterEnd
  }

  let framing: ZenginFraming
  let batchRows: Int
  var position = Position.start
  private(set) var recordNumber: Int64 = 0
  var hasEndMark = false
  /// A record that had to be translated, filled up or cut before it can be read.
  private var prepared: [UInt8]
  /// The rows of one run, kept for their memory.
  private var rows = ZenginRows()

  init(_ framing: ZenginFraming, batchRows: Int) {
    self.framing = framing
    self.batchRows = batchRows
    prepared = [UInt8](repeating: 0x20, count: framing.recordBytes)
  }

  /// Whether data records become rows without a question about their order.
  @inline(__always)
  var takesRows: Bool {
    if case .inSet(isUsable: true) = position { return !hasEndMark }
    return false
  }

  @inline(__always)
  mutating func nextPlace(_ byteOffset: Int64, _ bytes: Int) -> RecordPlace {
    recordNumber += 1
    return RecordPlace(record: recordNumber, byteOffset: byteOffset, byteLength: Int32(bytes))
  }

  /// Lends the room of one record with a record's bytes in JIS X 0201, filled with spaces or cut to its
  /// length.
  mutating func prepare(_ content: Span<UInt8>) -> [UInt8] {
    var record: [UInt8] = []
    swap(&record, &prepared)
    let isTranslated = framing.code == .ebcdic
    let table = ZenginCode.jisFromEBCDIC
    for index in record.indices {
      let byte = index < content.count ? content[index] : (isTranslated ? 0x40 : 0x20)
      record[index] = isTranslated ? table[Int(byte)] : byte
    }
    return record
  }

  /// Lends an empty list of rows, so that it can change beside the rest.
  mutating func lendRows() -> ZenginRows {
    var lent = ZenginRows()
    swap(&lent, &rows)
    lent.removeAll(recordBytes: framing.recordBytes)
    return lent
  }

  /// Takes back the list that `lendRows` lent.
  mutating func giveBack(_ lent: consuming ZenginRows) {
    rows = lent
  }

  /// Takes back the room that `prepare` lent.
  mutating func giveBack(_ record: consuming [UInt8]) {
    prepared = record
  }
}
