import Core

/// A form in which feature values are written.
protocol FeatureTable {
  /// Writes some rows of a batch with their features, in their order; `file` is the name of the file that they come from.
  mutating func write(
    rows: [Int], of batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix, file: String
  ) throws(FeatureExportError)

  /// Gives the files their names and says what was written, the matrix itself last.
  mutating func commit(overwrites: Bool) throws(FeatureExportError) -> [FeatureExportOutcome.Output]
}
