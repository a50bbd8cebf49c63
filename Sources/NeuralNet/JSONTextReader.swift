/// A cursor over JSON text that reads only what the caller asks for next.
///
/// Strict: no leading zeros, signs, fractions or exponents; no raw control characters in strings; valid
/// UTF-8 and paired surrogates only.
struct JSONTextReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The error for text that is not what was expected at this place.
  func problem(expecting expected: String) -> SafetensorsProblem {
    .malformedHeader(byteOffset: position - bytes.startIndex, expected: expected)
  }

  /// Reads `{ "key": value, ... }`; `readValue` must consume exactly the value.
  mutating func readObject(
    _ readValue: (inout JSONTextReader, String) throws(SafetensorsProblem) -> Void
  ) throws(SafetensorsProblem) {
    try require(UInt8(ascii: "{"), "an opening brace")
    if skip(UInt8(ascii: "}")) { return }
    repeat {
      let key = try readString()
      try require(UInt8(ascii: ":"), "a colon")
      try readValue(&self, key)
    } while skip(UInt8(ascii: ","))
    try require(UInt8(ascii: "}"), "a comma or a closing brace")
  }

  /// Reads `[1, 2, 3]` with at most `limit` integers of zero or more.
  mutating func readIntegers(limit: Int) throws(SafetensorsProblem) -> [Int] {
    try require(UInt8(ascii: "["), "an opening bracket")
    var values: [Int] = []
    if skip(UInt8(ascii: "]")) { return values }
    repeat {
      guard values.count < limit else { throw problem(expecting: "at most \(limit) integers") }
      values.append(try readInteger())
    } while skip(UInt8(ascii: ","))
    try require(UInt8(ascii: "]"), "a comma or a closing bracket")
    return values
  }

  /// Reads a string with all escapes of JSON.
  mutating func readString() throws(SafetensorsProblem) -> String {
    try require(UInt8(ascii: "\""), "a string")
    var content: [UInt8] = []
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw problem(expecting: "valid UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try readEscape(into: &content)
      case 0..<0x20: throw problem(expecting: "an escaped control character")
      default: content.append(byte)
      }
    }
    throw problem(expecting: "the end of a string")
  }

  /// Accepts white space up to the end and nothing else.
  mutating func requireEnd() throws(SafetensorsProblem) {
    skipWhiteSpace()
    guard position == bytes.endIndex else { throw problem(expecting: "the end of the header") }
  }

  private mutating func readInteger() throws(SafetensorsProblem) -> Int {
    skipWhiteSpace()
    let start = position
    var value = 0
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (shifted, overflowsShift) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsSum) = shifted.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      guard !overflowsShift, !overflowsSum else { throw problem(expecting: "an integer below 2^63") }
      value = sum
      position += 1
    }
    let digitCount = position - start
    guard digitCount > 0, digitCount == 1 || bytes[start] != UInt8(ascii: "0") else {
      throw problem(expecting: "an integer of zero or more without leading zeros")
    }
    return value
  }

  private mutating func readEscape(into content: inout [UInt8]) throws(SafetensorsProblem) {
    guard let byte = peek() else { throw problem(expecting: "an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(8)
    case UInt8(ascii: "t"): content.append(9)
    case UInt8(ascii: "n"): content.append(10)
    case UInt8(ascii: "f"): content.append(12)
    case UInt8(ascii: "r"): content.append(13)
    case UInt8(ascii: "u"): content.append(contentsOf: try readUnicodeEscape().utf8)
    default: throw problem(expecting: "an escape of JSON")
    }
  }

  private mutating func readUnicodeEscape() throws(SafetensorsProblem) -> String {
    var units = [try readFourHexadecimalDigits()]
    if (0xD800...0xDBFF).contains(units[0]) {
      guard peek() == UInt8(ascii: "\\") else { throw problem(expecting: "a second surrogate") }
      position += 1
      guard peek() == UInt8(ascii: "u") else { throw problem(expecting: "a second surrogate") }
      position += 1
      units.append(try readFourHexadecimalDigits())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw problem(expecting: "paired surrogates")
    }
    return text
  }

  private mutating func readFourHexadecimalDigits() throws(SafetensorsProblem) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw problem(expecting: "four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }

  private func peek() -> UInt8? {
    position < bytes.endIndex ? bytes[position] : nil
  }

  private mutating func skipWhiteSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    skipWhiteSpace()
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  private mutating func require(_ byte: UInt8, _ expected: String) throws(SafetensorsProblem) {
    guard skip(byte) else { throw problem(expecting: expected) }
  }
}
