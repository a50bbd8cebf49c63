import Core
import Expressions

/// Evaluates one piece of a condition that columns cannot compute, row by row.
struct RowEvaluation: Sendable {
  private var evaluator: ExpressionEvaluator
  private let piece: Int
  /// The variables that the piece needs.
  private let needed: [(variable: Int, source: Vocabulary.Source)]

  init(_ condition: RuleCondition, piece: Int) {
    self.piece = piece
    self.needed = condition.expression.variables(below: piece).map { ($0, condition.sources[$0]) }
    self.evaluator = ExpressionEvaluator(condition.expression, variableCount: condition.sources.count)
  }

  /// Evaluates the piece for some rows of a slice; the others answer false.
  mutating func evaluate(_ slice: ColumnSlice, _ texts: TextColumns, rows: UInt64) -> TruthBits {
    var bits = TruthBits.no
    var left = rows
    while left != 0 {
      let row = left.trailingZeroBitCount
      let bit: UInt64 = 1 << UInt64(row)
      left &= left - 1
      for (variable, source) in needed {
        evaluator.values[variable] = RowEvaluation.value(of: source, slice, texts, row)
      }
      switch evaluator.evaluate(piece) {
      case .bool(let truth): bits.yes |= truth ? bit : 0
      case .failure(.missing): bits.missing |= bit
      default: bits.failed |= bit
      }
    }
    return bits
  }

  private static func value(
    of source: Vocabulary.Source, _ slice: ColumnSlice, _ texts: TextColumns, _ row: Int
  ) -> ExpressionValue {
    switch source {
    case .feature(let index, let type): return RuleRow.value(of: slice.column(index)[row], type)
    case .word(let field):
      return field.word(ofCode: slice.codes(field)[row]).map(ExpressionValue.text) ?? .failure(.missing)
    case .field(let field, let place): return texts.fields.value(field, place, slice.start + row)
    case .text(let field):
      guard let column = texts[.declared(field.index)] else { return .failure(.missing) }
      return FieldColumns.text(column, slice.start + row)
    }
  }
}
