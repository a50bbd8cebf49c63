import TestSupport
import Testing

@testable import Expressions

/// What expressions are worth: failures, their order, the bound on steps, and the trace.
@Suite struct ExpressionEvaluatorTests {
  private static let environment = ExpressionEnvironment(
    variables: [.init("gone", .int), .init("flag", .bool), .init("n", .int), .init("text", .string)])

  private func evaluator(_ text: String) throws -> ExpressionEvaluator {
    let (expression, faults) = Expression.compile(text, in: Self.environment)
    var evaluator = ExpressionEvaluator(try #require(expression, "\(text): \(faults)"), variableCount: 4)
    evaluator.values = [.failure(.missing), .bool(true), .int(7), .text("振込 ヤマダ")]
    return evaluator
  }

  private func value(_ text: String) throws -> ExpressionValue {
    var evaluator = try evaluator(text)
    return evaluator.evaluate()
  }

  @Test(arguments: [
    ("gone + 1", ExpressionFailure.missing), ("1 / 0 + gone", .missing), ("gone + 1 / 0", .missing),
    ("1 / 0 + [1][n]", .divisionByZero), ("[1][n] + 1 / 0", .indexOutOfRange), ("1 % 0", .divisionByZero),
    ("1u / 0u", .divisionByZero), ("n * 9223372036854775807", .outOfRange), ("1u - 2u", .outOfRange),
    ("-(-9223372036854775807 - 1)", .outOfRange), ("(-9223372036854775807 - 1) / -1", .outOfRange),
    ("{'a': 1}.b", .noSuchKey), ("{1: 1}[2]", .noSuchKey), ("{'a': 1, 'a': 2}", .badKey),
    ("{dyn(1.5): 1}", .badKey), ("int('x')", .unreadable), ("int('')", .unreadable),
    ("int('+1')", .unreadable),
    ("int('9223372036854775808')", .unreadable), ("uint('-1')", .unreadable), ("double('0x10')", .unreadable),
    ("double('1 ')", .unreadable), ("bool('yes')", .unreadable), ("string(b'\\xff')", .unreadable),
    ("uint(-0.5)", .outOfRange), ("int(double('NaN'))", .outOfRange), ("dyn(1) + dyn('a')", .noSuchOverload),
    ("dyn(1) < dyn('a')", .noSuchOverload), ("dyn(1) in dyn('a')", .noSuchOverload),
    ("[1][dyn(0.5)]", .noSuchOverload),
    ("dyn(n) ? 1 : 2", .noSuchOverload), ("dyn(1).x", .noSuchOverload),
    ("dyn(text).all(x, true)", .noSuchOverload),
    ("[1, 2].all(x, x / 0 == gone)", .missing), ("[0, 1].map(x, 1 / x)", .divisionByZero),
    ("[0, 1].filter(x, x == gone)", .missing), ("[1, 0].exists_one(x, 1 / x == 1)", .divisionByZero),
    ("'abc'.substring(2, 1)", .indexOutOfRange), ("'abc'.charAt(4)", .indexOutOfRange),
    ("timestamp('2026-02-29T00:00:00Z')", .unreadable), ("duration('1x')", .unreadable),
    ("duration('9223372036854775808ns')", .unreadable), ("timestamp(-62135596801)", .outOfRange),
  ])
  func fails(text: String, failure: ExpressionFailure) throws {
    #expect(try value(text) == .failure(failure))
  }

  @Test(
    arguments: [
      ("gone > 1 || true", ExpressionValue.bool(true)), ("flag || 1 / 0 > 1", .bool(true)),
      ("1 / 0 > 1 && false", .bool(false)),
      ("flag ? 1 : 1 / 0", .int(1)), ("[1, 0].exists(x, 1 / x == 1)", .bool(true)),
      ("[1, 0].all(x, 1 / x == 2)", .bool(false)), ("[].all(x, x / 0 > 1)", .bool(true)),
      ("int('-9223372036854775808')", .int(.min)), ("int(-1.9)", .int(-1)), ("uint(1.9)", .uint(1)),
      ("string(0.1) + string(1e21) + string(-0.0045) + string(100.0)", .text("0.11e+21-0.0045100")),
      ("size(text)", .int(6)), ("[1, 2, 3].map(x, x > 1, x * 10)", .list([.int(20), .int(30)])),
      ("{'b': 2, 'a': 1}.map(k, k)", .list([.text("b"), .text("a")])),
      ("dyn(1) == 1.0 && 1u == dyn(1)", .bool(true)),
      ("[1, 2u] == [1.0, 2]", .bool(true)), ("type(type(1)) == type", .bool(true)),
      ("[3, 1].exists(x, [x, 2].all(y, y >= 2))", .bool(true)), ("text.matches('^振込 ')", .bool(true)),
      ("timestamp('2026-11-22T10:30:00.5+09:00').getMilliseconds()", .int(500)),
      ("timestamp('2026-11-22T23:30:00Z').getDayOfMonth('Asia/Tokyo')", .int(22)),
      ("string(timestamp('1969-12-31T23:59:59.000001Z'))", .text("1969-12-31T23:59:59.000001Z")),
      ("string(duration('-1.5h'))", .text("-5400s")), ("duration('1h30m') == duration('5400s')", .bool(true)),
    ])
  func computes(text: String, expected: ExpressionValue) throws {
    #expect(try value(text) == expected)
  }

  @Test func stepsAreCountedWhileItRuns() throws {
    var limits = ExpressionLimits()
    limits.assumedTextBytes = 4
    limits.steps = 2_000
    let environment = ExpressionEnvironment(variables: [.init("text", .string)], limits: limits)
    let expression = try #require(
      Expression.compile("text.split('').all(a, text.split('').all(b, a == b))", in: environment).expression)
    #expect(expression.steps <= 2_000)
    var evaluator = ExpressionEvaluator(expression, variableCount: 1)
    evaluator.values = [.text("aaaa")]
    #expect(evaluator.evaluate() == .bool(true))
    evaluator.values = [.text(String(repeating: "a", count: 1_000))]
    #expect(evaluator.evaluate() == .failure(.tooCostly))
    evaluator.values = [.text("aa")]
    #expect(evaluator.evaluate() == .bool(true))
  }

