/// What a piece of a condition is worth for one transaction.
public enum ConditionValue: Equatable, Sendable {
  /// True or false.
  case truth(Bool)
  /// A whole number.
  case integer(Int64)
  /// A real number.
  case real(Double)
  /// A word of a closed list.
  case word(String)
  /// A value that the piece needs is missing.
  case missing
  /// The piece cannot be computed: overflow, a zero divisor, or a number out of range.
  case failed

  /// The value that a missing or failed operand gives to the piece around it; missing wins over failed.
  static func worst(_ values: [ConditionValue]) -> ConditionValue? {
    if values.contains(.missing) { return .missing }
    return values.contains(.failed) ? .failed : nil
  }
}
