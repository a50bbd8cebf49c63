import Core

/// A CSV record that is longer than any record may be, followed to its end without keeping it.
struct LongRecord: Sendable {
  /// Where in a field the bytes stand.
  private enum State {
    case fieldStart
    case plain
    case quoted
    /// A quote inside quotes: the field's end, or the first of two.
    case afterQuote
  }

  let record: Int64
  let byteOffset: Int64
  private var state = State.fieldStart
  private var length: Int64 = 0
  private var trailingCarriageReturns: Int64 = 0
  private var quoteOffset: Int64 = 0
  private var head: [UInt8] = []

  private let marks: CSVMarks

  init(record: Int64, byteOffset: Int64, _ marks: CSVMarks = CSVMarks()) {
    self.marks = marks
    self.record = record
    self.byteOffset = byteOffset
  }

  /// Follows the record through a window; gives the index behind its line end, or nil when it goes on.
  mutating func follow(_ window: Span<UInt8>, from start: Int) -> Int? {
    for index in start..<window.count {
      let byte = window[index]
      if byte == CSVByte.lineFeed && state != .quoted { return index + 1 }
      trailingCarriageReturns = byte == CSVByte.carriageReturn ? 1 : 0
      if head.count < RejectedRecord.keptBytes { head.append(byte) }
      step(byte)
      length += 1
    }
    return nil
  }

  /// Enters the record as refused; a carriage return before the line feed is part of the line end.
  func close(hasLineFeed: Bool, _ ledger: inout FileLedger) {
    let lineEnd = hasLineFeed ? trailingCarriageReturns : 0
    let isUnclosed = !hasLineFeed && state == .quoted
    let refusal =
      isUnclosed
      ? Refusal(.quoteUnclosed, byteInRecord: Int(quoteOffset)) : Refusal(.recordTooLong)
    ledger.reject(
      refusal, record: record, at: byteOffset, length: length - lineEnd, head: head.span)
    ledger.frame(bytes: Int(lineEnd) + (hasLineFeed ? 1 : 0))
  }

  private mutating func step(_ byte: UInt8) {
    switch (state, byte) {
    case (.fieldStart, CSVByte.quote) where marks.hasQuotes:
      state = .quoted
      quoteOffset = length
    case (.afterQuote, CSVByte.quote): state = .quoted
    case (.quoted, CSVByte.quote): state = .afterQuote
    case (.quoted, _): break
    case (_, marks.delimiter): state = .fieldStart
    default: state = .plain
    }
  }
}
