/// The bytes that mean something in JSON.
enum JSONByte {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let point = UInt8(ascii: ".")
  static let minus = UInt8(ascii: "-")
}

/// A place in a line of JSON that only moves forwards.
///
/// Safe: made around the reading of one line, whose bytes stay where they are; it reads only before `end`.
struct JSONCursor {
  /// What stands where a value begins.
  enum Scalar {
    /// A string, number, true or false.
    case value(RowRun.Field)
    /// Null.
    case absent
    /// An object or array, which is not taken.
    case nested
    case fault(IngestCode)
  }

  /// Why a key cannot be read.
  struct KeyFault: Error {
    let code: IngestCode
  }

  /// The deepest nesting of values in a line.
  static let mostDepth = 32

  private let base: UnsafePointer<UInt8>
  private let end: Int
  /// The place, from the run's first byte.
  var index: Int

  init(_ base: UnsafePointer<UInt8>, _ line: Range<Int>) {
    self.base = base
    index = line.lowerBound
    end = line.upperBound
  }

  var isAtEnd: Bool { index == end }

  @inline(__always)
  mutating func skipBlanks() {
    while index < end, base[index] <= 0x20,
      base[index] == 0x20 || base[index] == 0x09 || base[index] == 0x0D
    {
      index += 1
    }
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard index < end, base[index] == byte else { return false }
    index += 1
    return true
  }

  /// Takes a key written with exactly these bytes, and its quotes.
  ///
  /// Safe when `count` bytes can be read from `key`.
  @inline(__always)
  mutating func takeKey(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard end - index >= count + 2, base[index] == JSONByte.quote, base[index + count + 1] == JSONByte.quote
    else { return false }
    let (start, key) = (UnsafeRawPointer(base + index + 1), UnsafeRawPointer(text))
    var offset = 0
    while offset + 8 <= count {
      let words = (
        start.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        key.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      )
      if words.0 != words.1 { return false }
      offset += 8
    }
    while offset < count {
      if start.load(fromByteOffset: offset, as: UInt8.self)
        != key.load(fromByteOffset: offset, as: UInt8.self)
      {
        return false
      }
      offset += 1
    }
    index += count + 2
    return true
  }

  /// Takes a key and gives its text.
  mutating func key() -> Result<[UInt8], KeyFault> {
    guard index < end, base[index] == JSONByte.quote else { return .failure(KeyFault(code: .jsonBroken)) }
    switch string() {
    case .fault(let code): return .failure(KeyFault(code: code))
    case .value(let field):
      var key = [UInt8](
        UnsafeBufferPointer(start: base + Int(field.start), count: field.end - Int(field.start)))
      if field.isMarked { JSONEscapes.unescape(&key, from: 0) }
      return .success(key)
    case .absent, .nested: return .failure(KeyFault(code: .jsonBroken))
    }
  }

  /// The text of the key, written without escapes, that stands before a value.
  func keyEnding(before value: Int) -> [UInt8] {
    var close = value - 1
    while base[close] != JSONByte.quote { close -= 1 }
    var open = close - 1
    while base[open] != JSONByte.quote { open -= 1 }
    return [UInt8](UnsafeBufferPointer(start: base + open + 1, count: close - open - 1))
  }

  /// Takes the value that begins here unless it is nested.
  @inline(__always)
  mutating func scalar() -> Scalar {
    guard index < end else { return .fault(.jsonBroken) }
    switch base[index] {
    case JSONByte.quote: return string()
    case JSONByte.openBrace, JSONByte.openBracket: return .nested
    case JSONByte.minus, UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return word()
    }
  }

