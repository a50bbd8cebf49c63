import Core
import Expressions

/// What reads and evaluates expressions.
enum ExpressionTargets {
  static let all: [FuzzTarget] = [
    FuzzTarget(name: "expression") { run($0, in: typed) },
    FuzzTarget(name: "expression-running") { run($0, in: running) },
  ]

  private static let variables: [ExpressionEnvironment.Variable] = [
    .init("n", .int, unit: ExpressionUnit("yen", .dimension)), .init("account.in.count", .int),
    .init("u", .uint),
    .init("share", .double, unit: .ratio), .init("text", .string), .init("raw", .bytes),
    .init("at", .timestamp),
    .init("length", .duration), .init("list", .list(.string)), .init("map", .map(.string, .int)),
    .init("any", .dyn),
    .init("word", .string, unit: ExpressionUnit("word", .words(["a", "b"]))),
  ]

  private static let typed = ExpressionEnvironment(variables: variables)
  private static let running = ExpressionEnvironment(variables: variables, checking: .whileRunning)

  private static let missing = [ExpressionValue](repeating: .failure(.missing), count: variables.count)

  private static let row: [ExpressionValue] = {
    guard let moment = ExpressionTimestamp(seconds: 1_700_000_000),
      let map = ExpressionMap(keys: [.text("a")], values: [.int(1)])
    else { preconditionFailure("The row is well formed.") }
    return [
      .int(7), .int(-1), .uint(3), .double(0.5), .text("振込 a b"), .bytes([0, 255]), .timestamp(moment),
      .duration(-1_500_000_000), .list([.text("a"), .text("")]), .map(map), .list([.int(1), .text("x")]),
      .text("a"),
    ]
  }()

  private static func run(_ bytes: [UInt8], in environment: ExpressionEnvironment) {
    let text = String(decoding: bytes, as: UTF8.self)
    let (expression, faults) = Expression.compile(text, in: environment)
    precondition((expression == nil) != faults.isEmpty, "There is an expression or a fault, and not both.")
    for fault in faults {
      precondition(
        fault.utf8Offset >= 0 && fault.utf8Offset + fault.utf8Length <= text.utf8.count,
        "A fault lies in its text.")
    }
    guard let expression else { return }
    for values in [row, missing] {
      var evaluator = ExpressionEvaluator(expression, variableCount: variables.count)
      evaluator.values = values
      let value = evaluator.evaluate()
      precondition(evaluator.evaluate() == value, "The same row gives the same value.")
      // A trace evaluates each part again for every part around it.
      if expression.steps < 10_000 {
        precondition(evaluator.trace().value == value, "A trace ends in the value.")
      }
    }
  }
}
