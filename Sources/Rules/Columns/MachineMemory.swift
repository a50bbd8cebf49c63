/// The working memory of a machine, taken once for a pack and reused for every batch.
struct MachineMemory: Sendable {
  /// The memory as the machine sees it.
  ///
  /// Unsafe for the reason said at `ColumnSlice`; debug builds check every access against the bounds.
  struct Pointers {
    let answers: UnsafeMutableBufferPointer<ColumnMachine.Answer>
    /// The values of pieces that are numbers, 64 for each.
    let numbers: UnsafeMutableBufferPointer<UInt64>
    let rowEvaluations: UnsafeMutableBufferPointer<RowEvaluation>
    /// Room for the values of two columns, where fewer rows than 64 are left.
    let rest: UnsafeMutableBufferPointer<Double>
  }

  private var answers: [ColumnMachine.Answer]
  private var numbers: [UInt64]
  private var rowEvaluations: [RowEvaluation]
  private var rest: [Double]

  init(for graph: ColumnGraph, _ rules: [Rule]) {
    answers = [ColumnMachine.Answer](repeating: ColumnMachine.Answer(), count: graph.pieces.count)
    numbers = [UInt64](repeating: 0, count: graph.registerCount * ColumnSlice.rows)
    rowEvaluations = graph.rowPieces.map { RowEvaluation(rules[$0.rule].condition, piece: $0.piece) }
    rest = [Double](repeating: 0, count: 2 * ColumnSlice.rows)
  }

  /// Lends the memory for the time of a call.
  mutating func withPointers(_ body: (Pointers) -> Void) {
    answers.withUnsafeMutableBufferPointer { answers in
      numbers.withUnsafeMutableBufferPointer { numbers in
        rowEvaluations.withUnsafeMutableBufferPointer { rowEvaluations in
          rest.withUnsafeMutableBufferPointer { rest in
            body(
              Pointers(
                answers: answers, numbers: numbers, rowEvaluations: rowEvaluations, rest: rest))
          }
        }
      }
    }
  }
}