  @Test(arguments: [
    ("[1, 2, 3].all(x, x > 0)", 1...30), ("text.contains('a')", 30...60),
    ("text.split('').all(a, a == 'x')", 1_000...30_000),
    ("[[1, 2].map(x, [x, x]), [[3]]].all(x, x.all(y, y.all(z, z > 0)))", 10...400),
  ])
  func estimatesAreOfTheRightSize(text: String, range: ClosedRange<Int>) throws {
    let expression = try #require(Expression.compile(text, in: Self.environment).expression)
    #expect(range.contains(expression.steps), "\(expression.steps)")
  }

  @Test(arguments: [
    "text.split('').all(a, text.split('').all(b, a == b))",
    "[text, text].map(x, x.replace('', text)).map(x, x.replace('', text)).all(x, x == '')",
    (0..<20).reduce("[1, 2, 3]") { text, _ in "\(text).map(x, [x, x].size())" } + ".all(x, "
      + (0..<9).reduce("true") { text, level in "[1, 2, 3, 4].all(y\(level), \(text))" } + ")",
  ])
  func whatCouldTakeTooLongIsRefused(text: String) {
    let faults = Expression.compile(text, in: Self.environment).faults
    guard case .tooCostly(let steps, let limit)? = faults.first?.kind else {
      Issue.record("\(faults)")
      return
    }
    #expect(steps > limit)
  }

  @Test func aTraceHasTheShapeOfItsExpression() throws {
    var evaluator = try evaluator("gone > 1 || [1, n, 9].exists(x, x == 7) && text.matches('ヤマダ')")
    func lines(_ trace: ExpressionTrace, _ indentation: String = "") -> [String] {
      ["\(indentation)\(trace.text)"] + trace.operands.flatMap { lines($0, indentation + " ") }
    }
    let trace = evaluator.trace()
    #expect(trace.value == .bool(true))
    #expect(
      lines(trace) == [
        "gone > 1 || [1, n, 9].exists(x, x == 7) && text.matches('ヤマダ')", " gone > 1", "  gone", "  1",
        " [1, n, 9].exists(x, x == 7) && text.matches('ヤマダ')", "  [1, n, 9].exists(x, x == 7)",
        "   [1, n, 9]",
        "    1", "    n", "    9", "   x == 7", "    x", "    7", "  text.matches('ヤマダ')", "   text",
      ])
    // The variable has the value of the element that decided.
    #expect(trace.operands[1].operands[0].operands[1].operands[0].value == .int(7))
  }

  /// Every piece of a trace is what the piece is worth by itself, and the same text gives the same bytes each time.
  @Test func tracesAgreeWithValues() throws {
    var writer = RandomRow.writer(seed: 5)
    for _ in 0..<500 {
      let text = writer.write(
        RandomExpression.Kind.allCases.randomElement(using: &writer.random) ?? .bool, depth: 4)
      let (expression, faults) = Expression.compile(text, in: RandomRow.environment)
      var evaluator = ExpressionEvaluator(
        try #require(expression, "\(text): \(faults)"), variableCount: RandomRow.variables.count)
      evaluator.values = RandomRow.make(&writer.random)
      let value = evaluator.evaluate()
      #expect(evaluator.trace().value == value, "\(text)")
      #expect(evaluator.evaluate() == value, "\(text)")
    }
  }
}
