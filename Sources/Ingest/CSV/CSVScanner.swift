import Core

/// Finds the end of one CSV record and the fields in it.
///
/// Input: RFC 4180 with line ends CRLF or LF; quoted fields may hold commas, line ends and doubled quotes.
/// It works on undecoded bytes. That is safe in UTF-8, and in CP932 too: the second byte of a double-byte
/// character is 40 or more, so it is never a quote (22), comma (2C), line feed (0A) or carriage return
/// (0D).
/// Cost: eight bytes a step between separators; the field table is used again for every record.
struct CSVScanner: Sendable {
  /// One field: its bytes between the quotes, if any.
  struct Field: Sendable {
    var start: Int
    var end: Int
    /// Whether quotes are doubled inside.
    var hasDoubledQuotes: Bool
  }

  /// How a scan ended.
  enum Outcome: Equatable {
    /// The record's end is not in the window.
    case needsMore
    /// The record's bytes and the bytes of its line end.
    case record(bytes: Int, terminatorBytes: Int)
    /// The file ends inside quotes, which began at this index.
    case unclosedQuote(at: Int)
  }

  /// The fields of the record scanned last, with indices into its window; at most `Limits.csvColumns` are
  /// kept.
  private(set) var fields: [Field]
  /// The number of fields of the record scanned last.
  private(set) var fieldCount = 0
  /// The first thing in the record that RFC 4180 does not allow, with its index in the window.
  private(set) var fault: (code: IngestCode, index: Int)?

  private let marks: CSVMarks

  init(_ marks: CSVMarks = CSVMarks()) {
    self.marks = marks
    fields = [Field](repeating: Field(start: 0, end: 0, hasDoubledQuotes: false), count: Limits.csvColumns)
  }

  /// Scans the record that starts at an index of a window.
  mutating func scan(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Outcome {
    fieldCount = 0
    fault = nil
    var index = start
    var cursor = SeparatorCursor(at: start, marks)
    while true {
      var field = Field(start: index, end: index, hasDoubledQuotes: false)
      if marks.hasQuotes && index < window.count && window[index] == CSVByte.quote {
        guard let behind = skipQuoted(window, &field, isLast: isLast) else {
          return isLast ? .unclosedQuote(at: index) : .needsMore
        }
        if behind == window.count && !isLast { return .needsMore }
        cursor = SeparatorCursor(at: behind, marks)
        index = skipMisplaced(window, behind, &cursor)
      } else {
        index = skipPlain(window, &cursor)
        field.end = index
      }
      if fieldCount < fields.count { fields[fieldCount] = field }
      fieldCount += 1
      if index == window.count {
        return isLast ? .record(bytes: index - start, terminatorBytes: 0) : .needsMore
      }
      switch window[index] {
      case marks.delimiter: index += 1
      case CSVByte.lineFeed: return .record(bytes: index - start, terminatorBytes: 1)
      default:
        return .record(bytes: index - start, terminatorBytes: 2)
      }
    }
  }

  /// Finds a quoted field's closing quote; gives the index behind it, or nil when the window ends before it.
  private func skipQuoted(_ window: Span<UInt8>, _ field: inout Field, isLast: Bool) -> Int? {
    field.start += 1
    var index = field.start
    while index < window.count {
      if window[index] != CSVByte.quote {
        index = window.first(
          CSVByte.quote, or: CSVByte.quote, from: index + 1, to: window.count)
      } else if index + 1 < window.count && window[index + 1] == CSVByte.quote {
        field.hasDoubledQuotes = true
        index += 2
      } else {
        field.end = index
        return index + 1
      }
    }
    return nil
  }

  /// Finds the separator that ends an unquoted field, noting quotes and carriage returns that may not stand
  /// in it.
  @inline(__always)
  private mutating func skipPlain(_ window: Span<UInt8>, _ cursor: inout SeparatorCursor) -> Int {
    var index = cursor.next(window)
    while index < window.count && !isFieldEnd(window, index) {
      note(window[index] == CSVByte.quote ? .quoteMisplaced : .carriageReturnStray, index)
      index = cursor.next(window)
    }
    return index
  }

  /// Skips what stands between a closing quote and the next separator, which should be nothing.
  private mutating func skipMisplaced(
    _ window: Span<UInt8>, _ behind: Int, _ cursor: inout SeparatorCursor
  ) -> Int {
    let earlier = fault
    let index = skipPlain(window, &cursor)
    // What was noted on the way stands behind the place where the field should have ended.
    if index > behind { fault = earlier ?? (.quoteMisplaced, behind) }
    return index
  }

  /// Whether a delimiter, a line feed or a carriage return with its line feed stands at an index.
  @inline(__always)
  private func isFieldEnd(_ window: Span<UInt8>, _ index: Int) -> Bool {
    switch window[index] {
    case marks.delimiter, CSVByte.lineFeed: return true
    case CSVByte.carriageReturn: return index + 1 < window.count && window[index + 1] == CSVByte.lineFeed
    default: return false
    }
  }

  private mutating func note(_ code: IngestCode, _ index: Int) {
    if fault == nil { fault = (code, index) }
  }
}
