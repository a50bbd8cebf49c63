import Core

/// Which bytes of the file were accounted for, and the first bytes of the records at hand.
///
/// A record may begin many windows before it ends, and only at its end is it known what becomes of it.
struct RecordBytes: Sendable {
  /// A record that has begun: an entry, or a transaction inside of one.
  struct Begun: Sendable {
    let start: Int64
    fileprivate(set) var head: [UInt8]
  }

  enum Level: Sendable {
    case outer
    case inner
  }

  private(set) var accountedTo: Int64 = 0
  private(set) var recordNumber: Int64 = 0
  private var outer: Begun?
  private var inner: Begun?
  /// The bytes that were parsed just now or are still to be parsed.
  private var recent: [UInt8] = []
  private var recentStart: Int64 = 0

  /// Takes note of bytes that go to the parser; those before `position` are parsed already.
  mutating func pass(_ bytes: Span<UInt8>, at fileOffset: Int64, parsedTo position: Int64) {
    extend(&outer, with: bytes)
    extend(&inner, with: bytes)
    let recentEnd = recentStart + Int64(recent.count)
    if position >= recentEnd || recentEnd != fileOffset {
      recent.removeAll(keepingCapacity: true)
      recentStart = fileOffset
    } else if position > recentStart {
      recent.removeSubrange(0..<Int(position - recentStart))
      recentStart = position
    }
    recent.append(copying: bytes)
  }

  private func extend(_ record: inout Begun?, with bytes: Span<UInt8>) {
    guard let count = record?.head.count, count < RejectedRecord.keptBytes else { return }
    record?.head.append(copying: bytes.extracting(first: RejectedRecord.keptBytes - count))
  }

  /// Begins a record.
  mutating func begin(_ level: Level, at offset: Int64) {
    let skipped = max(0, Int(offset - recentStart))
    let record = Begun(start: offset, head: Array(recent.dropFirst(skipped).prefix(RejectedRecord.keptBytes)))
    switch level {
    case .outer: outer = record
    case .inner: inner = record
    }
  }

  /// Forgets a record that has begun: its bytes belong to others.
  mutating func forget(_ level: Level) {
    switch level {
    case .outer: outer = nil
    case .inner: inner = nil
    }
  }

  /// The record that begins first among those that have begun.
  var openRecord: Begun? { outer ?? inner }

  /// Enters everything up to a place as framing.
  mutating func frame(to offset: Int64, _ ledger: inout FileLedger) {
    guard offset > accountedTo else { return }
    ledger.frame(bytes: Int(offset - accountedTo))
    accountedTo = offset
  }

  /// Ends a record: its bytes are accounted for, by whoever calls `settle` on what this gives.
  mutating func end(_ level: Level, at end: Int64, _ ledger: inout FileLedger) -> EndedRecord? {
    guard let record = level == .outer ? outer : inner else { return nil }
    frame(to: record.start, &ledger)
    recordNumber += 1
    accountedTo = end
    forget(level)
    return EndedRecord(
      number: recordNumber, start: record.start, length: end - record.start, head: record.head)
  }
}

/// A record whose end was seen and that is neither accepted nor refused yet.
struct EndedRecord: Sendable {
  let number: Int64
  let start: Int64
  let length: Int64
  fileprivate let head: [UInt8]

  /// Why a record of this length is refused; nil when it is not.
  var refusal: Refusal? { length > Int64(Limits.xmlRecordBytes) ? Refusal(.recordTooLong) : nil }

  /// Where the record stands, when it is not too long.
  var place: RecordPlace {
    RecordPlace(record: number, byteOffset: start, byteLength: Int32(clamping: length))
  }
}

extension FileLedger {
  /// Enters a record as refused, or as the transaction that was appended for it.
  mutating func settle(_ record: EndedRecord, _ refusal: Refusal?, yen: Int64?, isCancelled: Bool = false) {
    guard let refusal else {
      accept(bytes: Int(record.length), yen: yen ?? 0, isCancelled: isCancelled)
      return
    }
    let kept = Int(min(record.length, Int64(record.head.count)))
    reject(
      refusal, record: record.number, at: record.start, length: record.length,
      head: record.head.span.extracting(first: kept), yen: yen)
  }
}
