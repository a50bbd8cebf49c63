/// The keys of an object in their order, by which the next object is read as long as it has the same.
struct JSONShape: Sendable {
  /// How reading an object by a shape ended.
  enum Outcome {
    /// The object's end was reached.
    case complete
    /// The next key is none of those that may follow; the cursor stands before it.
    case unexpected
    case fault(IngestCode)
  }

  /// A key: its place in `bytes`, and its position among the mapped ones or -1.
  private struct Key: Sendable {
    var start: Int32
    var count: Int32
    var column: Int32
  }

  private var keys: [Key] = []
  private var bytes: [UInt8] = []

  /// A key's text and its position among the mapped ones or -1.
  func key(_ position: Int) -> (bytes: [UInt8], column: Int) {
    let key = keys[position]
    return (Array(bytes[Int(key.start)..<Int(key.start + key.count)]), Int(key.column))
  }

  /// Remembers the keys of an object.
  mutating func remember(_ newKeys: [(bytes: [UInt8], column: Int)]) {
    // Keys that are written with escapes are not found by their bytes: such an object is no pattern for others.
    let arePlain = newKeys.allSatisfy { key in
      key.bytes.allSatisfy { $0 >= 0x20 && $0 != JSONByte.quote && $0 != JSONByte.backslash }
    }
    guard arePlain else { return }
    bytes.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    for (text, column) in newKeys {
      keys.append(Key(start: Int32(bytes.count), count: Int32(text.count), column: Int32(column)))
      bytes += text
    }
  }

  /// Reads an object behind its opening brace, and puts the positions of the keys that were met in `used`.
  ///
  /// A key may be left out; since those that follow are looked for further on only, none can come twice.
  @inline(__always)
  func read(
    _ cursor: inout JSONCursor, _ fields: UnsafeMutablePointer<RowRun.Field>, _ paths: JSONPaths,
    _ used: inout [Int]
  ) -> Outcome {
    var met = 0
    var last = -1
    let outcome = bytes.withUnsafeBufferPointer { bytes in
      keys.withUnsafeBufferPointer { keys -> Outcome in
        guard let text = bytes.baseAddress else { return .unexpected }
        while true {
          cursor.skipBlanks()
          var position = last + 1
          // Safe: every key lies in the shape's bytes.
          while position < keys.count,
            !cursor.takeKey(text + Int(keys[position].start), Int(keys[position].count))
          {
            position += 1
          }
          if position == keys.count { return .unexpected }
          if position != met { used.append(position) }
          if position == met && used.isEmpty { met += 1 }
          last = position
          if let fault = paths.readValue(&cursor, Int(keys[position].column), fields, path: nil) {
            return .fault(fault)
          }
          if cursor.take(JSONByte.comma) { continue }
          return cursor.take(JSONByte.closeBrace) ? .complete : .fault(.jsonBroken)
        }
      }
    }
    if case .unexpected = outcome { used.insert(contentsOf: 0..<met, at: 0) }
    return outcome
  }
}
