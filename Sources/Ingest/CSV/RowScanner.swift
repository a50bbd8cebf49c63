import CByteScan
import Core

/// Finds the rows of a stretch of a window.
///
/// Cost: separators are found 64 bytes at a time for a whole stretch, then the rows are put together from their
/// places. Only rows that are not as RFC 4180 has them are looked at byte by byte, by `CSVScanner`.
struct RowScanner: RowFinder {
  /// The bytes of a stretch: so few that they and the places found in them stay in the fastest memory.
  static let stretchBytes = 32 << 10

  private let marks: CSVMarks
  private let isWide: Int32
  private var exact: CSVScanner
  private var positions: [UInt32]

  init(_ marks: CSVMarks) {
    self.marks = marks
    isWide = byte_scan_is_wide()
    exact = CSVScanner(marks)
    positions = [UInt32](repeating: 0, count: RowScanner.stretchBytes + 64)
  }

  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, rowLimit: Int, into run: inout RowRun
  ) {
    run.removeAll()
    // Both are taken out, so that their places stay the same and are looked up once for a whole stretch.
    var fields: [RowRun.Field] = []
    var positions: [UInt32] = []
    swap(&fields, &run.fields)
    swap(&positions, &self.positions)
    fields.withUnsafeMutableBufferPointer { fields in
      positions.withUnsafeMutableBufferPointer { positions in
        guard let base = bytes.baseAddress, let fields = fields.baseAddress, let room = positions.baseAddress
        else { return }
        let count = min(bytes.count, RowScanner.stretchBytes)
        let found = byte_scan_separators(base, count, marks.delimiter, marks.quote, isWide, room)
        let stretch = Stretch(
          base: base, count: count, positions: UnsafePointer(room), positionCount: found, fields: fields,
          delimiter: marks.delimiter, hasQuotes: marks.hasQuotes)
        scan(stretch, bytes, isLast: isLast, rowLimit: min(rowLimit, run.rowCapacity), into: &run)
      }
    }
    swap(&fields, &run.fields)
    swap(&positions, &self.positions)
  }

  private mutating func scan(
    _ stretch: Stretch, _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, rowLimit: Int,
    into run: inout RowRun
  ) {
    var next = 0
    scanning: while run.rowCount < rowLimit && run.byteCount < stretch.count {
      switch stretch.putTogether(&next, &run) {
      case .row: continue
      case .incomplete: break scanning
      case .irregular:
        guard scanExactly(bytes, isLast: false, stretch.fields, into: &run) else { break scanning }
        while next < stretch.positionCount && stretch.positions[next] < UInt32(run.byteCount) { next += 1 }
      }
    }
    // What is left is a row that the stretch cuts, or the last line of the file.
    if run.byteCount == 0 && rowLimit > 0 {
      _ = scanExactly(bytes, isLast: isLast, stretch.fields, into: &run)
    }
  }

  /// Scans one row byte by byte; false when its end is not in the bytes.
  private mutating func scanExactly(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ fields: UnsafeMutablePointer<RowRun.Field>,
    into run: inout RowRun
  ) -> Bool {
    let start = run.byteCount
    let refusal: Refusal?
    let end: Int
    let terminatorBytes: Int
    // Safe: the span lives as long as the bytes, which stay where they are during this call.
    let outcome = exact.scan(bytes.span, from: start, isLast: isLast)
    switch outcome {
    case .needsMore: return false
    case .unclosedQuote(let index):
      (end, terminatorBytes) = (bytes.count, 0)
      refusal = Refusal(.quoteUnclosed, byteInRecord: index - start)
    case .record(let byteCount, let terminator):
      (end, terminatorBytes) = (start + byteCount, terminator)
      refusal = exact.fault.map { Refusal($0.code, byteInRecord: $0.index - start) }
    }
    guard let base = bytes.baseAddress else { return false }
    let firstField = run.rowCount * run.columnCount
    for column in 0..<min(exact.fieldCount, run.columnCount, Limits.csvColumns) {
      let field = exact.fields[column]
      let mark = field.hasDoubledQuotes ? RowRun.Field.mark : 0
      fields[firstField + column] = RowRun.Field(
        start: UInt32(field.start), markedEnd: UInt32(field.end) | mark)
    }
    run.add(
      base, start..<end, terminatorBytes: terminatorBytes, fieldCount: exact.fieldCount, fault: refusal,
      fields)
    return true
  }
}

