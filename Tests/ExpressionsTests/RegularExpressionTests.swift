import Testing

@testable import Expressions

/// Patterns of RE2: what is refused, and that none takes more than time in proportion to the text.
@Suite struct RegularExpressionTests {
  private func pattern(_ text: String) -> RegularExpression? {
    RegularExpression(Array(text.utf8)[...])
  }

  @Test(arguments: ["(", "[a", "a{2,1}", "*", "(?=a)", "(a)\\1", "\\", "a{1001}", "((a{100}){100}){100}"])
  func refuses(text: String) {
    #expect(pattern(text) == nil)
  }

  @Test(arguments: [
    ("振込|還付", "ﾌﾘｺﾐ 還付金", true), ("^a.c$", "a\nc", false), ("(?s)^a.c$", "a\nc", true),
    ("(?i)ATM", "atm", true),
    ("", "", true), ("^$", "a", false), ("\\p{Hiragana}{3}", "あいう", true), ("^.$", "😀", true),
    ("a\\x{3042}", "aあ", true),
  ])
  func matches(text: String, subject: String, expected: Bool) throws {
    #expect(try #require(pattern(text)).matches(Array(subject.utf8)[...]) == expected)
  }

  /// Backtracking would need longer than the machine exists.
  @Test func hasNoTextThatTakesForever() throws {
    let expression = try #require(pattern("^(a+)+(a|a)*(a*)*$"))
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000) + [UInt8(ascii: "!")]
    #expect(expression.matches(text[...]) == false)
  }

  @Test func aPartOfAnArrayIsItsOwnText() throws {
    let expression = try #require(pattern("^b$"))
    let bytes = Array("abc".utf8)
    #expect(expression.matches(bytes[1..<2]) == true)
    #expect(expression.matches(bytes[1...]) == false)
    #expect(expression.matches(bytes[1..<1]) == false)
  }
}
