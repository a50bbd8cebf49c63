import Core
import Features

/// The features as one CSV file: which transaction it is, then a column a feature.
struct FeatureCSVTable: FeatureTable {
  private var file: ExportFile
  private var record = CSVRecord()

  init(path: String, catalogue: RunCatalogue) throws(FeatureExportError) {
    file = try ExportFile(path: path)
    for name in CSVRecord.identityFields + catalogue.names.map(\.text) { record.field(name) }
    record.end()
    try file.append(record.bytes)
  }

  mutating func write(
    rows: [Int], of batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix, file name: String
  ) throws(FeatureExportError) {
    for row in rows {
      record.begin()
      record.identity(batch, row: row, file: name)
      for feature in matrix.names.indices { record.field(matrix[feature, row]) }
      record.end()
      try file.append(record.bytes)
    }
  }

  mutating func commit(overwrites: Bool) throws(FeatureExportError) -> [FeatureExportOutcome.Output] {
    [FeatureExportOutcome.Output(path: file.path, digest: try file.commit(overwrites: overwrites))]
  }
}
