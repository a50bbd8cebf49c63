import Core
import Expressions
import JapaneseText

/// The functions that conditions have beside those of the language.
public enum RuleFunctions {
  /// The functions, in the order of their documentation.
  public static let all: [FunctionSignature] = all(NamedLists())

  /// The functions of a pipeline with its lists.
  public static func all(_ lists: NamedLists) -> [FunctionSignature] {
    units + days + [nameSimilarity, inList(lists)]
  }

  /// The function that asks lists.
  static let inListName = "inList"

  /// Whether a name or account stands on a list on the day of the transaction.
  private static func inList(_ lists: NamedLists) -> FunctionSignature {
    FunctionSignature(
      inListName, [.string, .string], .bool, steps: 200,
      words: ExpressionUnit(inListName, .words(lists.names)),
      reading: [RowField.occurredOn.rawValue]
    ) { values in
      guard case .string(let list) = values[0], case .string(let text) = values[1],
        case .timestamp(let moment) = values[2]
      else { return .failure(.noSuchOverload) }
      let day = Instant(secondsSince1970: moment.seconds).japanDay
      return lists.holds(String(decoding: list, as: UTF8.self), text, on: day)
    }
  }

  /// A number with its unit: `yen(2000000)` is compared with yen only.
  private static let units: [FunctionSignature] = [
    ("yen", FeatureSpec.Unit.yen), ("days", .days), ("seconds", .seconds), ("count", .count),
  ].flatMap { name, unit in
    [ExpressionType.int, .double].map { type in
      FunctionSignature(name, [type], type, unit: unit.expressionUnit.map { .fixed($0) } ?? .none) { $0[0] }
    }
  }

  private static let days: [FunctionSignature] = [
    day("isBankHoliday", BusinessCalendar.isBankHoliday), day("isGotobi", BusinessCalendar.isGotobi),
    day("isPensionDay", BusinessCalendar.isPensionDay),
  ]

  /// A question about the day in Japan that a moment falls on, for the years of the calendar.
  private static func day(_ name: String, _ holds: @escaping @Sendable (BankDay) -> Bool) -> FunctionSignature
  {
    FunctionSignature(name, [.timestamp], .bool, steps: 4) { values in
      guard case .timestamp(let moment) = values[0] else { return .failure(.noSuchOverload) }
      guard BusinessCalendar.transactionSeconds.contains(moment.seconds) else {
        return .failure(.outOfRange)
      }
      return .bool(holds(Instant(secondsSince1970: moment.seconds).japanDay))
    }
  }

  private static let nameSimilarity = FunctionSignature(
    "nameSimilarity", [.string, .string], .double, unit: .fixed(.ratio), steps: 500
  ) { values in
    guard case .string(let left) = values[0], case .string(let right) = values[1] else {
      return .failure(.noSuchOverload)
    }
    var builder = NameKeyBuilder()
    builder.build(left.span)
    let leftKey = builder.nameKey
    builder.build(right.span)
    var similarity = NameSimilarity()
    return .double(similarity.score(leftKey, builder.nameKey))
  }
}

extension FeatureSpec.Unit {
  /// The unit as expressions know it; nil for true and false, which count nothing.
  var expressionUnit: ExpressionUnit? {
    switch self {
    case .ratio: return .ratio
    case .count: return ExpressionUnit(rawValue, .countable)
    case .yen, .seconds, .days, .ordinal: return ExpressionUnit(rawValue, .dimension)
    case .truth: return nil
    }
  }
}
