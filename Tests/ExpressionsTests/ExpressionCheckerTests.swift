import Testing

@testable import Expressions

/// Names, types and units are settled before an expression runs.
@Suite struct ExpressionCheckerTests {
  private static let yen = ExpressionUnit("yen", .dimension)
  private static let channel = ExpressionUnit("channel", .words(["atm", "web"]))

  private static let environment = ExpressionEnvironment(
    variables: [
      .init("a.b", .map(.string, .int)), .init("a.b.c", .string), .init("n", .int, unit: yen),
      .init("days", .int, unit: ExpressionUnit("days", .dimension)),
      .init("count", .int, unit: ExpressionUnit("count", .countable)), .init("part", .double, unit: .ratio),
      .init("channel", .string, unit: channel), .init("any", .dyn), .init("list", .list(.int), unit: yen),
      .init("at", .timestamp), .init("text", .string),
    ],
    functions: [
      FunctionSignature("yen", [.int], .int, unit: .fixed(yen)) { $0[0] },
      FunctionSignature("twice", [.string], .string, isMethod: true) { $0[0] },
      FunctionSignature("bank.isOpen", [.timestamp], .bool) { _ in .bool(true) },
    ])

  private func type(_ text: String) -> String {
    let (expression, faults) = Expression.compile(text, in: Self.environment)
    return expression?.type.name ?? faults.map { "\($0.kind)" }.joined(separator: "; ")
  }

  @Test(arguments: [
    ("1 + 2", "int"), ("1u / 2u", "uint"), ("n > 1.5", "bool"), ("[1, 2u]", "list(dyn)"),
    ("[[], [1]]", "list(list(int))"), ("[]", "list(dyn)"), ("{'a': [1]}", "map(string, list(int))"),
    ("{}", "map(dyn, dyn)"), ("{1: 'a', 2u: 'b'}", "map(dyn, string)"), ("any.x.y", "dyn"),
    ("any + 1", "int"),
    ("any + any", "dyn"), ("any == 'x'", "bool"), ("[1].map(x, [x, x])", "list(list(int))"),
    ("{'a': 1}.map(k, size(k))", "list(int)"), ("list.filter(x, x > 1)[0]", "int"), ("a.b.c", "string"),
    ("a.b.d", "int"), ("a.b['c']", "int"), ("true ? 1 : any", "dyn"), ("type(1)", "type(int)"),
    ("[at, null][0]", "google.protobuf.Timestamp"), ("at - at", "google.protobuf.Duration"),
    ("at + duration('1h')", "google.protobuf.Timestamp"), ("text.twice().twice()", "string"),
    ("bank.isOpen(at)", "bool"), ("text.split(' ')[0]", "string"), ("[text].join('-')", "string"),
    ("int", "type(int)"), ("[].exists(x, x > 1)", "bool"), ("list.map(x, x > 1, -x)", "list(int)"),
    ("dyn([1])[0]", "dyn"), ("has(any.x)", "bool"), ("has(a.b.d)", "bool"), ("has(a.b.c)", "bool"),
  ])
  func findsTypes(text: String, expected: String) {
    #expect(type(text) == expected)
  }

  private func faults(_ text: String) -> [String] {
    Expression.compile(text, in: Self.environment).faults.map { fault in
      let name = "\(fault.kind)".prefix { $0 != "(" }.split(separator: ".").last.map(String.init) ?? ""
      return "\(name)@\(fault.utf8Offset)+\(fault.utf8Length)"
    }
  }

