import CByteScan
import Core
import Glibc
import JapaneseText

/// Finds the rows of a stretch of JSON Lines: one object a line, with the places of the values of mapped keys.
///
/// Input: RFC 8259, checked to the last byte of every line, mapped or not. A mapped key is a name of the topmost
/// object, or names joined with points for an object in it.
/// Cost: keys are expected in the order of the line before; only lines with other keys are looked at key by key.
struct JSONRowScanner: RowFinder {
  private static let stretchBytes = 32 << 10

  private let paths: JSONPaths
  private let isWide = byte_scan_is_wide()
  private var shape = JSONShape()
  private var used: [Int] = []

  /// Makes a scanner for keys; the first one's value is a row's first field.
  init(keys: [String]) {
    paths = JSONPaths(keys)
  }

  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, rowLimit: Int, into run: inout RowRun
  ) {
    run.removeAll()
    // Taken out, so that their place stays the same and is looked up once for a whole stretch.
    var fields: [RowRun.Field] = []
    swap(&fields, &run.fields)
    fields.withUnsafeMutableBufferPointer { fields in
      guard let base = bytes.baseAddress, let fields = fields.baseAddress else { return }
      let limit = min(rowLimit, run.rowCapacity)
      while run.rowCount < limit && run.byteCount < min(bytes.count, JSONRowScanner.stretchBytes) {
        let start = run.byteCount
        // Safe: the search ends with the bytes.
        let feed = memchr(base + start, Int32(CSVByte.lineFeed), bytes.count - start)
        let found = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
        if found == nil && !isLast { return }
        var end = found ?? bytes.count
        var terminatorBytes = found == nil ? 0 : 1
        if found != nil && end > start && base[end - 1] == CSVByte.carriageReturn {
          end -= 1
          terminatorBytes = 2
        }
        take(base, start..<end, terminatorBytes, fields, &run)
      }
    }
    swap(&fields, &run.fields)
  }

  /// Adds a line to the run.
  @inline(__always)
  private mutating func take(
    _ base: UnsafePointer<UInt8>, _ line: Range<Int>, _ terminatorBytes: Int,
    _ fields: UnsafeMutablePointer<RowRun.Field>, _ run: inout RowRun
  ) {
    run.byteCount = line.upperBound + terminatorBytes
    if line.isEmpty || base[line.lowerBound] <= 0x20, JSONRowScanner.isBlank(base, line) {
      run.framingBytes += line.count + terminatorBytes
      return
    }
    run.framingBytes += terminatorBytes
    let row = run.rowCount
    let rowFields = fields + row * run.columnCount
    for column in 0..<run.columnCount { rowFields[column] = RowRun.Field(start: 0, markedEnd: 0) }
    run.rows[row] = RowRun.Row(start: UInt32(line.lowerBound), byteCount: UInt32(line.count))
    run.rowCount += 1
    if let refusal = refusal(base, line, rowFields) { run.faults.append((row, refusal)) }
  }

  private static func isBlank(_ base: UnsafePointer<UInt8>, _ line: Range<Int>) -> Bool {
    line.allSatisfy { base[$0] == 0x20 || base[$0] == 0x09 || base[$0] == 0x1A || base[$0] == 0x0D }
  }

  /// Reads a line's fields, or says why it is no row.
  @inline(__always)
  private mutating func refusal(
    _ base: UnsafePointer<UInt8>, _ line: Range<Int>, _ fields: UnsafeMutablePointer<RowRun.Field>
  ) -> Refusal? {
    if line.count > Limits.csvRecordBytes { return Refusal(.recordTooLong) }
    if byte_scan_is_utf8(base + line.lowerBound, line.count, isWide) == 0 {
      // Safe: the line stays where it is during the call.
      let bytes = UnsafeBufferPointer(start: base + line.lowerBound, count: line.count)
      return Refusal(.encodingBroken, byteInRecord: UTF8Validation.firstInvalidOffset(bytes.span))
    }
    var cursor = JSONCursor(base, line)
    guard let fault = readObject(&cursor, fields) else { return nil }
    return Refusal(fault, byteInRecord: cursor.index - line.lowerBound)
  }

  /// Reads the line's object; gives the fault with the cursor at its place.
  private mutating func readObject(
    _ cursor: inout JSONCursor, _ fields: UnsafeMutablePointer<RowRun.Field>
  ) -> IngestCode? {
    cursor.skipBlanks()
    guard cursor.take(JSONByte.openBrace) else { return .jsonNotObject }
    cursor.skipBlanks()
    used.removeAll(keepingCapacity: true)
    if !cursor.take(JSONByte.closeBrace) {
      switch shape.read(&cursor, fields, paths, &used) {
      case .complete: break
      case .unexpected: return readUnexpected(&cursor, fields)
      case .fault(let code): return code
      }
    }
    cursor.skipBlanks()
    return cursor.isAtEnd ? nil : .jsonBroken
  }

  /// Reads the rest of an object whose next key was not expected, and remembers its keys for the next line.
  private mutating func readUnexpected(
    _ cursor: inout JSONCursor, _ fields: UnsafeMutablePointer<RowRun.Field>
  ) -> IngestCode? {
    var keys = used.map(shape.key)
    var seen = Set(keys.map(\.bytes))
    while true {
      cursor.skipBlanks()
      let start = cursor.index
      switch cursor.key() {
      case .failure(let fault): return fault.code
      case .success(let key):
        guard seen.insert(key).inserted else {
          cursor.index = start
          return .jsonKeyRepeated
        }
        let column = paths.column(key)
        keys.append((key, column))
        if let fault = paths.readValue(&cursor, column, fields, path: key) { return fault }
      }
      if cursor.take(JSONByte.comma) { continue }
      guard cursor.take(JSONByte.closeBrace) else { return .jsonBroken }
      break
    }
    cursor.skipBlanks()
    guard cursor.isAtEnd else { return .jsonBroken }
    shape.remember(keys)
    return nil
  }
}
