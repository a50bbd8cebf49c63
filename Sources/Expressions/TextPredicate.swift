/// A call of `contains`, `startsWith`, `endsWith` or `matches` with a literal, ready to be asked of many texts.
///
/// - Shape: two of the same function and literal are equal.
package struct TextPredicate: Hashable, Sendable {
  private let function: StandardFunction.TextFunction
  private let literal: ArraySlice<UInt8>
  private let pattern: RegularExpression?

  /// What a text would have to be asked of, or nil for a piece that asks nothing else of one text.
  package static func of(_ piece: Int, in expression: Expression) -> (text: Int, predicate: TextPredicate)? {
    let operands = Array(expression.operands(of: piece))
    guard operands.count == 2, case .string(let literal)? = expression.constant(operands[1]) else {
      return nil
    }
    switch expression.nodes[piece].kind {
    case .matches(let pattern):
      return (
        operands[0],
        TextPredicate(function: .matches, literal: literal, pattern: expression.patterns[pattern])
      )
    case .call(.text(let function)):
      switch function {
      case .contains, .startsWith, .endsWith:
        return (operands[0], TextPredicate(function: function, literal: literal, pattern: nil))
      default: return nil
      }
    default: return nil
    }
  }

  /// The answer for a text; nil when it cannot be had.
  package func holds(_ text: ArraySlice<UInt8>) -> Bool? {
    pattern.map { $0.matches(text) } ?? function.holds(text, literal)
  }

  package static func == (left: TextPredicate, right: TextPredicate) -> Bool {
    left.function == right.function && left.literal == right.literal
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(function)
    hasher.combine(literal)
  }
}
