/// Cuts the bytes of a Zengin file into records, in all the physical variants in use.
///
/// Input: no terminator, CRLF, LF or CR; CRLF between records only; lines trimmed of trailing spaces; a DOS
/// end mark (1A) and padding with it. Which one is decided once, from the opening bytes.
struct ZenginFraming: Sendable {
  /// One step through the window.
  enum Step: Equatable {
    /// The record's end is not in the window.
    case needsMore
    /// Bytes that belong to no record; `endsFile` when they are a mark that ends a file.
    case filler(bytes: Int, endsFile: Bool)
    /// A record, and the bytes of terminator behind it.
    case record(bytes: Int, terminatorBytes: Int, endsFile: Bool)
  }

  /// The longest line that is looked for; what is longer is cut into records of this length, none of them
  /// readable.
  static let maximumLineBytes = 1 << 16

  let recordBytes: Int
  /// Whether line ends part the records.
  let isTerminated: Bool
  /// Whether lines are shorter where their last fields are blank.
  let isTrimmed: Bool

  private static let carriageReturn: UInt8 = 0x0D
  private static let lineFeed: UInt8 = 0x0A
  private static let endMark: UInt8 = 0x1A

  init(_ opening: ArraySlice<UInt8>, recordBytes: Int) {
    self.recordBytes = recordBytes
    let start = opening.startIndex
    let lineEnd = opening.prefix(4_096).firstIndex { $0 == Self.carriageReturn || $0 == Self.lineFeed }
    let firstLine = lineEnd.map { $0 - start } ?? Int.max
    if firstLine <= recordBytes {
      isTerminated = true
    } else {
      // A first line that is too long is still a line, unless a record plainly begins where the first
      // should end.
      let next = opening.count > recordBytes ? opening[start + recordBytes] : Self.endMark
      isTerminated = firstLine != Int.max && ![0x31, 0x32, 0x38, 0x39, Self.endMark].contains(next)
    }
    isTrimmed = isTerminated && firstLine < recordBytes
  }

  func step(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
    isTerminated
      ? line(window, from: start, isLast: isLast) : fixed(window, from: start, isLast: isLast)
  }

  private func line(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
    let limit = min(window.count, start + Self.maximumLineBytes)
    let end = window.first(Self.carriageReturn, or: Self.lineFeed, from: start, to: limit)
    if end == limit && limit < start + Self.maximumLineBytes && !isLast { return .needsMore }
    var next = end
    if end < limit {
      // Whether a line feed follows the carriage return may be known only in the next window.
      if window[end] == Self.carriageReturn && end + 1 == window.count && !isLast { return .needsMore }
      let isPair =
        window[end] == Self.carriageReturn && end + 1 < window.count && window[end + 1] == Self.lineFeed
      next = isPair ? end + 2 : end + 1
    }
    var contentEnd = end
    while contentEnd > start && window[contentEnd - 1] == Self.endMark { contentEnd -= 1 }
    let endsFile = contentEnd < end
    if contentEnd == start { return .filler(bytes: next - start, endsFile: endsFile) }
    return .record(bytes: contentEnd - start, terminatorBytes: next - contentEnd, endsFile: endsFile)
  }

  private func fixed(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
    var padding = start
    while padding < window.count && Self.isPadding(window[padding]) { padding += 1 }
    if padding > start { return .filler(bytes: padding - start, endsFile: true) }
    if window.count - start >= recordBytes {
      return .record(bytes: recordBytes, terminatorBytes: 0, endsFile: false)
    }
    if !isLast { return .needsMore }
    var contentEnd = window.count
    while contentEnd > start && Self.isPadding(window[contentEnd - 1]) { contentEnd -= 1 }
    return .record(
      bytes: contentEnd - start, terminatorBytes: window.count - contentEnd,
      endsFile: contentEnd < window.count)
  }

  private static func isPadding(_ byte: UInt8) -> Bool {
    byte == endMark || byte == carriageReturn || byte == lineFeed
  }
}
