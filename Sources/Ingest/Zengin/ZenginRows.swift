import CByteScan
import Core

/// The values of one data record that are no texts.
struct ZenginRow: Sendable {
  /// The place of the record's first byte in its window.
  let start: Int
  let place: RecordPlace
  var occurredAtSeconds: Int64 = 0
  var amountYen: Int64 = 0
  var balanceAfterYen = TransactionBatch.absentBalance
  var direction = Direction.outgoing
  var channel = Channel.unstated
  var kind = TransactionKind.other

  @inline(__always)
  init(_ start: Int, _ place: RecordPlace) {
    self.start = start
    self.place = place
  }
}

/// The data records of one window and one set that become rows, in file order.
struct ZenginRows: Sendable {
  /// The most rows of one run: few enough that their records stay in the cache from column to column.
  static let mostInRun = 256

  /// Whether this machine has the wide instructions.
  let isWide = byte_scan_is_wide()
  private(set) var recordBytes = 0
  private(set) var rows: [ZenginRow] = []

  var count: Int { rows.count }

  @inline(__always)
  mutating func append(_ row: ZenginRow) { rows.append(row) }

  mutating func removeAll(recordBytes: Int) {
    self.recordBytes = recordBytes
    rows.removeAll(keepingCapacity: true)
  }
}

extension TransactionBatch {
  /// Appends the values that are no texts, and so completes rows whose texts were appended before.
  mutating func append(_ run: ZenginRows) {
    let rows = run.rows
    occurredAtSeconds.append(rows) { $0.occurredAtSeconds }
    hasTimeOfDay.append(rows) { _ in false }
    direction.append(rows) { $0.direction }
    amountYen.append(rows) { $0.amountYen }
    channel.append(rows) { $0.channel }
    kind.append(rows) { $0.kind }
    balanceAfterYen.append(rows) { $0.balanceAfterYen }
    recordNumber.append(rows) { $0.place.record }
    byteOffset.append(rows) { $0.place.byteOffset }
    byteLength.append(rows) { $0.place.byteLength }
  }
}

extension Array {
  /// Appends one value of every row.
  @inline(__always)
  fileprivate mutating func append(_ rows: [ZenginRow], _ value: (ZenginRow) -> Element) {
    append(addingCapacity: rows.count) { room in
      for row in rows { room.append(value(row)) }
    }
  }
}

extension TextColumn {
  /// Appends a row for every record, whose text `write` puts at a place where `mostBytes` and some more may be
  /// written; it gives the number of bytes.
  @inline(__always)
  mutating func append(
    _ run: ZenginRows, of window: Span<UInt8>, atMost mostBytes: Int,
    _ write: (_ record: Span<UInt8>, _ room: UnsafeMutablePointer<UInt8>) -> Int
  ) {
    let rows = run.rows
    appendRows(rows.count, atMostBytes: rows.count * mostBytes) { bytes, ends in
      var written = 0
      for index in rows.indices {
        let start = rows[index].start
        // Safe: every record before this one wrote at most `mostBytes`, and so much is announced for each.
        written += write(window.extracting(start..<(start + run.recordBytes)), bytes + written)
        ends[index] = Int32(truncatingIfNeeded: written)
      }
      return written
    }
  }

  /// Appends a row for every record, which holds a field as UTF-8 without the spaces at its end.
  @inline(__always)
  mutating func append(_ run: ZenginRows, of window: Span<UInt8>, field: Range<Int>) {
    append(run, of: window, atMost: 3 * field.count) { record, room in
      record.writeUTF8(record.trimmed(field), isWide: run.isWide, to: room)
    }
  }

  /// Appends rows that all hold the same text.
  mutating func appendRows(_ count: Int, repeating text: [UInt8]) {
    let length = text.count
    appendRows(count, atMostBytes: count * length) { bytes, ends in
      for index in 0..<count { ends[index] = Int32(truncatingIfNeeded: (index + 1) * length) }
      // Safe: `count * length` bytes were announced; what is there is doubled until they are full.
      text.withUnsafeBufferPointer { text in
        if let first = text.baseAddress { bytes.update(from: first, count: length) }
      }
      var filled = length
      while filled < count * length {
        let more = Swift.min(filled, count * length - filled)
        (bytes + filled).update(from: bytes, count: more)
        filled += more
      }
      return filled
    }
  }

  /// Appends rows without text.
  mutating func appendEmptyRows(_ count: Int) {
    appendRows(count, repeating: [])
  }
}
