/// The bytes that mean something in CSV.
enum CSVByte {
  static let comma: UInt8 = 0x2C
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
}

/// Walks over the commas, quotes, line feeds and carriage returns of a window.
///
/// Cost: eight bytes are looked at together, once, however many separators are among them.
struct SeparatorCursor {
  /// The first of the eight bytes that `marks` speaks of.
  private var base: Int
  /// The high bit of each of those bytes that is a separator not yet given.
  private var marks: UInt64 = 0

  /// Makes a cursor that gives separators from an index on.
  init(at index: Int) {
    base = index - 8
  }

  /// The index of the next separator, or `window.count`.
  @inline(__always)
  mutating func next(_ window: Span<UInt8>) -> Int {
    while marks == 0 {
      base += 8
      if base + 8 > window.count { return last(window) }
      marks = SeparatorCursor.separators(window.word(at: base))
    }
    let index = base + marks.trailingZeroBitCount / 8
    marks &= marks &- 1
    return index
  }

  /// Goes on byte by byte where fewer than eight are left.
  private mutating func last(_ window: Span<UInt8>) -> Int {
    var index = base
    while index < window.count && !SeparatorCursor.isSeparator(window[index]) { index += 1 }
    // The next call starts behind this separator.
    base = index + 1 - 8
    return min(index, window.count)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == CSVByte.comma || byte == CSVByte.quote || byte == CSVByte.lineFeed
      || byte == CSVByte.carriageReturn
  }

  @inline(__always)
  private static func separators(_ word: UInt64) -> UInt64 {
    word.bytesEqual(to: CSVByte.comma) | word.bytesEqual(to: CSVByte.quote)
      | word.bytesEqual(to: CSVByte.lineFeed) | word.bytesEqual(to: CSVByte.carriageReturn)
  }
}
