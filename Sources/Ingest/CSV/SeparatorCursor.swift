/// The bytes that mean something in CSV.
enum CSVByte {
  static let comma: UInt8 = 0x2C
  static let tab: UInt8 = 0x09
  static let semicolon: UInt8 = 0x3B
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
}

/// What separates the fields of a CSV file, and whether quotes mean something in it.
///
/// - Input: the delimiter is under 40 hexadecimal, so that it is no part of a character in any encoding that is read.
struct CSVMarks: Hashable, Sendable {
  var delimiter = CSVByte.comma
  var hasQuotes = true
  /// The byte to look for as a quote: the quote, or once more the delimiter.
  var quote: UInt8 { hasQuotes ? CSVByte.quote : delimiter }
}

/// Walks over the delimiters, quotes, line feeds and carriage returns of a window.
///
/// Cost: eight bytes are looked at together, once, however many separators are among them.
struct SeparatorCursor {
  /// The first of the eight bytes that `marks` speaks of.
  private var base: Int
  /// The high bit of each of those bytes that is a separator not yet given.
  private var marks: UInt64 = 0

  private let separators: CSVMarks

  /// Makes a cursor that gives separators from an index on.
  init(at index: Int, _ separators: CSVMarks) {
    base = index - 8
    self.separators = separators
  }

  /// The index of the next separator, or `window.count`.
  @inline(__always)
  mutating func next(_ window: Span<UInt8>) -> Int {
    while marks == 0 {
      base += 8
      if base + 8 > window.count { return last(window) }
      marks = found(in: window.word(at: base))
    }
    let index = base + marks.trailingZeroBitCount / 8
    marks &= marks &- 1
    return index
  }

  /// Goes on byte by byte where fewer than eight are left.
  private mutating func last(_ window: Span<UInt8>) -> Int {
    var index = base
    while index < window.count && !isSeparator(window[index]) { index += 1 }
    // The next call starts behind this separator.
    base = index + 1 - 8
    return min(index, window.count)
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == separators.delimiter || byte == separators.quote || byte == CSVByte.lineFeed
      || byte == CSVByte.carriageReturn
  }

  @inline(__always)
  private func found(in word: UInt64) -> UInt64 {
    word.bytesEqual(to: separators.delimiter) | word.bytesEqual(to: separators.quote)
      | word.bytesEqual(to: CSVByte.lineFeed) | word.bytesEqual(to: CSVByte.carriageReturn)
  }
}
