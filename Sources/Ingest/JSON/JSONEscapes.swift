/// The escapes of JSON strings, and numbers written with fractions and exponents.
enum JSONEscapes {
  /// The length of the escape at a backslash, two escapes where they are a pair of surrogates; nil when it is none.
  ///
  /// Safe when `left` bytes can be read from `text`.
  static func length(_ text: UnsafePointer<UInt8>, _ left: Int) -> Int? {
    guard left >= 2 else { return nil }
    if text[1] != UInt8(ascii: "u") { return plain(text[1]) == nil ? nil : 2 }
    guard let unit = unit(text, left) else { return nil }
    switch unit {
    case 0xDC00...0xDFFF: return nil
    case 0xD800...0xDBFF:
      guard let second = JSONEscapes.unit(text + 6, left - 6), (0xDC00...0xDFFF).contains(second) else {
        return nil
      }
      return 12
    default: return 6
    }
  }

  /// What a backslash and a letter stand for.
  private static func plain(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return letter
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    default: return nil
    }
  }

  /// The unit of UTF-16 that `\uXXXX` stands for.
  private static func unit(_ text: UnsafePointer<UInt8>, _ left: Int) -> UInt32? {
    guard left >= 6, text[0] == JSONByte.backslash, text[1] == UInt8(ascii: "u") else { return nil }
    var unit: UInt32 = 0
    for index in 2..<6 {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - 0x61 + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - 0x41 + 10)
      default: return nil
      }
    }
    return unit
  }

  /// Puts characters in the place of escapes that were checked before, from an index on.
  static func unescape(_ text: inout [UInt8], from start: Int) {
    var target = start
    var source = start
    // An escape is never shorter than what it stands for, so the text shrinks in place.
    while source < text.count {
      if text[source] != JSONByte.backslash {
        text[target] = text[source]
        target += 1
        source += 1
        continue
      }
      let (scalar, count) = text.withUnsafeBufferPointer { bytes -> (UInt32, Int) in
        guard let base = bytes.baseAddress else { return (0, 1) }
        return escaped(base + source, bytes.count - source)
      }
      for byte in String(Unicode.Scalar(scalar).map(Character.init) ?? "\u{FFFD}").utf8 {
        text[target] = byte
        target += 1
      }
      source += count
    }
    text.removeLast(text.count - target)
  }

  private static func escaped(_ text: UnsafePointer<UInt8>, _ left: Int) -> (scalar: UInt32, count: Int) {
    if text[1] != UInt8(ascii: "u") { return (UInt32(plain(text[1]) ?? text[1]), 2) }
    guard let first = unit(text, left) else { return (0xFFFD, 2) }
    guard (0xD800...0xDBFF).contains(first), let second = unit(text + 6, left - 6) else { return (first, 6) }
    return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 12)
  }

  /// The most zeros that an exponent may add to a number.
  private static let mostZeros = 40

  /// Writes a number with a fraction or an exponent as digits, with decimals only where some are not zero.
  ///
  /// A number whose exponent is very large or very small is left as it is written, which no form of numbers allows.
  static func plainDigits(_ number: [UInt8]) -> [UInt8] {
    var rest = number[...]
    let isNegative = rest.first == JSONByte.minus
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix { $0 &- 0x30 <= 9 }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == JSONByte.point {
      fraction = rest.dropFirst().prefix { $0 &- 0x30 <= 9 }
      rest = rest.dropFirst(1 + fraction.count)
    }
    let exponent = rest.isEmpty ? 0 : Int(String(decoding: rest.dropFirst(), as: UTF8.self)) ?? Int.max
    guard exponent != Int.max, abs(exponent) <= mostZeros else { return number }
    var digits = Array(whole) + Array(fraction)
    var point = whole.count + exponent
    if point > digits.count { digits += Array(repeating: 0x30, count: point - digits.count) }
    if point < 1 {
      digits.insert(contentsOf: repeatElement(0x30, count: 1 - point), at: 0)
      point = 1
    }
    var decimals = digits[point...]
    while decimals.last == 0x30 { decimals = decimals.dropLast() }
    var front = digits[..<point].drop { $0 == 0x30 }
    if front.isEmpty { front = [0x30] }
    return (isNegative ? [JSONByte.minus] : []) + front
      + (decimals.isEmpty ? [] : [JSONByte.point] + decimals)
  }
}
