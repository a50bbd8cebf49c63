/// The arithmetic operators of CEL.
public enum ArithmeticOperator: String, Sendable {
  /// Addition.
  case add = "+"
  /// Subtraction.
  case subtract = "-"
  /// Multiplication.
  case multiply = "*"
  /// Division; of whole numbers towards zero.
  case divide = "/"
  /// What division of whole numbers leaves, with the sign of the dividend.
  case remainder = "%"

  /// Computes with whole numbers; nil when the result does not fit 64 bits or a divisor is zero.
  @inlinable @inline(__always)
  public func apply<Whole: FixedWidthInteger>(_ left: Whole, _ right: Whole) -> Whole? {
    let result: (partialValue: Whole, overflow: Bool)
    switch self {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide: result = left.dividedReportingOverflow(by: right)
    case .remainder: result = left.remainderReportingOverflow(dividingBy: right)
    }
    return result.overflow ? nil : result.partialValue
  }

  /// Computes with real numbers as IEEE 754 says; CEL has no remainder of real numbers, and callers ask for none.
  @inlinable @inline(__always)
  public func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide: return left / right
    case .remainder: preconditionFailure("There is no remainder of real numbers.")
    }
  }
}
