import TestSupport

@testable import Expressions

/// Random rows for the variables that random expressions name.
enum RandomRow {
  static let variables: [(name: String, kind: RandomExpression.Kind, type: ExpressionType)] = [
    ("flag", .bool, .bool), ("account.count", .int, .int), ("amount", .int, .int), ("u", .uint, .uint),
    ("share", .double, .double), ("memo", .string, .string), ("name", .string, .string),
    ("raw", .bytes, .bytes), ("at", .timestamp, .timestamp), ("length", .duration, .duration),
    ("numbers", .ints, .list(.int)), ("words", .strings, .list(.string)),
    ("counts", .map, .map(.string, .int)),
  ]

  /// With room for what nested replacements could become.
  static let environment: ExpressionEnvironment = {
    var limits = ExpressionLimits()
    limits.steps = 1 << 50
    return ExpressionEnvironment(variables: variables.map { .init($0.name, $0.type) }, limits: limits)
  }()

  static func writer(seed: UInt64) -> RandomExpression {
    RandomExpression(seed: seed, variables: variables.map { ($0.name, $0.kind) })
  }

  /// A value for each variable; some are missing.
  static func make(_ random: inout SeededGenerator) -> [ExpressionValue] {
    variables.map {
      Int.random(in: 0..<30, using: &random) == 0 ? .failure(.missing) : value($0.kind, &random)
    }
  }

  private static func value(_ kind: RandomExpression.Kind, _ random: inout SeededGenerator) -> ExpressionValue
  {
    switch kind {
    case .bool: return .bool(Int.random(in: 0..<2, using: &random) == 0)
    case .int:
      return .int(
        Int.random(in: 0..<12, using: &random) == 0
          ? pick(&random, [.max, .min, 1 << 53]) : pick(&random, [0, 1, -1, 2, 3, 7, 10, 500_000, -86_400]))
    case .uint:
      return .uint(
        Int.random(in: 0..<8, using: &random) == 0
          ? pick(&random, [.max, 1 << 63]) : pick(&random, [0, 1, 2, 3, 10]))
    case .double: return .double(pick(&random, [0, 1, -0.5, 0.1, 2.5, 1e18, 1e300, -3, 123_456.789]))
    case .string: return .text(pick(&random, texts))
    case .bytes: return .bytes(pick(&random, [[], [0x61], [0xFF, 0x01], Array("あ".utf8)])[...])
    case .timestamp:
      let seconds: Int64 = pick(
        &random,
        [
          0, 1_700_000_000, -1, 951_782_400, 1_709_164_800, -62_104_060_800, 253_402_300_799,
        ])
      return ExpressionTimestamp(seconds: seconds).map(ExpressionValue.timestamp) ?? .null
    case .duration:
      return .duration(pick(&random, [0, 1_500_000_000, -60_000_000_000, 86_400_000_000_000, 1_000]))
    case .ints: return .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(.int, &random) })
    case .strings:
      return .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(.string, &random) })
    case .map:
      let keys = ["a", "b", "振込"].filter { _ in Int.random(in: 0..<2, using: &random) == 0 }
      let values = keys.map { _ in value(.int, &random) }
      return ExpressionMap(keys: keys.map(ExpressionValue.text), values: values).map(ExpressionValue.map)
        ?? .null
    }
  }

  private static let texts = [
    "", "a", "b", "振込", "フリコミ ヤマダ", "refund 500", " a b ", "A1", "aaa", "12", "-7", "1.5", "true", "が",
    "か\u{3099}", "😀x",
  ]

  private static func pick<Element>(_ random: inout SeededGenerator, _ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}
