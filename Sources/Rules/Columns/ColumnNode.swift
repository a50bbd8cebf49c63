import Expressions

/// The types of registers.
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
    /// Whether a word is one of a set, a bit for each code, or is none of it.
    case wordTest(WordField, codes: UInt64, isNegated: Bool)
    case hasText(TextField)
    /// Whether a declared text is one of a few, byte for byte, or is none of them.
    case textTest(TextField, [[UInt8]], isNegated: Bool)
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
