import Core
import Testing

@testable import Expressions

/// Precedence, grouping, literals, and where faults are found.
@Suite struct ExpressionParserTests {
  /// The tree as text with every grouping written out.
  private func shape(_ node: SyntaxNode) -> String {
    func list(_ nodes: [SyntaxNode], _ separator: String = ", ") -> String {
      nodes.map(shape).joined(separator: separator)
    }
    switch node.kind {
    case .literal(let value): return literal(value)
    case .name(let name, let isRooted): return (isRooted ? "." : "") + name
    case .select(let operand, let field): return "\(shape(operand)).\(field)"
    case .call(let receiver, let name, let isRooted, let arguments):
      return "\(receiver.map { shape($0) + "." } ?? (isRooted ? "." : ""))\(name)(\(list(arguments)))"
    case .list(let items): return "[\(list(items))]"
    case .map(let items): return "{\(list(items))}"
    case .operation(.index, let operands): return "\(shape(operands[0]))[\(shape(operands[1]))]"
    case .operation(let function, let operands):
      return operands.count == 1
        ? "(\(function.name) \(shape(operands[0])))" : "(\(list(operands, " \(function.name) ")))"
    case .all(let parts): return "(\(list(parts, " && ")))"
    case .any(let parts): return "(\(list(parts, " || ")))"
    case .conditional(let test, let yes, let no): return "(\(shape(test)) ? \(shape(yes)) : \(shape(no)))"
    }
  }

  private func literal(_ value: ExpressionValue) -> String {
    switch value {
    case .int(let number): return "\(number)"
    case .uint(let number): return "\(number)u"
    case .double(let number): return "\(number)"
    case .bool(let truth): return "\(truth)"
    case .string(let text): return "<\(String(decoding: text, as: UTF8.self))>"
    case .bytes(let bytes): return "<\(Array(bytes))>"
    case .null: return "null"
    default: return "?"
    }
  }

  private func parse(_ text: String) throws(ExpressionFault) -> SyntaxNode {
    try ExpressionParser.parse(text, ExpressionLimits())
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
    ("a[0].b(c)[d]", "a[0].b(c)[d]"), (".a.b", ".a.b"), ("(a).b", "a.b"),
    ("{'k': v, 1u: [2,],}", "{<k>, v, 1u, [2]}"),
    (#"b'a\xFF\n' == null"#, "(<[97, 255, 10]> == null)"), ("a // why\n && b", "(a && b)"),
    ("l.map(x, x > 1, -x)", "l.map(x, (x > 1), (- x))"), ("-1.5 + -2.a()", "((- 1.5) + -2.a())"),
  ])
  func groups(text: String, expected: String) throws {
    #expect(shape(try parse(text)) == expected)
  }

  @Test(arguments: [
    ("", "end@0"), ("a &&", "end@4"), ("a && && b", "unexpected@5"), ("(a", "end@2"),
    ("a)", "unexpected@1"),
    ("a = 1", "unexpected@2"), ("a & b", "unexpected@2"), ("a ? b", "end@5"), ("a b", "unexpected@2"),
    ("あ > 1", "unexpected@0"), ("a > 9223372036854775808", "literal@4"),
    ("-9223372036854775809 < a", "literal@1"),
    ("a > 1e400", "literal@4"), ("a > 1e", "literal@4"), ("a > 1x", "literal@4"), ("a > 0x", "literal@4"),
    ("a == 'x", "literal@5"), ("a == 'x\ny'", "literal@5"), (#"a == '\q'"#, "literal@6"),
    (#"a == '\ud800'"#, "literal@6"), (#"a == '\400'"#, "literal@6"), (#"a == '\x+1'"#, "literal@6"),
    ("a.b{}", "outside@3"), ("a?.b", "end@4"), ("a.?b", "outside@2"), ("a[?0]", "outside@2"),
    ("[?a]", "outside@1"), ("{?a: 1}", "outside@1"), ("b'\\u0041'", "literal@2"), ("{1, 2}", "unexpected@2"),
    ("{1: }", "unexpected@4"), ("a[1", "end@3"), ("a.`b`(1)", "unexpected@5"),
    ("18446744073709551616u", "literal@0"),
    ("a.", "end@2"), ("a.1", "unexpected@1"), ("while", "unexpected@0"), ("in [1]", "unexpected@0"),
    ("!-a", "unexpected@1"),
    ("-!a", "unexpected@1"), ("f(a,)", "unexpected@4"), ("[,]", "unexpected@1"), ("`a`", "unexpected@0"),
  ])
  func findsFaultsWithTheirPlace(text: String, expected: String) {
    let error = #expect(throws: ExpressionFault.self) { try parse(text) }
    #expect(error.map { "\(word($0.kind))@\($0.utf8Offset)" } == expected)
  }

  private func word(_ kind: ExpressionFault.Kind) -> String {
    switch kind {
    case .unexpected: return "unexpected"
    case .unexpectedEnd: return "end"
    case .badLiteral: return "literal"
    case .outsideSubset: return "outside"
    case .tooLong: return "long"
    case .tooNested: return "nested"
    default: return "?"
    }
  }

  @Test func holdsLengthAndDepthBounds() {
    func code(_ text: String) -> String? {
      do throws(ExpressionFault) {
        _ = try parse(text)
        return nil
      } catch {
        return word(error.kind)
      }
    }
    #expect(code(String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)) == nil)
    #expect(code(String(repeating: "(", count: 4_000)) == "nested")
    #expect(code(String(repeating: "!", count: 4_000) + "a") == "nested")
    #expect(code(String(repeating: "a ? b : ", count: 100) + "c") == "nested")
    #expect(code("a" + String(repeating: " + a", count: 100)) == "nested")
    #expect(code("a" + String(repeating: " || a", count: 500)) == nil)
    #expect(code("a" + String(repeating: " ", count: Limits.conditionBytes)) == "long")
  }

  /// Ten thousand levels of every kind of nesting, with a length limit that does not stop them first.
  @Test(arguments: [
    ("(", "a", ")"), ("[", "a", "]"), ("{1: ", "a", "}"), ("!", "a", ""), ("-", "a", ""), ("a[", "0", "]"),
    ("f(", "a", ")"), ("a.f(", "b", ")"), ("a ? b : ", "c", ""), ("", "a", ".b"),
    ("", "a", "[0]"), ("", "a", " + 1"), ("a.map(x, ", "x", ")"), ("", "a", ".f()"),
  ])
  func tenThousandLevelsAreRefused(opening: String, inside: String, closing: String) {
    var limits = ExpressionLimits()
    limits.bytes = 1 << 20
    let text =
      String(repeating: opening, count: 10_000) + inside + String(repeating: closing, count: 10_000)
    let error = #expect(throws: ExpressionFault.self) { try ExpressionParser.parse(text, limits) }
    #expect(error?.kind == .tooNested)
  }
}
