/// Why an evaluation gave no value.
///
/// - Shape: where an operator has several operands without a value, a missing one wins over any other, and the first
///   of the others over the later ones.
public enum ExpressionFailure: UInt8, CaseIterable, Sendable {
  /// A variable has no value.
  case missing
  /// An operator or function was given values of types that it does not take.
  case noSuchOverload
  /// A map has no such key, or a value no such field.
  case noSuchKey
  /// A place outside a list or text.
  case indexOutOfRange
  /// A whole number divided by zero.
  case divisionByZero
  /// A whole number, a moment or a length of time outside what its type holds.
  case outOfRange
  /// A text that cannot be read as what it should become.
  case unreadable
  /// A map with the same key twice, or with a key that no map can have.
  case badKey
  /// The evaluation took more steps than it may.
  case tooCostly
  /// A name or function that nothing defines; only where types are not checked beforehand.
  case unknownName

  /// The failure of an operator whose operands failed in two ways.
  @inline(__always)
  func worse(_ other: ExpressionFailure) -> ExpressionFailure {
    other == .missing ? other : self
  }
}
