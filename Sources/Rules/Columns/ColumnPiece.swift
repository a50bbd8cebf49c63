import Expressions

/// A piece of the conditions of a pack, in the form in which the machine computes it for 64 rows at a time.
struct ColumnPiece: Sendable {
  /// What is computed.
  ///
  /// - Shape: nothing that is counted by reference, so that the machine's steps cost no counting.
  enum Kind: Hashable, Sendable {
    // True or false.
    case truth(Bool)
    case compareFeature(ComparisonOperator, feature: Int, Double)
    case compareFeatures(ComparisonOperator, Int, Int)
    case hasFeature(Int)
    case wordTest(WordField, codes: UInt64)
    case hasText(TextPlace)
    /// A test of a text, by its place among those of the graph.
    case textTest(Int)
    /// What is evaluated row by row, by its place among those of the graph.
    case rows(Int)
    case not
    case all
    case any
    case chooseTruth
    case compareTruths(isEqual: Bool)
    case compareNumbers(ComparisonOperator)
    /// Whether a number is one of a list, by the list's place among those of the graph.
    case numberAmong(Int)
    // Numbers.
    case integer(Int64)
    /// A number by its bits, which tell zero from minus zero.
    case real(bits: UInt64)
    case loadInteger(Int)
    case loadReal(Int)
    case arithmetic(ArithmeticOperator)
    case negate
    case toReal
    case toInteger
    case chooseNumber
  }

  let kind: Kind
  let type: ColumnType
  /// The run of its operands in the graph's list.
  let operands: Range<Int>
  /// For a number the place where its 64 values stand.
  let register: Int
}
