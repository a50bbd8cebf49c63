/// The comparisons of CEL.
///
/// The raw value is a set of outcomes: 1 for less, 2 for equal, 4 for greater, 8 for not ordered
/// (not-a-number).
enum ComparisonOperator: UInt8, CaseIterable, Sendable {
  case less = 0b0001
  case equal = 0b0010
  case lessOrEqual = 0b0011
  case greater = 0b0100
  case greaterOrEqual = 0b0110
  case notEqual = 0b1101

  /// The operator as it is written.
  var text: String {
    switch self {
    case .less: return "<"
    case .lessOrEqual: return "<="
    case .equal: return "=="
    case .notEqual: return "!="
    case .greater: return ">"
    case .greaterOrEqual: return ">="
    }
  }

  /// The operator with its sides changed over.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: return .greater
    case .lessOrEqual: return .greaterOrEqual
    case .greater: return .less
    case .greaterOrEqual: return .lessOrEqual
    case .equal, .notEqual: return self
    }
  }

  @inline(__always)
  func holds(_ left: Int64, _ right: Int64) -> Bool {
    let outcome: UInt8 = left < right ? 1 : left == right ? 2 : 4
    return rawValue & outcome != 0
  }

  @inline(__always)
  func holds(_ left: Double, _ right: Double) -> Bool {
    let outcome: UInt8 = left < right ? 1 : left == right ? 2 : left > right ? 4 : 8
    return rawValue & outcome != 0
  }

  /// Compares a whole with a real number by their exact values, as CEL does.
  @inline(__always)
  func holds(_ left: Int64, _ right: Double) -> Bool {
    rawValue & ComparisonOperator.outcome(left, right) != 0
  }

  private static func outcome(_ left: Int64, _ right: Double) -> UInt8 {
    let bound = 9_223_372_036_854_775_808.0
    if right.isNaN { return 8 }
    if right >= bound { return 1 }
    if right < -bound { return 4 }
    let whole = Int64(right)
    if left != whole { return left < whole ? 1 : 4 }
    let rest = right - right.rounded(.towardZero)
    return rest > 0 ? 1 : rest < 0 ? 4 : 2
  }
}
