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
  private static let stretchBytes = 64 << 10

  /// A key of the line before, with its position among the mapped ones or -1.
  private struct Key {
    let bytes: [UInt8]
    let column: Int
  }

  private let columns: [[UInt8]]
  private let hasPaths: Bool
  private let isWide = byte_scan_is_wide()
  private var shape: [Key] = []
  private var used: [Int] = []

  /// Makes a scanner for keys; the first one's value is a row's first field.
  init(keys: [String]) {
    columns = keys.map { Array($0.utf8) }
    hasPaths = columns.contains { $0.contains(JSONByte.point) }
  }

  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, rowLimit: Int, into run: inout RowRun
  ) {
    run.removeAll()
    guard let base = bytes.baseAddress else { return }
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
      take(base, start..<end, terminatorBytes, &run)
    }
  }

  /// Adds a line to the run.
  private mutating func take(
    _ base: UnsafePointer<UInt8>, _ line: Range<Int>, _ terminatorBytes: Int, _ run: inout RowRun
  ) {
    run.byteCount = line.upperBound + terminatorBytes
    if line.allSatisfy({ base[$0] == 0x20 || base[$0] == 0x09 || base[$0] == 0x1A || base[$0] == 0x0D }) {
      run.framingBytes += line.count + terminatorBytes
      return
    }
    run.framingBytes += terminatorBytes
    let row = run.rowCount
    let first = row * run.columnCount
    run.rows[row] = RowRun.Row(start: UInt32(line.lowerBound), byteCount: UInt32(line.count))
    run.rowCount += 1
    for column in 0..<run.columnCount { run.fields[first + column] = RowRun.Field(start: 0, markedEnd: 0) }
    if let refusal = refusal(base, line, first, &run) { run.faults.append((row, refusal)) }
  }

  /// Reads a line's fields, or says why it is no row.
  private mutating func refusal(
    _ base: UnsafePointer<UInt8>, _ line: Range<Int>, _ first: Int, _ run: inout RowRun
  ) -> Refusal? {
    if line.count > Limits.csvRecordBytes { return Refusal(.recordTooLong) }
    if byte_scan_is_utf8(base + line.lowerBound, line.count, isWide) == 0 {
      // Safe: the line stays where it is during the call.
      let bytes = UnsafeBufferPointer(start: base + line.lowerBound, count: line.count)
      return Refusal(.encodingBroken, byteInRecord: UTF8Validation.firstInvalidOffset(bytes.span))
    }
    var cursor = JSONCursor(base, line)
    let fault = readObject(&cursor, first, &run)
    return fault.map { Refusal($0, byteInRecord: cursor.index - line.lowerBound) }
  }

  /// Reads the line's object; gives the fault with the cursor at its place.
  private mutating func readObject(
    _ cursor: inout JSONCursor, _ first: Int, _ run: inout RowRun
  ) -> IngestCode? {
    cursor.skipBlanks()
    guard cursor.take(JSONByte.openBrace) else { return .jsonNotObject }
    used.removeAll(keepingCapacity: true)
    var expected = 0
    cursor.skipBlanks()
    if !cursor.take(JSONByte.closeBrace) {
      while true {
        cursor.skipBlanks()
        guard let position = expectedKey(&cursor, from: expected) else {
          return readUnexpected(&cursor, first, &run)
        }
        used.append(position)
        expected = position + 1
        if let fault = readValue(&cursor, shape[position].column, first, &run) { return fault }
        if cursor.take(JSONByte.comma) { continue }
        guard cursor.take(JSONByte.closeBrace) else { return .jsonBroken }
        break
      }
    }
    cursor.skipBlanks()
    return cursor.isAtEnd ? nil : .jsonBroken
  }

  /// Takes the next key if it is one of those of the line before, in their order.
  @inline(__always)
  private func expectedKey(_ cursor: inout JSONCursor, from start: Int) -> Int? {
    var position = start
    while position < shape.count {
      if cursor.takeKey(shape[position].bytes) { return position }
      position += 1
    }
    return nil
  }

  /// Reads the rest of an object whose next key was not expected, and remembers its keys for the next line.
  private mutating func readUnexpected(
    _ cursor: inout JSONCursor, _ first: Int, _ run: inout RowRun
  ) -> IngestCode? {
    var keys = used.map { shape[$0] }
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
        // An unmapped object can hold mapped keys; then its own key is the beginning of theirs.
        let column = columns.firstIndex(of: key) ?? -1
        keys.append(Key(bytes: key, column: column))
        if let fault = readValue(&cursor, column, first, &run, path: key) { return fault }
      }
      if cursor.take(JSONByte.comma) { continue }
      guard cursor.take(JSONByte.closeBrace) else { return .jsonBroken }
      break
    }
    cursor.skipBlanks()
    guard cursor.isAtEnd else { return .jsonBroken }
    // Keys that are written with escapes are not found by their bytes: such a line is no pattern for others.
    let arePlain = keys.allSatisfy { key in
      key.bytes.allSatisfy { $0 >= 0x20 && $0 != JSONByte.quote && $0 != JSONByte.backslash }
    }
    if arePlain { shape = keys }
    return nil
  }

  /// Reads the value behind a key's colon and the blanks around it.
  @inline(__always)
  private func readValue(
    _ cursor: inout JSONCursor, _ column: Int, _ first: Int, _ run: inout RowRun, path: [UInt8]? = nil
  ) -> IngestCode? {
    cursor.skipBlanks()
    guard cursor.take(JSONByte.colon) else { return .jsonBroken }
    cursor.skipBlanks()
    let start = cursor.index
    switch cursor.scalar() {
    case .value(let field):
      if column >= 0 { run.fields[first + column] = field }
    case .absent: break
    case .nested:
      if column >= 0 { return .jsonValueNested }
      if let fault = readNested(&cursor, first, &run, path, keyBefore: start) { return fault }
    case .fault(let code): return code
    }
    cursor.skipBlanks()
    return nil
  }

  private func readNested(
    _ cursor: inout JSONCursor, _ first: Int, _ run: inout RowRun, _ path: [UInt8]?, keyBefore: Int
  ) -> IngestCode? {
    guard hasPaths else { return cursor.skipNested(depth: 1) }
    return readNested(&cursor, first, &run, path ?? cursor.keyEnding(before: keyBefore), depth: 1)
  }

  /// Reads an object or array in an object, with the mapped keys in it.
  private func readNested(
    _ cursor: inout JSONCursor, _ first: Int, _ run: inout RowRun, _ path: [UInt8], depth: Int
  ) -> IngestCode? {
    let isOnPath = columns.contains { $0.starts(with: path + [JSONByte.point]) }
    guard isOnPath, cursor.take(JSONByte.openBrace) else { return cursor.skipNested(depth: depth) }
    if depth > JSONCursor.mostDepth { return .jsonTooDeep }
    cursor.skipBlanks()
    if cursor.take(JSONByte.closeBrace) { return nil }
    var seen: Set<[UInt8]> = []
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
        if let fault = readMember(&cursor, first, &run, path + [JSONByte.point] + key, depth) { return fault }
      }
      if cursor.take(JSONByte.comma) { continue }
      return cursor.take(JSONByte.closeBrace) ? nil : .jsonBroken
    }
  }

  private func readMember(
    _ cursor: inout JSONCursor, _ first: Int, _ run: inout RowRun, _ path: [UInt8], _ depth: Int
  ) -> IngestCode? {
    cursor.skipBlanks()
    guard cursor.take(JSONByte.colon) else { return .jsonBroken }
    cursor.skipBlanks()
    let column = columns.firstIndex(of: path) ?? -1
    switch cursor.scalar() {
    case .value(let field):
      if column >= 0 {
        // The same path can be written in two ways, as a key with a point in it and as a key in an object.
        if run.fields[first + column].markedEnd != 0 { return .jsonKeyRepeated }
        run.fields[first + column] = field
      }
    case .absent: break
    case .nested:
      if column >= 0 { return .jsonValueNested }
      if let fault = readNested(&cursor, first, &run, path, depth: depth + 1) { return fault }
    case .fault(let code): return code
    }
    cursor.skipBlanks()
    return nil
  }
}
