import CStepSum
import Core
import NeuralNet

/// The fast pass through tables: logits in single precision for a network of one hidden layer whose columns are coded by steps.
///
/// Which steps a number passes is one of a few cases, and the weights of the passed steps are summed once for each case when the model is
/// loaded. A row then costs one sum of a table's row for each column, in place of a product over all inputs.
/// - Determinism: equal for equal calls on one machine; another machine may differ in the last digits, so what is stored comes from
///   `ReferencePass`.
struct TablePass: Sendable {
  private let tables: StepTables
  private let width: Int32
  /// Memory for one block of rows.
  private var places: [UInt32]
  private var factors: [Float]

  /// Makes the pass for instructions of a width or narrower ones; nil when the network has more hidden layers than one or a column is
  /// coded by pieces.
  init?(_ model: ModelArtifact, width: Int32 = step_sum_width()) {
    guard let tables = StepTables(model) else { return nil }
    self.tables = tables
    self.width = min(width, step_sum_width())
    places = [UInt32](repeating: 0, count: tables.columns.count * STEP_SUM_ROWS)
    factors = [Float](repeating: 0, count: tables.scaleCount * STEP_SUM_ROWS)
  }

  /// Computes the logits of a run of rows.
  ///
  /// - Input: `matrixColumns` as the encoder gives them; `texts` with the mean n-gram vector of each row of the run.
  mutating func run(
    _ matrix: borrowing FeatureMatrix, matrixColumns: [Int], rows: Range<Int>, texts: [Float],
    logits: inout [Float]
  ) {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= matrix.rows, "The rows lie in the matrix.")
    precondition(texts.count == rows.count * tables.textWidth, "There must be one text vector for each row.")
    if logits.count != rows.count { logits = [Float](repeating: 0, count: rows.count) }
    let starts = matrixColumns.map { $0 * matrix.rowCapacity }
    precondition(
      starts.count == tables.columns.count
        && starts.allSatisfy { $0 >= 0 && $0 + rows.upperBound <= matrix.values.count },
      "Every column lies in the matrix.")
    let (tables, width, values) = (tables, width, matrix.values)
    // Safe: the preconditions hold every column's rows inside the matrix and the texts, the logits are as many as the rows, and the
    // memory has a block of room for every column and scale; no pointer leaves its closure.
    places.withUnsafeMutableBufferPointer { places in
      factors.withUnsafeMutableBufferPointer { factors in
        var memory = step_sum_scratch(places: places.baseAddress, factors: factors.baseAddress)
        tables.withPlan(starts: starts) { plan in
          values.withUnsafeBufferPointer { values in
            texts.withUnsafeBufferPointer { texts in
              logits.withUnsafeMutableBufferPointer { logits in
                for start in stride(from: 0, to: rows.count, by: STEP_SUM_ROWS) {
                  step_sum_block(
                    &plan, &memory, values.baseAddress.map { $0 + rows.lowerBound + start },
                    texts.baseAddress.map { $0 + start * tables.textWidth },
                    min(STEP_SUM_ROWS, rows.count - start), width, logits.baseAddress.map { $0 + start })
                }
              }
            }
          }
        }
      }
    }
  }
}
