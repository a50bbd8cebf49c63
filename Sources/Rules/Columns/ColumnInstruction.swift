import Expressions

/// One step of a condition over a slice of rows.
///
/// - Shape: registers are numbered from zero for each type; a register of numbers has a state for each row
///   beside its value.
enum ColumnInstruction: Sendable {
  case compareFeatureWithLiteral(ComparisonOperator, feature: Int, Double, into: Int)
  case compareFeatures(ComparisonOperator, Int, Int, into: Int)
  case loadTruth(feature: Int, into: Int)
  case loadInteger(feature: Int, into: Int)
  case loadReal(feature: Int, into: Int)
  case hasFeature(Int, into: Int)
  case wordTest(WordField, codes: UInt64, into: Int)
  case hasText(Int, into: Int)
  /// Whether a declared text is one of a few, byte for byte.
  case textTest(Int, [[UInt8]], isNegated: Bool, into: Int)
  /// Evaluates a piece of the expression row by row, but for the rows that a register has settled.
  case evaluateRows(piece: Int, into: Int, settled: Settled?)
  case literalTruth(Bool, into: Int)
  case literalInteger(Int64, into: Int)
  case literalReal(Double, into: Int)
  case compareIntegers(ComparisonOperator, Int, Int, into: Int)
  case compareReals(ComparisonOperator, Int, Int, into: Int)
  case compareIntegerWithReal(ComparisonOperator, integer: Int, real: Int, into: Int)
  case compareTruths(isEqual: Bool, into: Int, with: Int)
  case integerAmong([Int64], Int, into: Int)
  case realAmong([Double], Int, into: Int)
  case arithmeticOfIntegers(ArithmeticOperator, into: Int, with: Int)
  case arithmeticOfReals(ArithmeticOperator, into: Int, with: Int)
  case negateInteger(Int)
  case negateReal(Int)
  case integerToReal(Int, into: Int)
  case realToInteger(Int, into: Int)
  case not(Int)
  case and(into: Int, with: Int)
  case or(into: Int, with: Int)
  /// Goes on at another step when a register is false in every row.
  case skipIfAllFalse(Int, to: Int)
  /// Goes on at another step when a register is true in every row.
  case skipIfAllTrue(Int, to: Int)
  /// Chooses by the test in a register between the two registers behind it, and leaves the choice in its
  /// place.
  case chooseTruth(test: Int)
  /// Chooses by the test in a truth register between a register and the one behind it.
  case chooseInteger(test: Int, into: Int)
  case chooseReal(test: Int, into: Int)

  /// A truth register, and the state there that settles a row whatever comes behind it in a chain.
  struct Settled: Sendable {
    let register: Int
    let state: UInt8
  }
}
