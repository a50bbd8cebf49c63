import Expressions

/// The types of values that columns compute.
enum ColumnType: Sendable {
  case truth
  case integer
  case real

  var isNumber: Bool { self != .truth }
}

/// A piece of a condition in the form that columns compute.
struct ColumnNode: Sendable {
  indirect enum Kind: Sendable {
    case integer(Int64)
    case real(Double)
    case truth(Bool)
    case feature(Int)
    case hasFeature(Int)
    /// Whether a word is one of a set, a bit for each code.
    case wordTest(WordField, codes: UInt64)
    case hasText(TextPlace)
    case textTest(TextTest)
    case integerAmong(ColumnNode, [Int64])
    case realAmong(ColumnNode, [Double])
    case not(ColumnNode)
    case negate(ColumnNode)
    case arithmetic(ArithmeticOperator, ColumnNode, ColumnNode)
    case compare(ComparisonOperator, ColumnNode, ColumnNode)
    case all([ColumnNode])
    case any([ColumnNode])
    case conditional(ColumnNode, ColumnNode, ColumnNode)
    case toReal(ColumnNode)
    case toInteger(ColumnNode)
    /// A piece of the expression that columns cannot compute, evaluated row by row.
    case rows(Int)
  }

  let kind: Kind
  let type: ColumnType

  init(_ kind: Kind, _ type: ColumnType) {
    self.kind = kind
    self.type = type
  }

  /// The number a literal is, when a `Double` holds it exactly.
  var exactLiteral: Double? {
    switch kind {
    case .integer(let number): return Double(exactly: number)
    case .real(let number): return number
    default: return nil
    }
  }
}