/// A stretch of a window with the places of its separators.
///
/// Safe: made around the scan of a stretch, in which nothing moves; separators lie in the stretch, and fields are
/// stored only up to a run's number of columns and rows.
private struct Stretch {
  /// How putting a row together ended.
  enum Step {
    case row
    /// The row's end is not in the stretch.
    case incomplete
    /// The row is not as it should be.
    case irregular
  }

  let base: UnsafePointer<UInt8>
  let count: Int
  let positions: UnsafePointer<UInt32>
  let positionCount: Int
  let fields: UnsafeMutablePointer<RowRun.Field>
  let delimiter: UInt8
  let hasQuotes: Bool

  /// Puts the next row together from the separators from `next` on.
  @inline(__always)
  func putTogether(_ next: inout Int, _ run: inout RowRun) -> Step {
    let rowStart = run.byteCount
    let columnCount = run.columnCount
    let rowFields = fields + run.rowCount * columnCount
    var index = next
    var column = 0
    var start = rowStart
    while index < positionCount {
      var position = Int(positions[index])
      var byte = base[position]
      var field = RowRun.Field(start: UInt32(start), markedEnd: UInt32(position))
      if byte == CSVByte.quote && hasQuotes {
        guard position == start else { return .irregular }
        guard let closing = closingQuote(&index) else { return .incomplete }
        field = RowRun.Field(start: UInt32(start + 1), markedEnd: closing)
        position = field.end + 1
        guard index < positionCount else { return .incomplete }
        byte = base[position]
        guard Int(positions[index]) == position, byte != CSVByte.quote else { return .irregular }
      }
      if column < columnCount { rowFields[column] = field }
      column += 1
      index += 1
      start = position + 1
      if byte == delimiter { continue }
      var terminatorBytes = 1
      if byte == CSVByte.carriageReturn {
        guard position + 1 < count else { return .incomplete }
        guard base[position + 1] == CSVByte.lineFeed else { return .irregular }
        terminatorBytes = 2
        index += 1
      }
      next = index
      run.add(
        base, rowStart..<position, terminatorBytes: terminatorBytes, fieldCount: column, fault: nil, fields)
      return .row
    }
    return .incomplete
  }

  /// The place of the quote that closes a field, or nil when it is not in the stretch.
  ///
  /// The opening quote is the separator at `index`, which moves behind the closing one; the place has the mark of
  /// doubled quotes.
  @inline(__always)
  private func closingQuote(_ index: inout Int) -> UInt32? {
    var mark: UInt32 = 0
    index += 1
    while index < positionCount {
      let place = Int(positions[index])
      index += 1
      if base[place] != CSVByte.quote { continue }
      if place + 1 == count { return nil }
      if base[place + 1] != CSVByte.quote { return UInt32(place) | mark }
      mark = RowRun.Field.mark
      index += 1
    }
    return nil
  }
}

extension RowRun {
  /// Adds the row whose fields were stored behind those of the others, or counts it as a blank line.
  @inline(__always)
  fileprivate mutating func add(
    _ base: UnsafePointer<UInt8>, _ range: Range<Int>, terminatorBytes: Int, fieldCount: Int, fault: Refusal?,
    _ fields: UnsafeMutablePointer<RowRun.Field>
  ) {
    byteCount = range.upperBound + terminatorBytes
    if fieldCount == 1 && fault == nil && RowRun.isFiller(base, range) {
      framingBytes += range.count + terminatorBytes
      return
    }
    framingBytes += terminatorBytes
    rows[rowCount] = Row(start: UInt32(range.lowerBound), byteCount: UInt32(range.count))
    if fieldCount != columnCount || fault != nil || range.count > Limits.csvRecordBytes {
      addFault(range.count, fieldCount, fault, fields)
    }
    rowCount += 1
  }

  private mutating func addFault(
    _ byteCount: Int, _ fieldCount: Int, _ fault: Refusal?, _ fields: UnsafeMutablePointer<RowRun.Field>
  ) {
    let refusal: Refusal
    if byteCount > Limits.csvRecordBytes && fault?.code != .quoteUnclosed {
      refusal = Refusal(.recordTooLong)
    } else if let fault {
      refusal = fault
    } else {
      refusal = Refusal(fieldCount > Limits.csvColumns ? .columnsTooMany : .columnCountDiffers)
    }
    faults.append((rowCount, refusal))
    let first = rowCount * columnCount
    for column in min(fieldCount, columnCount)..<columnCount {
      fields[first + column] = Field(start: 0, markedEnd: 0)
    }
  }

  /// Whether a line is empty or holds nothing but DOS end marks.
  private static func isFiller(_ base: UnsafePointer<UInt8>, _ line: Range<Int>) -> Bool {
    for index in line where base[index] != 0x1A { return false }
    return true
  }
}
