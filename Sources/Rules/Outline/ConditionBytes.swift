/// The bytes of a condition with what surrounds each: brackets, or the quotes of a text.
///
/// It knows quotes, brackets and comments and nothing else of the language, so that tools which take conditions apart do not depend on
/// how they are compiled.
struct ConditionBytes {
  /// The depth of a byte inside a quoted text or a comment.
  static let hidden = -1

  let bytes: [UInt8]
  /// For each byte the number of brackets around it; a bracket itself counts as outside of its pair.
  let depths: [Int]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var depths = [Int](repeating: 0, count: bytes.count)
    var depth = 0
    var index = 0
    while index < bytes.count {
      if let end = ConditionBytes.endOfHidden(bytes, from: index) {
        for inside in index..<end { depths[inside] = ConditionBytes.hidden }
        index = end
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depths[index] = depth
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        depths[index] = depth
      default: depths[index] = depth
      }
      index += 1
    }
    self.bytes = bytes
    self.depths = depths
  }

  /// The text of some bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A range without the white space around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ConditionBytes.isSpace(bytes[start]) { start += 1 }
    while end > start, ConditionBytes.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The first place of an operator at a depth inside a range.
  func first(_ sign: String, in range: Range<Int>, depth: Int) -> Int? {
    let sign = Array(sign.utf8)
    var index = range.lowerBound
    while index + sign.count <= range.upperBound {
      if depths[index] == depth, bytes[index..<index + sign.count].elementsEqual(sign) { return index }
      index += 1
    }
    return nil
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      return true
    default: return false
    }
  }

  /// Where a quoted text or a comment that begins at an index ends, or nil when none begins there.
  private static func endOfHidden(_ bytes: [UInt8], from start: Int) -> Int? {
    let quote = bytes[start]
    if quote == UInt8(ascii: "/"), start + 1 < bytes.count, bytes[start + 1] == quote {
      return bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    }
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    let isTriple = start + 2 < bytes.count && bytes[start + 1] == quote && bytes[start + 2] == quote
    let isRaw = start > 0 && (bytes[start - 1] | 0x20) == UInt8(ascii: "r")
    var index = start + (isTriple ? 3 : 1)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), !isRaw {
        index += 2
      } else if bytes[index] == quote, !isTriple {
        return index + 1
      } else if isTriple, index + 2 < bytes.count, bytes[index...index + 2].allSatisfy({ $0 == quote }) {
        return index + 3
      } else {
        index += 1
      }
    }
    return bytes.count
  }
}
