import Core
import Features

/// The features as a NumPy array, with two CSV files beside it that say what its rows and columns are.
///
/// - Shape: `.npy` format 1.0, `<f8`, C order, (rows, features); the rows in the order of the export.
/// - Missing: NaN, always of the same bits.
/// - Source: numpy.lib.format of the NumPy project.
struct FeatureNumPyTable: FeatureTable {
  /// The files beside an array, as the path of the array names them.
  static func pathsBeside(_ path: String) -> (rows: String, columns: String) {
    let stem = path.hasSuffix(".npy") ? String(path.dropLast(4)) : path
    return ("\(stem).rows.csv", "\(stem).columns.csv")
  }

  private var array: ExportFile
  private var rowFile: ExportFile
  private var columnFile: ExportFile
  private var record = CSVRecord()
  private var words: [UInt64] = []

  /// Begins an array of as many rows as will be written.
  init(path: String, catalogue: RunCatalogue, rows: Int64) throws(FeatureExportError) {
    let beside = FeatureNumPyTable.pathsBeside(path)
    array = try ExportFile(path: path)
    rowFile = try ExportFile(path: beside.rows)
    columnFile = try ExportFile(path: beside.columns)
    try array.append(FeatureNumPyTable.header(rows: rows, features: catalogue.names.count))
    for name in CSVRecord.identityFields { record.field(name) }
    record.end()
    try rowFile.append(record.bytes)
    try columnFile.append(FeatureNumPyTable.columns(catalogue))
  }

  mutating func write(
    rows: [Int], of batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix, file: String
  ) throws(FeatureExportError) {
    words.removeAll(keepingCapacity: true)
    for row in rows {
      for feature in matrix.names.indices {
        let value = matrix[feature, row]
        words.append((value.isNaN ? Double.nan : value).bitPattern.littleEndian)
      }
      record.begin()
      record.identity(batch, row: row, file: file)
      record.end()
      try rowFile.append(record.bytes)
    }
    try array.append(littleEndian: words)
  }

  mutating func commit(overwrites: Bool) throws(FeatureExportError) -> [FeatureExportOutcome.Output] {
    let rows = FeatureExportOutcome.Output(
      path: rowFile.path, digest: try rowFile.commit(overwrites: overwrites))
    let columns = FeatureExportOutcome.Output(
      path: columnFile.path, digest: try columnFile.commit(overwrites: overwrites))
    // The array comes last: where it is, all three are.
    let array = FeatureExportOutcome.Output(
      path: array.path, digest: try array.commit(overwrites: overwrites))
    return [array, rows, columns]
  }

  /// The first 128 bytes of an array, or a further multiple of 64, so that the numbers lie on a boundary.
  static func header(rows: Int64, features: Int) -> [UInt8] {
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(rows), \(features)), }"
    let preamble: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    let unpadded = preamble.count + 2 + text.utf8.count + 1
    let padding = (64 - unpadded % 64) % 64
    let length = text.utf8.count + padding + 1
    return preamble + [UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8)
      + [UInt8](repeating: 0x20, count: padding) + [0x0A]
  }

  /// What the catalogue says of each column.
  private static func columns(_ catalogue: RunCatalogue) -> [UInt8] {
    var record = CSVRecord()
    var bytes: [UInt8] = []
    func add(_ fields: [String]) {
      record.begin()
      for field in fields { record.field(field) }
      record.end()
      bytes += record.bytes
    }
    add(["name", "type", "unit", "missing", "japanese", "english", "source"])
    for spec in catalogue.specs {
      add([
        spec.name.text, spec.type.rawValue, spec.unit.rawValue, spec.missing.rawValue, spec.japanese,
        spec.english, spec.source,
      ])
    }
    return bytes
  }
}
