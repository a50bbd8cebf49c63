import Core

/// The values of declared columns that need no history.
enum ExtraValues {
  /// Writes each number, and for each text whether it is given; a column that the batch lacks is absent in every row.
  static func write(_ batch: borrowing TransactionBatch, _ catalogue: RunCatalogue, _ sheet: FeatureSheet) {
    for (index, spec) in catalogue.extraColumns.enumerated() {
      let start = catalogue.firstColumn(ofExtra: index) * sheet.rowCapacity
      let column = batch.extraColumns.first { $0.spec.name == spec.name }
      for row in 0..<batch.count {
        switch spec.type {
        // Nothing that is computed for a transaction may know its own label.
        case .label: break
        case .number: if let column { sheet.values[start + row] = column.numbers[row] }
        case .text: sheet.values[start + row] = (column.map { !$0.texts.isEmpty(row) } ?? false).number
        }
      }
    }
  }
}
