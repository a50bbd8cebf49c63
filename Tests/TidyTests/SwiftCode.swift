/// Takes comments and texts out of Swift source, so that rules about code see code only.
///
/// Line breaks stay where they are. Interpolated code inside a text is treated as text. Regular expressions between slashes
/// are not known; write them as `Regex("…")` or with `#/…/#` on one line, which passes as code.
enum SwiftCode {
  static func withoutCommentsAndTexts(_ text: String) -> String {
    var scanner = Scanner(bytes: Array(text.utf8))
    return String(decoding: scanner.run(), as: UTF8.self)
  }

  private struct Scanner {
    let bytes: [UInt8]
    var code: [UInt8] = []
    var position = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
      code.reserveCapacity(bytes.count)
    }

    mutating func run() -> [UInt8] {
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: "/") where starts("//"):
          while position < bytes.count && bytes[position] != 0x0A { blank(1) }
        case UInt8(ascii: "/") where starts("/*"):
          skipBlockComment()
        case UInt8(ascii: "\""), UInt8(ascii: "#"):
          if let pounds = openingPounds() { skipText(pounds: pounds) } else { copyByte() }
        default: copyByte()
        }
      }
      return code
    }

    private mutating func copyByte() {
      code.append(bytes[position])
      position += 1
    }

    private mutating func skipBlockComment() {
      var depth = 0
      repeat {
        if starts("/*") {
          depth += 1
          blank(2)
        } else if starts("*/") {
          depth -= 1
          blank(2)
        } else {
          blank(1)
        }
      } while depth > 0 && position < bytes.count
    }

    /// The number of `#` before an opening quote at this place, or nil when no text begins here.
    private func openingPounds() -> Int? {
      var place = position
      while place < bytes.count && bytes[place] == UInt8(ascii: "#") { place += 1 }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
      return place - position
    }

    private mutating func skipText(pounds: Int) {
      let pound = String(repeating: "#", count: pounds)
      let isMultiline = starts(pound + "\"\"\"")
      let quote = isMultiline ? "\"\"\"" : "\""
      blank(pounds + quote.utf8.count)
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: "\"") where starts(quote + pound):
          return blank(quote.utf8.count + pounds)
        case UInt8(ascii: "\\") where starts("\\" + pound + "("):
          blank(2 + pounds)
          skipInterpolation()
        case UInt8(ascii: "\\") where starts("\\" + pound):
          blank(2 + pounds)
        case 0x0A where !isMultiline:
          return
        default:
          blank(1)
        }
      }
    }

    /// Skips to the parenthesis that closes an interpolation, over texts within it.
    private mutating func skipInterpolation() {
      var depth = 1
      while position < bytes.count && depth > 0 {
        if let pounds = openingPounds() {
          skipText(pounds: pounds)
          continue
        }
        if bytes[position] == UInt8(ascii: "(") { depth += 1 }
        if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
        blank(1)
      }
    }

    private func starts(_ word: String) -> Bool {
      bytes[position...].starts(with: word.utf8)
    }

    private mutating func blank(_ count: Int) {
      for _ in 0..<count where position < bytes.count {
        code.append(bytes[position] == 0x0A ? 0x0A : 0x20)
        position += 1
      }
    }
  }
}
