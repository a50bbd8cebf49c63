import Core
import Testing

@testable import Rules

/// Precedence, grouping, literals, and where faults are found.
@Suite struct ConditionParserTests {
  /// The tree as text with every grouping written out.
  private func shape(_ node: SyntaxNode) -> String {
    switch node.kind {
    case .integer(let number): return "\(number)"
    case .real(let number): return "\(number)"
    case .truth(let value): return "\(value)"
    case .text(let text): return "<\(text)>"
    case .name(let name): return name
    case .call(let name, let arguments): return "\(name)(\(arguments.map(shape).joined(separator: ", ")))"
    case .list(let items): return "[\(items.map(shape).joined(separator: ", "))]"
    case .not(let operand): return "(! \(shape(operand)))"
    case .negate(let operand): return "(- \(shape(operand)))"
    case .arithmetic(let sign, let left, let right):
      return "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .compare(let sign, let left, let right): return "(\(shape(left)) \(sign.text) \(shape(right)))"
    case .among(let left, let right): return "(\(shape(left)) in \(shape(right)))"
    case .all(let parts): return "(\(parts.map(shape).joined(separator: " && ")))"
    case .any(let parts): return "(\(parts.map(shape).joined(separator: " || ")))"
    case .conditional(let test, let yes, let no): return "(\(shape(test)) ? \(shape(yes)) : \(shape(no)))"
    }
  }

  @Test(arguments: [
    ("a || b && c == d + e * -f", "(a || (b && (c == (d + (e * (- f))))))"),
    ("a && b || c && d", "((a && b) || (c && d))"),
    ("a - b - c", "((a - b) - c)"), ("a / b * c % d", "(((a / b) * c) % d)"),
    ("a - (b - c)", "(a - (b - c))"),
    ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"), ("a || b ? c : d", "((a || b) ? c : d)"),
    ("!a && !!b", "((! a) && (! (! b)))"), ("--a", "(- (- a))"), ("-1 - -1", "(-1 - -1)"), ("--1", "(- -1)"),
    ("a < b == c", "((a < b) == c)"), ("a in [1, 2,]", "(a in [1, 2])"), ("a in [] || b", "((a in []) || b)"),
    ("account.in.count_24h > 3", "(account.in.count_24h > 3)"), ("account.`in`.x", "account.in.x"),
    ("has(a.b) && double(c) > .5", "(has(a.b) && (double(c) > 0.5))"), ("a&&b||c", "((a && b) || c)"),
    ("-9223372036854775808 < 0xFF", "(-9223372036854775808 < 255)"), ("1e3 + 2.5E-1", "(1000.0 + 0.25)"),
    (#"'a\n\x41\u3042\U0001F600\101' == "it's""#, "(<a\nAあ😀A> == <it's>)"),
    (#"r'\n' == '''x'y'''"#, #"(<\n> == <x'y>)"#), ("a\n  &&\tb", "(a && b)"),
  ])
  func groups(text: String, expected: String) throws {
    #expect(shape(try ConditionParser.parse(text)) == expected)
  }

  @Test(arguments: [
    ("", "RUL-002@0"), ("a &&", "RUL-002@4"), ("a && && b", "RUL-001@5"), ("(a", "RUL-002@2"),
    ("a)", "RUL-001@1"),
    ("a = 1", "RUL-001@2"), ("a & b", "RUL-001@2"), ("a ? b", "RUL-002@5"), ("a b", "RUL-001@2"),
    ("あ > 1", "RUL-001@0"), ("a > 9223372036854775808", "RUL-003@4"),
    ("-9223372036854775809 < a", "RUL-003@1"),
    ("a > 1e400", "RUL-003@4"), ("a > 1e", "RUL-003@4"), ("a > 1x", "RUL-003@4"), ("a > 0x", "RUL-003@4"),
    ("a == 'x", "RUL-003@5"), ("a == 'x\ny'", "RUL-003@5"), (#"a == '\q'"#, "RUL-003@6"),
    (#"a == '\ud800'"#, "RUL-003@6"), (#"a == '\400'"#, "RUL-003@6"), (#"a == '\x+1'"#, "RUL-003@6"),
    ("a > 1u", "RUL-004@4"), ("a == b'x'", "RUL-004@5"), ("a == null", "RUL-004@5"), ("a[0]", "RUL-004@1"),
    ("{}", "RUL-004@0"), (".a", "RUL-004@0"), ("(a).b", "RUL-004@3"), ("a // why", "RUL-004@2"),
    ("a.b{}", "RUL-004@3"),
    ("a.", "RUL-002@2"), ("a.1", "RUL-001@1"), ("while", "RUL-001@0"), ("in [1]", "RUL-001@0"),
    ("!-a", "RUL-001@1"),
    ("-!a", "RUL-001@1"), ("f(a,)", "RUL-001@4"), ("[,]", "RUL-001@1"), ("`a`", "RUL-001@0"),
  ])
  func findsFaultsWithTheirPlace(text: String, expected: String) {
    let error = #expect(throws: ConditionFault.self) { try ConditionParser.parse(text) }
    #expect(error.map { "\($0.fault.code)@\($0.utf8Offset)" } == expected)
  }

  @Test func holdsLengthAndDepthBounds() {
    func code(_ text: String) -> String? {
      do throws(ConditionFault) {
        _ = try ConditionParser.parse(text)
        return nil
      } catch {
        return error.fault.code
      }
    }
    #expect(code(String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)) == nil)
    #expect(code(String(repeating: "(", count: 4_000)) == "RUL-006")
    #expect(code(String(repeating: "!", count: 4_000) + "a") == "RUL-006")
    #expect(code(String(repeating: "a ? b : ", count: 100) + "c") == "RUL-006")
    #expect(code("a" + String(repeating: " + a", count: 100)) == "RUL-006")
    #expect(code("a" + String(repeating: " || a", count: 500)) == nil)
    #expect(code("a" + String(repeating: " ", count: Limits.conditionBytes)) == "RUL-005")
  }
}
