import Core

/// A piece of a condition whose names, types and units are settled.
///
/// - Shape: features are columns of the catalogue the pack was loaded with; a set of words is a bit for each
///   code.
struct TypedNode: Sendable {
  indirect enum Kind: Sendable {
    case integer(Int64)
    case real(Double)
    case truth(Bool)
    case feature(Int)
    case hasFeature(Int)
    /// The word itself, which stands only below a word test.
    case word(WordField)
    /// Whether a word is one of a set, or is none of it.
    case wordTest(TypedNode, WordField, codes: UInt64, isNegated: Bool)
    /// The declared text itself, which stands only below a text test.
    case text(TextField)
    case hasText(TextField)
    /// Whether a declared text is one of a few, byte for byte, or is none of them.
    case textTest(TypedNode, TextField, [String], isNegated: Bool)
    case integerAmong(TypedNode, [Int64])
    case realAmong(TypedNode, [Double])
    case not(TypedNode)
    case negate(TypedNode)
    case arithmetic(ArithmeticOperator, TypedNode, TypedNode)
    case compare(ComparisonOperator, TypedNode, TypedNode)
    case all([TypedNode])
    case any([TypedNode])
    case conditional(TypedNode, TypedNode, TypedNode)
    case toReal(TypedNode)
    case toInteger(TypedNode)
  }

  let kind: Kind
  let type: ExpressionType
  /// What the number counts; nil for a literal, which takes any unit.
  let unit: FeatureSpec.Unit?
  /// The bytes of the condition that the piece takes.
  let span: Range<Int>

  /// The pieces below, in the order of the text.
  var children: [TypedNode] {
    switch kind {
    case .integer, .real, .truth, .feature, .hasFeature, .word, .text, .hasText: return []
    case .textTest(let operand, _, _, _): return [operand]
    case .wordTest(let operand, _, _, _), .integerAmong(let operand, _), .realAmong(let operand, _):
      return [operand]
    case .not(let operand), .negate(let operand), .toReal(let operand), .toInteger(let operand):
      return [operand]
    case .arithmetic(_, let left, let right), .compare(_, let left, let right): return [left, right]
    case .all(let parts), .any(let parts): return parts
    case .conditional(let condition, let yes, let no): return [condition, yes, no]
    }
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
