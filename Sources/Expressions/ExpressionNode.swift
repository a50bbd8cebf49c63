/// A piece of an expression whose names and types are settled.
package struct ExpressionNode: Sendable {
  package enum Kind: Sendable {
    case constant(Int)
    /// A variable of the environment.
    case variable(Int)
    /// Whether a variable has a value.
    case isPresent(Int)
    /// The variable of a macro around it.
    case local(slot: Int)
    /// The field of a map, whose name is a constant.
    case select(field: Int)
    /// Whether a map has a field, whose name is a constant.
    case hasField(Int)
    case call(StandardFunction)
    /// A function that the environment declares.
    case declared(Int)
    /// `matches` with a pattern that is already compiled.
    case matches(pattern: Int)
    /// A field of a moment in a time zone that is already known.
    case zoned(StandardFunction.TimeField, zone: Int)
    case list
    case map
    case all
    case any
    case conditional
    /// A macro over a list or map: its operands are the range, and what is computed for each element.
    case fold(Fold, slot: Int)
    /// What can only fail, where types are not checked beforehand.
    case failure(ExpressionFailure)
  }

  /// The macros.
  package enum Fold: String, CaseIterable, Sendable {
    case all
    case exists
    case existsOne = "exists_one"
    case filter
    case map
    /// `map` with a condition before the transformation.
    case filterMap
  }

  package let kind: Kind
  /// The run of its operands in the expression's list.
  let operands: Range<Int>
  /// The bytes of the text that the piece takes.
  package let span: Range<Int>
  /// The constant it is worth when it only consists of literals, or -1.
  let folded: Int
}

/// The pieces of an expression while it is put together.
struct ExpressionProgram {
  var nodes: [ExpressionNode] = []
  var operands: [Int] = []
  var types: [ExpressionType] = []
  var constants: [ExpressionValue] = []
  var patterns: [RegularExpression] = []
  var zones: [ClockZone] = []
  var declared: [@Sendable ([ExpressionValue]) -> ExpressionValue] = []
  /// For each piece that is a declared constant its place in the environment.
  var declaredConstants: [Int: Int] = [:]
  /// The declared functions that are called.
  var declaredNames: Set<String> = []
  /// The steps that one call of each declared function costs.
  var declaredSteps: [Int] = []
  var slotCount = 0

  mutating func constant(_ value: ExpressionValue) -> Int {
    constants.append(value)
    return constants.count - 1
  }
}
