/// Reads a text or bytes between quotes with the escapes of CEL.
struct QuotedText {
  let bytes: [UInt8]
  var index: Int
  let isRaw: Bool
  /// Whether escapes with digits stand for bytes, not for code points.
  let isBytes: Bool

  /// Reads from the opening quote to behind the closing one, single or threefold.
  mutating func read() throws(ExpressionFault) -> [UInt8] {
    let start = index
    let quote = bytes[index]
    let isTriple = bytes[index...].starts(with: [quote, quote, quote])
    let closing = [UInt8](repeating: quote, count: isTriple ? 3 : 1)
    index += closing.count
    var text: [UInt8] = []
    while index < bytes.count {
      if bytes[index...].starts(with: closing) {
        index += closing.count
        return text
      }
      let byte = bytes[index]
      if !isTriple, byte == 0x0A || byte == 0x0D { break }
      index += 1
      if byte == UInt8(ascii: "\\"), !isRaw {
        text += try escape()
      } else {
        text.append(byte)
      }
    }
    throw ExpressionFault(.badLiteral(String(UnicodeScalar(quote))), at: start..<index)
  }

  private mutating func escape() throws(ExpressionFault) -> [UInt8] {
    let start = index - 1
    guard index < bytes.count else { throw refused(start) }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "?"):
      return [letter]
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return try number(digits: 2, radix: 16, start)
    case UInt8(ascii: "u") where !isBytes: return try number(digits: 4, radix: 16, start)
    case UInt8(ascii: "U") where !isBytes: return try number(digits: 8, radix: 16, start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      index -= 1
      return try number(digits: 3, radix: 8, start)
    default: throw refused(start)
    }
  }

  private mutating func number(digits: Int, radix: Int, _ start: Int) throws(ExpressionFault) -> [UInt8] {
    guard index + digits <= bytes.count else { throw refused(start) }
    let text = String(decoding: bytes[index..<index + digits], as: UTF8.self)
    // `UInt32` would also read a sign, which is no digit of an escape.
    guard text.utf8.first.map({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) == true,
      let number = UInt32(text, radix: radix), let scalar = UnicodeScalar(number)
    else { throw refused(start) }
    index += digits
    return isBytes ? [UInt8(truncatingIfNeeded: number)] : Array(String(Character(scalar)).utf8)
  }

  private func refused(_ start: Int) -> ExpressionFault {
    ExpressionFault(.badLiteral("\\"), at: start..<index)
  }
}
