/// The arithmetic operators of CEL.
enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// Computes with whole numbers; nil when the result does not fit 64 bits or a divisor is zero.
  @inline(__always)
  func apply(_ left: Int64, _ right: Int64) -> Int64? {
    let result: (partialValue: Int64, overflow: Bool)
    switch self {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide: result = left.dividedReportingOverflow(by: right)
    case .remainder: result = left.remainderReportingOverflow(dividingBy: right)
    }
    return result.overflow ? nil : result.partialValue
  }

  /// Computes with real numbers as IEEE 754 says; CEL has no remainder of real numbers, and the checker
  /// refuses it.
  @inline(__always)
  func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide: return left / right
    case .remainder: preconditionFailure("The checker lets no remainder of real numbers through.")
    }
  }
}
