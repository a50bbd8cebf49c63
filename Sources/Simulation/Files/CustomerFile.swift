import Core

/// Writes what the bank knows of its customers.
enum CustomerFile {
  static func write(_ customers: [Customer], to path: String) throws(SimulationError) {
    let file = try PrivateFile(creating: path)
    try file.append("account,holder_name,holder_kind,birth_year,opened_on\n")
    var row = CSVRow()
    for customer in customers {
      row.begin()
      row.field(customer.account)
      row.field(customer.holderName)
      row.field(customer.isCorporation ? "corporation" : "person")
      row.field(customer.birthYear.map(String.init) ?? "")
      row.field(customer.openedOn.iso8601)
      row.end()
      try file.append(row.bytes)
    }
    try file.flush()
  }
}
