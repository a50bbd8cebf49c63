import Core

/// How often each of a model's features was missing in the rows that were scored.
///
/// - Determinism: counts alone; the order of rows and batches does not matter.
public struct MissingTally: Sendable, Equatable {
  /// The rows that were counted.
  public private(set) var rows: Int64 = 0
  /// For each encoded column of the model: the rows in which it was missing.
  public private(set) var missing: [Int64]

  /// Makes an empty tally for a number of columns.
  public init(columns: Int) {
    missing = [Int64](repeating: 0, count: columns)
  }

  /// Adds the rows of a batch that count; `columns` are the matrix's for each encoded column.
  public mutating func add(_ matrix: borrowing FeatureMatrix, columns: [Int], skipping isSkipped: [Bool]) {
    precondition(columns.count == missing.count, "A tally has a count for each column.")
    precondition(isSkipped.count == matrix.rows, "Every row either counts or does not.")
    let values = matrix.values.span
    for (index, column) in columns.enumerated() {
      let start = column * matrix.rowCapacity
      var count: Int64 = 0
      for row in isSkipped.indices where !isSkipped[row] && values[start + row].isNaN { count += 1 }
      missing[index] += count
    }
    rows += Int64(isSkipped.count { !$0 })
  }

  /// Adds another tally of the same columns.
  public static func += (left: inout MissingTally, right: MissingTally) {
    precondition(left.missing.count == right.missing.count, "Tallies of different models do not add up.")
    left.rows += right.rows
    for index in right.missing.indices { left.missing[index] += right.missing[index] }
  }
}