  @Test(arguments: [
    ("1 + 'a'", ["typeMismatch@0+7"]), ("1 == 'a'", ["typeMismatch@0+8"]), ("!1", ["typeMismatch@0+2"]),
    ("1 in 'a'", ["typeMismatch@0+8"]), ("[1][text]", ["typeMismatch@0+9"]), ("-1u", ["typeMismatch@0+3"]),
    ("2.5 % 1.0", ["typeMismatch@0+9"]), ("true && 1 || 'x'", ["typeMismatch@8+1", "typeMismatch@13+3"]),
    ("true ? 1 : 'a'", ["typeMismatch@0+14"]), ("text.x", ["typeMismatch@0+6"]),
    ("n.all(x, true)", ["typeMismatch@0+14"]),
    ("[1].all(x, x)", ["typeMismatch@11+1"]), ("[1].all(x.y, true)", ["wrongArguments@8+3"]),
    ("[1].exists(x, y)", ["unknownName@14+1"]), ("x + zz", ["unknownName@0+1", "unknownName@4+2"]),
    ("foo(1)", ["unknownFunction@0+6"]), ("text.foo(1)", ["unknownFunction@0+11"]),
    ("size(1)", ["wrongArguments@0+7"]), ("size()", ["wrongArguments@0+6"]),
    ("has(n)", ["wrongArguments@0+6"]),
    ("has(1)", ["wrongArguments@0+6"]), ("has(any.f())", ["wrongArguments@0+12"]),
    ("text.contains(1)", ["wrongArguments@0+16"]), ("contains(text, 'a')", ["unknownFunction@0+19"]),
    ("n + days", ["unitMismatch@0+8"]), ("n * n", ["unitMismatch@0+5"]), ("1 / n", ["unitMismatch@0+5"]),
    ("true ? n : days", ["unitMismatch@0+15"]), ("[n, days]", ["unitMismatch@4+4"]),
    ("days in list", ["unitMismatch@0+12"]),
    ("list.exists(x, x > days)", ["unitMismatch@15+8"]), ("yen(days)", ["unitMismatch@0+9"]),
    ("yen(3) > days", ["unitMismatch@0+13"]),
    ("channel == 'fax'", ["unknownWord@11+5"]), ("channel in ['atm', 'fax']", ["unknownWord@19+5"]),
    ("text.matches('(')", ["badPattern@13+3"]), ("text.matches(text)", ["notLiteral@13+4"]),
    ("at.getHours(text)", ["notLiteral@12+4"]), ("at.getHours('Mars/Base')", ["unknownZone@12+11"]),
    ("Message{a: 1}", ["outsideSubset@7+1"]), ("text.?x", ["outsideSubset@5+1"]),
  ])
  func findsFaults(text: String, expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test(
    arguments: [
      "n / count > 5", "count * n > n", "n / n > 2", "n - yen(5) > 0",
      "n > 5 && days > 5",
      "channel == 'atm' || 'web' == channel", "channel == text", "list.exists(x, x > n)",
      "double(n) * part > 0.5",
    ])
  func unitsThatGoTogether(text: String) {
    #expect(faults(text) == [])
  }

  /// Checked while it runs, nothing is a fault but what must be ready before: patterns and time zones.
  @Test func checkingMayWaitUntilItRuns() throws {
    let environment = ExpressionEnvironment(variables: [], checking: .whileRunning)
    func value(_ text: String) throws -> ExpressionValue {
      let expression = try #require(Expression.compile(text, in: environment).expression, "\(text)")
      var evaluator = ExpressionEvaluator(expression, variableCount: 0)
      return evaluator.evaluate()
    }
    #expect(try value("1 + 'a'") == .failure(.noSuchOverload))
    #expect(try value("x || true") == .bool(true))
    #expect(try value("x && true") == .failure(.unknownName))
    #expect(try value("f(1) || true") == .bool(true))
    #expect(try value("1 ? 2 : 3") == .failure(.noSuchOverload))
    #expect(try value("[1, 'a'].all(x, x)") == .failure(.noSuchOverload))
    #expect(Expression.compile("'a'.matches('(')", in: environment).expression == nil)
  }

  @Test func namesAreSoughtFromTheContainerOutwards() throws {
    let environment = ExpressionEnvironment(
      variables: [.init("x", .int), .init("a.x", .string), .init("a.b.x", .bool)], container: "a.b")
    for (text, type) in [
      ("x", "bool"), ("b.x", "bool"), (".x", "int"), (".a.x", "string"), ("a.x", "string"),
    ] {
      #expect(Expression.compile(text, in: environment).expression?.type.name == type, "\(text)")
    }
    #expect(Expression.compile("[1].exists(x, x == 1)", in: environment).faults == [])
  }
}
