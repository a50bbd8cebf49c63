/// The operators and functions that every environment has.
package enum StandardFunction: Hashable, Sendable {
  case not
  case negate
  case arithmetic(ArithmeticOperator)
  case compare(ComparisonOperator)
  /// `in`.
  case among
  /// `list[place]` and `map[key]`.
  case index
  case size
  case text(TextFunction)
  case field(TimeField)
  case convert(ExpressionValue.TypeName)
  /// `type(value)`.
  case typeOf
  /// `dyn(value)`.
  case forgetType

  /// Functions on texts.
  package enum TextFunction: String, CaseIterable, Sendable {
    case contains, startsWith, endsWith, matches
    case charAt, indexOf, lastIndexOf, join, lowerAscii, upperAscii, replace, split, substring, trim, reverse
  }

  /// What can be asked of a moment or a length of time.
  package enum TimeField: String, CaseIterable, Sendable {
    case getDate, getDayOfMonth, getDayOfWeek, getDayOfYear, getFullYear, getMonth
    case getHours, getMinutes, getSeconds, getMilliseconds
  }

  /// The operator as it is written, or the function's name.
  package var name: String {
    switch self {
    case .not: return "!"
    case .negate: return "-"
    case .arithmetic(let sign): return sign.rawValue
    case .compare(let sign): return sign.text
    case .among: return "in"
    case .index: return "[]"
    case .size: return "size"
    case .text(let function): return function.rawValue
    case .field(let field): return field.rawValue
    case .convert(.timestamp): return "timestamp"
    case .convert(.duration): return "duration"
    case .convert(let type): return type.rawValue
    case .typeOf: return "type"
    case .forgetType: return "dyn"
    }
  }
}
