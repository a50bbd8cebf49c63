import Core

/// Sends each row to the file it belongs to, and its label to the file of labels.
struct SimulationFiles {
  private let inbox: String
  private let plan: SimulationPlan
  private let banks = OutsideBanks()
  private var csv: TransactionFile
  private var labels: LabelFile
  private var confirmations: ConfirmationFile
  private var statements: [Int: [SimulatedTransaction]] = [:]
  private var bulkFiles = 0
  private(set) var summary = SimulationSummary()

  init(world: World, directory: String) throws(SimulationError) {
    inbox = directory + "/inbox"
    plan = world.plan
    csv = TransactionFile(directory: inbox, plan: world.plan)
    labels = try LabelFile(path: directory + "/labels.csv")
    confirmations = try ConfirmationFile(path: directory + "/confirmed_accounts.csv", plan: world.plan)
    for (who, customer) in world.customers.enumerated() where customer.route == .statement {
      statements[who] = []
    }
  }

  /// Writes a day's rows; those of the statements wait for the end.
  mutating func write(_ day: SimulatedDay, _ world: World) throws(SimulationError) {
    try csv.begin(day)
    let date = day.day.iso8601
    var bulk: [Int: [SimulatedTransaction]] = [:]
    for transaction in world.booked {
      if transaction.label != nil { summary.labelledRows += 1 }
      confirmations.meet(transaction, of: world.criminals)
      switch transaction.route {
      case .csv:
        let record = try csv.append(transaction, day: date)
        summary.csvRows += 1
        try label(transaction, file: csv.name, record: record, id: transaction.transactionID)
      case .bulkTransfer:
        bulk[transaction.customerIndex, default: []].append(transaction)
      case .statement:
        statements[transaction.customerIndex, default: []].append(transaction)
      }
    }
    for who in bulk.keys.sorted() {
      try writeBulk(bulk[who] ?? [], world.customers[who], day.day)
    }
    summary.days += 1
    summary.inboxFiles = csv.files + bulkFiles
  }

  /// Closes the CSV and writes the statements.
  mutating func finish(_ world: World) throws(SimulationError) {
    try csv.finish()
    for (index, who) in statements.keys.sorted().enumerated() {
      let rows = statements[who] ?? []
      let name = "statement-\(index + 1).nyushukkin"
      try StatementFile.write(
        rows, of: world.customers[who], plan: plan, banks: banks, to: inbox + "/" + name)
      for (row, transaction) in rows.enumerated() {
        try label(transaction, file: name, record: Int64(row + 2), id: "")
      }
      summary.statementRows += Int64(rows.count)
      summary.inboxFiles += 1
    }
    try labels.finish()
    try confirmations.finish()
  }

  private mutating func writeBulk(
    _ rows: [SimulatedTransaction], _ customer: Customer, _ day: BankDay
  ) throws(SimulationError) {
    bulkFiles += 1
    let name = "transfers-\(bulkFiles).sofuri"
    try BulkTransferFile.write(rows, of: customer, on: day, banks: banks, to: inbox + "/" + name)
    for (row, transaction) in rows.enumerated() {
      try label(transaction, file: name, record: Int64(row + 2), id: "")
    }
    summary.bulkTransferRows += Int64(rows.count)
  }

  private mutating func label(
    _ transaction: SimulatedTransaction, file: String, record: Int64, id: String
  ) throws(SimulationError) {
    guard let label = transaction.label else { return }
    try labels.append(file: file, recordNumber: record, transactionID: id, label: label)
  }
}
