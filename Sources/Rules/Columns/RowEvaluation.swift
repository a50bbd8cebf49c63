import Core
import Expressions

/// Evaluates the pieces of a condition that columns cannot compute, row by row over a slice.
struct RowEvaluation: Sendable {
  /// The rows that need no evaluation, because a chain already has their outcome.
  ///
  /// Unsafe for the reason and within the bounds said at `ColumnSlice`.
  struct SettledRows {
    let truths: UnsafeMutablePointer<UInt8>
    let state: UInt8
  }

  private var evaluator: ExpressionEvaluator
  /// For each piece that is evaluated by rows, the variables it needs.
  private let needed: [Int: [(variable: Int, source: Vocabulary.Source)]]

  /// Nil when columns compute the whole condition.
  init?(_ condition: RuleCondition) {
    var needed: [Int: [(variable: Int, source: Vocabulary.Source)]] = [:]
    for step in condition.program.steps {
      guard case .evaluateRows(let piece, _, _) = step else { continue }
      needed[piece] = condition.expression.variables(below: piece).map { ($0, condition.sources[$0]) }
    }
    if needed.isEmpty { return nil }
    self.needed = needed
    self.evaluator = ExpressionEvaluator(condition.expression, variableCount: condition.sources.count)
  }

  /// Evaluates a piece for every row of a slice that is not settled; a settled row gets the state that settles it.
  mutating func evaluate(
    _ piece: Int, _ slice: ColumnSlice, _ fields: FieldColumns, into truths: UnsafeMutablePointer<UInt8>,
    _ settled: SettledRows?
  ) {
    let variables = needed[piece] ?? []
    for row in 0..<slice.count {
      if let settled, settled.truths[row] == settled.state {
        truths[row] = settled.state
        continue
      }
      for (variable, source) in variables {
        evaluator.values[variable] = RowEvaluation.value(of: source, slice, fields, row)
      }
      truths[row] = RowEvaluation.state(of: evaluator.evaluate(piece))
    }
  }

  private static func value(
    of source: Vocabulary.Source, _ slice: ColumnSlice, _ fields: FieldColumns, _ row: Int
  ) -> ExpressionValue {
    switch source {
    case .feature(let index, let type): return RuleRow.value(of: slice.column(index)[row], type)
    case .word(let field):
      return field.word(ofCode: slice.codes(field)[row]).map(ExpressionValue.text) ?? .failure(.missing)
    case .field(let field, let place): return fields.value(field, place, slice.start + row)
    case .text(let field):
      guard let column = slice.texts[field.index] else { return .failure(.missing) }
      return FieldColumns.text(column, slice.start + row)
    }
  }

  private static func state(of value: ExpressionValue) -> UInt8 {
    switch value {
    case .bool(let truth): return ColumnState.of(truth)
    case .failure(.missing): return ColumnState.missing
    default: return ColumnState.failed
    }
  }
}