  /// Takes a string with its quotes; the field is marked when it has escapes.
  @inline(__always)
  private mutating func string() -> Scalar {
    index += 1
    let start = index
    var mark: UInt32 = 0
    while true {
      skipPlain()
      guard index < end else { return .fault(.jsonBroken) }
      switch base[index] {
      case JSONByte.quote:
        index += 1
        return .value(RowRun.Field(start: UInt32(start), markedEnd: UInt32(index - 1) | mark))
      case JSONByte.backslash:
        mark = RowRun.Field.mark
        guard let count = JSONEscapes.length(base + index, end - index) else {
          return .fault(.jsonEscapeBroken)
        }
        index += count
      default: return .fault(.jsonBroken)
      }
    }
  }

  /// Moves to the next quote, backslash or control character.
  @inline(__always)
  private mutating func skipPlain() {
    while index + 8 <= end {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      // A borrow can mark bytes behind a true mark only, and the first one is what counts.
      let controls = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
      let marks = word.bytesEqual(to: JSONByte.quote) | word.bytesEqual(to: JSONByte.backslash) | controls
      if marks != 0 {
        index += marks.trailingZeroBitCount / 8
        return
      }
      index += 8
    }
    while index < end, base[index] >= 0x20, base[index] != JSONByte.quote, base[index] != JSONByte.backslash {
      index += 1
    }
  }

  /// Takes a number; the field is marked when it has a fraction or an exponent.
  @inline(__always)
  private mutating func number() -> Scalar {
    let start = index
    var mark: UInt32 = 0
    if base[index] == JSONByte.minus { index += 1 }
    let whole = index
    skipDigits()
    if index == whole || (base[whole] == UInt8(ascii: "0") && index > whole + 1) {
      return .fault(.jsonBroken)
    }
    if take(JSONByte.point) {
      mark = RowRun.Field.mark
      let fraction = index
      skipDigits()
      if index == fraction { return .fault(.jsonBroken) }
    }
    if index < end, base[index] | 0x20 == UInt8(ascii: "e") {
      mark = RowRun.Field.mark
      index += 1
      if !take(JSONByte.minus) { _ = take(UInt8(ascii: "+")) }
      let exponent = index
      skipDigits()
      if index == exponent { return .fault(.jsonBroken) }
    }
    return .value(RowRun.Field(start: UInt32(start), markedEnd: UInt32(index) | mark))
  }

  @inline(__always)
  private mutating func skipDigits() {
    while index < end, base[index] &- 0x30 <= 9 { index += 1 }
  }

  /// Takes true, false or null.
  private mutating func word() -> Scalar {
    for (word, isAbsent) in JSONCursor.words where end - index >= word.count {
      guard word.indices.allSatisfy({ base[index + $0] == word[$0] }) else { continue }
      let field = RowRun.Field(start: UInt32(index), markedEnd: UInt32(index + word.count))
      index += word.count
      return isAbsent ? .absent : .value(field)
    }
    return .fault(.jsonBroken)
  }

  private static let words: [([UInt8], Bool)] = [
    (Array("null".utf8), true), (Array("true".utf8), false), (Array("false".utf8), false),
  ]

  /// Takes an object or array and checks all of it.
  mutating func skipNested(depth: Int) -> IngestCode? {
    if depth > JSONCursor.mostDepth { return .jsonTooDeep }
    let isObject = base[index] == JSONByte.openBrace
    let close = isObject ? JSONByte.closeBrace : JSONByte.closeBracket
    index += 1
    skipBlanks()
    if take(close) { return nil }
    var seen: Set<[UInt8]> = []
    while true {
      skipBlanks()
      if isObject {
        let start = index
        switch key() {
        case .failure(let fault): return fault.code
        case .success(let key):
          guard seen.insert(key).inserted else {
            index = start
            return .jsonKeyRepeated
          }
        }
        skipBlanks()
        guard take(JSONByte.colon) else { return .jsonBroken }
        skipBlanks()
      }
      switch scalar() {
      case .value, .absent: break
      case .nested: if let fault = skipNested(depth: depth + 1) { return fault }
      case .fault(let code): return code
      }
      skipBlanks()
      if take(JSONByte.comma) { continue }
      return take(close) ? nil : .jsonBroken
    }
  }
}
