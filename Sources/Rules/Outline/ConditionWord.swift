/// A word or sign of a condition, as tools see it that take conditions apart.
enum ConditionWord: Hashable {
  /// A name with its dots, or a word of the language.
  case name(String)
  /// A number as it is written.
  case number(String)
  /// A quoted text with its quotes.
  case text(String)
  /// Anything else: one sign or two.
  case sign(String)

  /// The words of a part of a condition, each with its place in it.
  static func read(_ text: ConditionBytes, _ range: Range<Int>) -> [(word: ConditionWord, start: Int)] {
    var words: [(word: ConditionWord, start: Int)] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text.bytes[index]
      if ConditionBytes.isSpace(byte) {
        index += 1
        continue
      }
      let end: Int
      let word: ConditionWord
      if text.depths[index] == ConditionBytes.hidden {
        end = endOfHidden(text, index, range.upperBound)
        word = .text(text.text(index..<end))
      } else if isDigit(byte) {
        end = endOfWord(text, index, range.upperBound)
        word = .number(text.text(index..<end))
      } else if ConditionBytes.isWord(byte) || byte == UInt8(ascii: "`") {
        end = endOfWord(text, index, range.upperBound)
        word = .name(text.text(index..<end).filter { $0 != "`" })
      } else {
        end = index + (isPair(text, index, range.upperBound) ? 2 : 1)
        word = .sign(text.text(index..<end))
      }
      words.append((word, index))
      index = end
    }
    return words
  }

  /// What stands between the quotes of a quoted text.
  static func unquoted(_ text: String) -> String {
    guard let quote = text.first, quote == "'" || quote == "\"", text.last == quote, text.count >= 2 else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  /// The word as it would be written.
  var written: String {
    switch self {
    case .name(let text), .number(let text), .text(let text), .sign(let text): return text
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func endOfWord(_ text: ConditionBytes, _ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, text.depths[index] != ConditionBytes.hidden,
      ConditionBytes.isWord(text.bytes[index]) || text.bytes[index] == UInt8(ascii: ".")
        || text.bytes[index] == UInt8(ascii: "`")
    { index += 1 }
    return index
  }

  private static func endOfHidden(_ text: ConditionBytes, _ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, text.depths[index] == ConditionBytes.hidden { index += 1 }
    return index
  }

  private static func isPair(_ text: ConditionBytes, _ index: Int, _ limit: Int) -> Bool {
    guard index + 1 < limit, text.depths[index + 1] != ConditionBytes.hidden else { return false }
    return ["==", "!=", "<=", ">=", "&&", "||"].contains(text.text(index..<index + 2))
  }
}
