import Core

/// Writes which rows fraud caused.
struct LabelFile {
  private let file: PrivateFile
  private var row = CSVRow()

  init(path: String) throws(SimulationError) {
    file = try PrivateFile(creating: path)
    try file.append("file,record_number,transaction_id,scam_type,role\n")
  }

  mutating func append(
    file name: String, recordNumber: Int64, transactionID: String, label: FraudLabel
  ) throws(SimulationError) {
    row.begin()
    row.field(name)
    row.field(recordNumber)
    row.field(transactionID)
    row.field(label.scamType.rawValue)
    row.field(label.role.rawValue)
    row.end()
    try file.append(row.bytes)
  }

  func finish() throws(SimulationError) {
    try file.flush()
  }
}
