import CByteScan

/// Cuts the bytes of a Zengin file into records, in all the physical variants in use.
///
/// Input: no terminator, CRLF, LF or CR, in EBCDIC also NEL and its LF; line ends between records only; lines
/// trimmed of trailing spaces; a DOS end mark (1A) and padding with it. Which one is decided once, from the
/// opening bytes.
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

  let code: ZenginCode
  let recordBytes: Int
  /// Whether line ends part the records.
  let isTerminated: Bool
  /// Whether lines are shorter where their last fields are blank.
  let isTrimmed: Bool
  /// The variant in words, from the first record.
  let variant: String
  private let isWide = byte_scan_is_wide()

  init(_ opening: ArraySlice<UInt8>, code: ZenginCode, recordBytes: Int) {
    self.code = code
    self.recordBytes = recordBytes
    let start = opening.startIndex
    let lineEnd = opening.prefix(4_096).firstIndex(where: code.endsLine)
    let firstLine = lineEnd.map { $0 - start } ?? Int.max
    if firstLine <= recordBytes {
      isTerminated = true
    } else {
      // A first line that is too long is still a line, unless a record plainly begins where the first
      // should end.
      let next = opening.count > recordBytes ? opening[start + recordBytes] : 0x1A
      isTerminated = firstLine != Int.max && !code.beginsRecord(next) && !code.endsFile(next)
    }
    isTrimmed = isTerminated && firstLine < recordBytes
    guard isTerminated, let lineEnd else {
      variant = "改行なし / none"
      return
    }
    let second = lineEnd + 1 < opening.endIndex ? opening[lineEnd + 1] : 0
    let name = ZenginFraming.name(opening[lineEnd], code.followsCarriageReturn(second) ? second : nil)
    variant = isTrimmed ? "\(name), 末尾の空白なし / trailing blanks trimmed" : name
  }

  private static func name(_ first: UInt8, _ second: UInt8?) -> String {
    switch (first, second) {
    case (0x0D, 0x25?): return "CR LF (0D25)"
    case (0x0D, _?): return "CRLF"
    case (0x0D, nil): return "CR"
    case (0x15, _): return "NEL (15)"
    case (0x25, _): return "LF (25)"
    default: return "LF"
    }
  }

  /// The data records at `start` that the general steps need not look at: they have their full length, hold only
  /// characters of JIS X 0201, and all have the same terminator.
  ///
  /// Only those behind which two bytes follow in the window, so that the terminator is whole.
  func plainRecords(
    _ window: Span<UInt8>, from start: Int, atMost limit: Int
  ) -> (count: Int, terminatorBytes: Int) {
    guard code == .jis else { return (0, 0) }
    var (count, terminatorBytes, next) = (0, 0, start)
    while count < limit && window.count - next >= recordBytes + 2 && window[next] == UInt8(ascii: "2") {
      let end = next + recordBytes
      let bytes = isTerminated ? ZenginFraming.terminatorBytes(window, at: end) : 0
      if count == 0 { terminatorBytes = bytes }
      guard bytes == terminatorBytes, bytes > 0 || !isTerminated,
        window.holdsOnlyJISX0201(next..<end, isWide: isWide)
      else { break }
      count += 1
      next = end + bytes
    }
    return (count, terminatorBytes)
  }

  /// The bytes of the terminator that begins at an index behind which another byte follows; 0 where none does.
  @inline(__always)
  private static func terminatorBytes(_ window: Span<UInt8>, at index: Int) -> Int {
    switch window[index] {
    case 0x0A: return 1
    case 0x0D: return window[index + 1] == 0x0A ? 2 : 1
    default: return 0
    }
  }

  func step(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
    isTerminated
      ? line(window, from: start, isLast: isLast) : fixed(window, from: start, isLast: isLast)
  }

  private func line(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
    let limit = min(window.count, start + Self.maximumLineBytes)
    let end = code.firstLineEnd(window, from: start, to: limit)
    if end == limit && limit < start + Self.maximumLineBytes && !isLast { return .needsMore }
    var next = end
    if end < limit {
      // Whether a line feed follows the carriage return may be known only in the next window.
      let isReturn = window[end] == 0x0D
      if isReturn && end + 1 == window.count && !isLast { return .needsMore }
      let isPair = isReturn && end + 1 < window.count && code.followsCarriageReturn(window[end + 1])
      next = isPair ? end + 2 : end + 1
    }
    var contentEnd = end
    while contentEnd > start && code.endsFile(window[contentEnd - 1]) { contentEnd -= 1 }
    let endsFile = contentEnd < end
    if contentEnd == start { return .filler(bytes: next - start, endsFile: endsFile) }
    return .record(bytes: contentEnd - start, terminatorBytes: next - contentEnd, endsFile: endsFile)
  }

  private func fixed(_ window: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
    var padding = start
    while padding < window.count && isPadding(window[padding]) { padding += 1 }
    if padding > start { return .filler(bytes: padding - start, endsFile: true) }
    if window.count - start >= recordBytes {
      return .record(bytes: recordBytes, terminatorBytes: 0, endsFile: false)
    }
    if !isLast { return .needsMore }
    var contentEnd = window.count
    while contentEnd > start && isPadding(window[contentEnd - 1]) { contentEnd -= 1 }
    return .record(
      bytes: contentEnd - start, terminatorBytes: window.count - contentEnd,
      endsFile: contentEnd < window.count)
  }

  private func isPadding(_ byte: UInt8) -> Bool {
    code.endsFile(byte) || code.endsLine(byte)
  }
}
