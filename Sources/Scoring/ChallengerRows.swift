import BoostedTrees
import Core

/// Gathers rows of the matrix as the challenger's trees read them, and keeps their scores.
struct ChallengerRows {
  private(set) var values: [Double] = []
  private(set) var scores: [Double] = []
  private let width: Int

  init(width: Int) {
    self.width = width
  }

  /// Gathers a run of rows, one number for each feature, row by row.
  mutating func gather(_ matrix: borrowing FeatureMatrix, columns: [Int], rows: Range<Int>) {
    if values.count != rows.count * width {
      values = [Double](repeating: 0, count: rows.count * width)
    }
    let (source, width) = (matrix.values.span, width)
    var target = values.mutableSpan
    for (place, column) in columns.enumerated() {
      let start = column * matrix.rowCapacity
      for row in rows { target[(row - rows.lowerBound) * width + place] = source[start + row] }
    }
  }

  /// Computes the raw scores of the rows that were gathered.
  mutating func score(_ ensemble: TreeEnsemble) {
    ensemble.scores(of: values, rows: values.count / width, into: &scores)
  }

  /// The numbers of one of the rows that were gathered.
  func row(_ row: Int) -> [Double] {
    Array(values[row * width..<(row + 1) * width])
  }
}
