/// Reads JSON strictly: no repeated keys, no depth over 64, nothing after the value, numbers that fit.
///
/// - Errors: nil for anything that is not exactly one JSON value; the place of the fault is of no use to a reader, since a
///   bundle's files are written by this program or changed by someone.
/// - Source: RFC 8259; RFC 7493 for repeated keys and unpaired surrogates, which are refused.
public struct JSONReader {
  private static let deepest = 64
  private let bytes: [UInt8]
  private var position = 0

  /// The value that some bytes hold, or nil.
  public static func value(of bytes: [UInt8]) -> JSONValue? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = JSONReader(bytes: bytes)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.position == bytes.count ? value : nil
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func value(depth: Int) -> JSONValue? {
    guard depth <= JSONReader.deepest else { return nil }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return text().map(JSONValue.text)
    case UInt8(ascii: "t"): return take("true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    position += 1
    var members: [JSONMember] = []
    var keys: Set<String> = []
    if takeAfterSpace("}") { return .object([]) }
    while true {
      skipSpace()
      guard let key = text(), keys.insert(key).inserted, takeAfterSpace(":"),
        let value = value(depth: depth + 1)
      else { return nil }
      members.append(JSONMember(key, value))
      if takeAfterSpace("}") { return .object(members) }
      guard takeAfterSpace(",") else { return nil }
    }
  }

  private mutating func list(depth: Int) -> JSONValue? {
    position += 1
    var values: [JSONValue] = []
    if takeAfterSpace("]") { return .list([]) }
    while true {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      if takeAfterSpace("]") { return .list(values) }
      guard takeAfterSpace(",") else { return nil }
    }
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        content += escaped
      case 0x00..<0x20: return nil
      default: content.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard let letter = next else { return nil }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return nil
    }
  }

  private mutating func unicodeEscape() -> [UInt8]? {
    guard let first = fourDigits() else { return nil }
    var code = first
    if (0xD800..<0xDC00).contains(first) {
      guard take("\\u"), let second = fourDigits(), (0xDC00..<0xE000).contains(second) else { return nil }
      code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
    }
    return Unicode.Scalar(code).map { Array(String(Character($0)).utf8) }
  }

  private mutating func fourDigits() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[position..<(position + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      code = code << 4 | UInt32(digit)
    }
    position += 4
    return code
  }

  private mutating func number() -> JSONValue? {
    let start = position
    _ = take("-")
    let wholeDigits = digits()
    guard wholeDigits > 0, wholeDigits == 1 || bytes[position - wholeDigits] != UInt8(ascii: "0") else {
      return nil
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard digits() > 0 else { return nil }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("-") { _ = take("+") }
      guard digits() > 0 else { return nil }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole { return Int64(text).map(JSONValue.integer) }
    return Double(text).flatMap { $0.isFinite ? .real($0) : nil }
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func takeAfterSpace(_ word: String) -> Bool {
    skipSpace()
    return take(word)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }
}
