/// The mapped keys of JSON Lines, and the way to them through inner objects.
struct JSONPaths: Sendable {
  private let paths: [[UInt8]]
  private let hasInner: Bool

  init(_ keys: [String]) {
    paths = keys.map { Array($0.utf8) }
    hasInner = paths.contains { $0.contains(JSONByte.point) }
  }

  /// The position of a path among the mapped ones, or -1.
  func column(_ path: [UInt8]) -> Int { paths.firstIndex(of: path) ?? -1 }

  /// Reads the value behind a key's colon and the blanks around it; `path` is nil when the key was written without
  /// escapes just before.
  @inline(__always)
  func readValue(
    _ cursor: inout JSONCursor, _ column: Int, _ fields: UnsafeMutablePointer<RowRun.Field>, path: [UInt8]?
  ) -> IngestCode? {
    cursor.skipBlanks()
    guard cursor.take(JSONByte.colon) else { return .jsonBroken }
    cursor.skipBlanks()
    let start = cursor.index
    switch cursor.scalar() {
    case .value(let field):
      if column >= 0 {
        // The same path can be written in two ways, as a key with a point in it and as a key in an object.
        if hasInner && fields[column].markedEnd != 0 { return .jsonKeyRepeated }
        fields[column] = field
      }
    case .absent: break
    case .nested:
      if column >= 0 { return .jsonValueNested }
      if let fault = readNested(&cursor, fields, path, valueStart: start) { return fault }
    case .fault(let code): return code
    }
    cursor.skipBlanks()
    return nil
  }

  @inline(never)
  private func readNested(
    _ cursor: inout JSONCursor, _ fields: UnsafeMutablePointer<RowRun.Field>, _ path: [UInt8]?,
    valueStart: Int
  ) -> IngestCode? {
    guard hasInner else { return cursor.skipNested(depth: 1) }
    return readNested(&cursor, fields, path ?? cursor.keyEnding(before: valueStart), depth: 1)
  }

  /// Reads an object or array in an object, with the mapped keys in it.
  private func readNested(
    _ cursor: inout JSONCursor, _ fields: UnsafeMutablePointer<RowRun.Field>, _ path: [UInt8], depth: Int
  ) -> IngestCode? {
    let isOnPath = paths.contains { $0.starts(with: path + [JSONByte.point]) }
    guard isOnPath, depth <= JSONCursor.mostDepth, cursor.take(JSONByte.openBrace) else {
      return cursor.skipNested(depth: depth)
    }
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
        let inner = path + [JSONByte.point] + key
        if let fault = readMember(&cursor, fields, inner, depth) { return fault }
      }
      if cursor.take(JSONByte.comma) { continue }
      return cursor.take(JSONByte.closeBrace) ? nil : .jsonBroken
    }
  }

  private func readMember(
    _ cursor: inout JSONCursor, _ fields: UnsafeMutablePointer<RowRun.Field>, _ path: [UInt8], _ depth: Int
  ) -> IngestCode? {
    cursor.skipBlanks()
    guard cursor.take(JSONByte.colon) else { return .jsonBroken }
    cursor.skipBlanks()
    let column = column(path)
    switch cursor.scalar() {
    case .value(let field):
      if column >= 0 {
        if fields[column].markedEnd != 0 { return .jsonKeyRepeated }
        fields[column] = field
      }
    case .absent: break
    case .nested:
      if column >= 0 { return .jsonValueNested }
      if let fault = readNested(&cursor, fields, path, depth: depth + 1) { return fault }
    case .fault(let code): return code
    }
    cursor.skipBlanks()
    return nil
  }
}
