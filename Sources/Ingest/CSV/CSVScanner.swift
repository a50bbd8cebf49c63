import Core

/// Finds the end of one CSV record and the fields in it.
///
/// Input: RFC 4180 with line ends CRLF or LF; quoted fields may hold commas, line ends and doubled quotes.
/// It works on undecoded bytes. That is safe in UTF-8, and in CP932 too: the second byte of a double-byte character is
/// 40 or more, so it is never a quote (22), comma (2C), line feed (0A) or carriage return (0D).
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

  /// The fields of the record scanned last, with indices into its window; at most `Limits.csvColumns` are kept.
  private(set) var fields: [Field]
  /// The number of fields of the record scanned last.
  private(set) var fieldCount = 0
  /// The first thing in the record that RFC 4180 does not allow, with its index in the window.
  private(set) var fault: (code: IngestCode, index: Int)?

  init() {
    fields = [Field](repeating: Field(start: 0, end: 0, hasDoubledQuotes: false), count: Limits.csvColumns)
  }

  /// Scans the record that starts at an index of a window.
  mutating func scan(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Outcome {
    fieldCount = 0
    fault = nil
    var index = start
    while true {
      var field = Field(start: index, end: index, hasDoubledQuotes: false)
      if index < window.count && window[index] == CSVByte.quote {
        guard let behind = skipQuoted(window, &field, isLast: isLast) else {
          return isLast ? .unclosedQuote(at: index) : .needsMore
        }
        if behind == window.count && !isLast { return .needsMore }
        index = skipMisplaced(window, behind)
      } else {
        index = skipPlain(window, index)
        field.end = index
      }
      if fieldCount < fields.count { fields[fieldCount] = field }
      fieldCount += 1
      if index == window.count {
        return isLast ? .record(bytes: index - start, terminatorBytes: 0) : .needsMore
      }
      switch window[index] {
      case CSVByte.comma: index += 1
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
        index = window.firstQuote(from: index + 1)
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

  /// Finds the separator that ends an unquoted field, noting quotes and carriage returns that may not stand in it.
  @inline(__always)
  private mutating func skipPlain(_ window: Span<UInt8>, _ start: Int) -> Int {
    var index = window.firstSeparator(from: start)
    while index < window.count && !isFieldEnd(window, index) {
      note(window[index] == CSVByte.quote ? .quoteMisplaced : .carriageReturnStray, index)
      index = window.firstSeparator(from: index + 1)
    }
    return index
  }

  /// Skips what stands between a closing quote and the next separator, which should be nothing.
  private mutating func skipMisplaced(_ window: Span<UInt8>, _ behind: Int) -> Int {
    if behind == window.count || isFieldEnd(window, behind) { return behind }
    note(.quoteMisplaced, behind)
    return skipPlain(window, behind)
  }

  /// Whether a comma, a line feed or a carriage return with its line feed stands at an index.
  @inline(__always)
  private func isFieldEnd(_ window: Span<UInt8>, _ index: Int) -> Bool {
    switch window[index] {
    case CSVByte.comma, CSVByte.lineFeed: return true
    case CSVByte.carriageReturn: return index + 1 < window.count && window[index + 1] == CSVByte.lineFeed
    default: return false
    }
  }

  private mutating func note(_ code: IngestCode, _ index: Int) {
    if fault == nil { fault = (code, index) }
  }
}

/// The bytes that mean something in CSV.
enum CSVByte {
  static let comma: UInt8 = 0x2C
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
}

extension Span where Element == UInt8 {
  /// The index of the first comma, quote, line feed or carriage return from an index on, or `count`.
  @inline(__always)
  fileprivate func firstSeparator(from start: Int) -> Int {
    var index = start
    while index + 8 <= count {
      let word = self.word(at: index)
      let found =
        Word.marks(word, CSVByte.comma) | Word.marks(word, CSVByte.quote) | Word.marks(word, CSVByte.lineFeed)
        | Word.marks(word, CSVByte.carriageReturn)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      switch self[index] {
      case CSVByte.comma, CSVByte.quote, CSVByte.lineFeed, CSVByte.carriageReturn: return index
      default: index += 1
      }
    }
    return count
  }

  /// The index of the first quote from an index on, or `count`.
  fileprivate func firstQuote(from start: Int) -> Int {
    var index = start
    while index + 8 <= count {
      let found = Word.marks(word(at: index), CSVByte.quote)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count && self[index] != CSVByte.quote { index += 1 }
    return index
  }

  /// Eight bytes as one number, the first byte lowest.
  @inline(__always)
  fileprivate func word(at index: Int) -> UInt64 {
    // Safe: the caller checked that eight bytes follow, and the load itself checks its bounds again.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}

/// Eight bytes looked at in one step.
private enum Word {
  /// Sets the high bit of the lowest byte that equals a value; higher bytes may be marked wrongly, lower ones never.
  @inline(__always)
  static func marks(_ word: UInt64, _ value: UInt8) -> UInt64 {
    let difference = word ^ (UInt64(value) &* 0x0101_0101_0101_0101)
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}
