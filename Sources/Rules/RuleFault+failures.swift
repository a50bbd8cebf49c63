import Expressions

extension RuleFault {
  static func japanese(_ failure: ExpressionFailure) -> String {
    switch failure {
    case .missing: return "値がない"
    case .noSuchOverload: return "型が合わない"
    case .noSuchKey: return "キーがない"
    case .indexOutOfRange: return "位置が範囲外"
    case .divisionByZero: return "ゼロで割っている"
    case .outOfRange: return "値が範囲外"
    case .unreadable: return "文字列を変換できない"
    case .badKey: return "マップのキーが不正または重複"
    case .tooCostly: return "計算量が上限を超える"
    case .unknownName: return "名前が不明"
    }
  }

  static func english(_ failure: ExpressionFailure) -> String {
    switch failure {
    case .missing: return "a value is missing"
    case .noSuchOverload: return "the types do not fit"
    case .noSuchKey: return "there is no such key"
    case .indexOutOfRange: return "the place is out of range"
    case .divisionByZero: return "it divides by zero"
    case .outOfRange: return "the value is out of range"
    case .unreadable: return "the text cannot be converted"
    case .badKey: return "a map has a bad key, or the same one twice"
    case .tooCostly: return "it takes too many steps"
    case .unknownName: return "a name is not known"
    }
  }
}
