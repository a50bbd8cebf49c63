/// The comparisons of CEL.
public enum ComparisonOperator: CaseIterable, Sendable {
  /// `<`.
  case less
  /// `==`.
  case equal
  /// `<=`.
  case lessOrEqual
  /// `>`.
  case greater
  /// `>=`.
  case greaterOrEqual
  /// `!=`.
  case notEqual

  /// The outcomes for which it holds: 1 for less, 2 for equal, 4 for greater, 8 for not ordered (not-a-number).
  ///
  /// No raw value, because loops of other modules could not see through one.
  @inlinable @inline(__always)
  public var outcomes: UInt8 {
    switch self {
    case .less: return 0b0001
    case .equal: return 0b0010
    case .lessOrEqual: return 0b0011
    case .greater: return 0b0100
    case .greaterOrEqual: return 0b0110
    case .notEqual: return 0b1101
    }
  }

  static let lessOutcome: UInt8 = 1
  static let equalOutcome: UInt8 = 2
  static let greaterOutcome: UInt8 = 4

  /// The operator as it is written.
  public var text: String {
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
  public var mirrored: ComparisonOperator {
    switch self {
    case .less: return .greater
    case .lessOrEqual: return .greaterOrEqual
    case .greater: return .less
    case .greaterOrEqual: return .lessOrEqual
    case .equal, .notEqual: return self
    }
  }

  /// Compares two whole numbers.
  @inlinable @inline(__always)
  public func holds(_ left: Int64, _ right: Int64) -> Bool {
    outcomes & ComparisonOperator.outcome(left, right) != 0
  }

  /// Compares two real numbers; with not-a-number only `!=` holds.
  @inlinable @inline(__always)
  public func holds(_ left: Double, _ right: Double) -> Bool {
    outcomes & ComparisonOperator.outcome(left, right) != 0
  }

  /// Compares a whole with a real number.
  @inlinable @inline(__always)
  public func holds(_ left: Int64, _ right: Double) -> Bool {
    outcomes & ComparisonOperator.outcome(left, right) != 0
  }

  /// How two whole numbers stand to each other.
  @inlinable @inline(__always)
  public static func outcome(_ left: Int64, _ right: Int64) -> UInt8 {
    left < right ? 1 : left == right ? 2 : 4
  }

  /// How two real numbers stand to each other.
  @inlinable @inline(__always)
  public static func outcome(_ left: Double, _ right: Double) -> UInt8 {
    left < right ? 1 : left == right ? 2 : left > right ? 4 : 8
  }

  /// How a whole number stands to a real one; it is rounded to the nearest real one first, as the conformance tests
  /// have it.
  @inlinable @inline(__always)
  public static func outcome(_ left: Int64, _ right: Double) -> UInt8 {
    outcome(Double(left), right)
  }

  static func outcome(_ left: UInt64, _ right: UInt64) -> UInt8 {
    left < right ? 1 : left == right ? 2 : 4
  }

  static func outcome(_ left: Int64, _ right: UInt64) -> UInt8 {
    left < 0 ? 1 : outcome(UInt64(left), right)
  }

  static func outcome(_ left: UInt64, _ right: Double) -> UInt8 {
    outcome(Double(left), right)
  }

  /// The outcome with its sides changed over.
  static func turned(_ outcome: UInt8) -> UInt8 {
    outcome == 1 ? 4 : outcome == 4 ? 1 : outcome
  }
}
