import Core
import JapaneseText

/// Writes the canonical CSV, in one file or in one a month or a day.
struct TransactionFile {
  static let header =
    "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
    + "counterparty_name,originator_name,memo,balance_after\n"

  private let directory: String
  private let plan: SimulationPlan
  private var file: PrivateFile?
  private var row = CSVRow()
  private(set) var name = ""
  /// The records written to the file that is open, the header row among them.
  private(set) var records: Int64 = 0
  private(set) var files = 0

  init(directory: String, plan: SimulationPlan) {
    self.directory = directory
    self.plan = plan
  }

  /// Opens the file that a day's rows belong to.
  mutating func begin(_ day: SimulatedDay) throws(SimulationError) {
    let date = day.day.iso8601
    let wanted: String
    switch plan.split {
    case .none: wanted = "transactions.csv"
    case .month: wanted = "transactions-\(date.prefix(7)).csv"
    case .day: wanted = "transactions-\(date).csv"
    }
    guard wanted != name else { return }
    try finish()
    let opened = try PrivateFile(creating: directory + "/" + wanted)
    try opened.append(Self.header)
    file = opened
    name = wanted
    records = 1
    files += 1
  }

  /// Writes a row and gives its record number.
  mutating func append(_ transaction: SimulatedTransaction, day: String) throws(SimulationError) -> Int64 {
    row.begin()
    row.field(transaction.transactionID)
    row.field(day: day, secondOfDay: transaction.occurredAt.japanSecondOfDay)
    row.field(transaction.account)
    row.field(transaction.direction.word)
    row.field(transaction.amountYen)
    row.field("JPY")
    row.field(transaction.channel.word)
    row.field(transaction.kind.word)
    row.field(transaction.counterpartyAccount)
    row.field(transaction.counterpartyName)
    row.field(transaction.originatorName)
    row.field(transaction.memo)
    row.field(transaction.balanceAfterYen)
    row.end()
    if plan.encoding == .cp932 {
      var encoded: [UInt8] = []
      let outcome = CP932Encoder.standard.append(row.bytes.span, to: &encoded)
      precondition(outcome == .complete, "Every text of the simulation has a CP932 code.")
      try file?.append(encoded)
    } else {
      try file?.append(row.bytes)
    }
    records += 1
    return records
  }

  mutating func finish() throws(SimulationError) {
    try file?.flush()
    file = nil
  }
}
