import Core

/// Writes one 入出金取引明細 file: 200-byte records with CRLF, one account over the whole time.
///
/// - Source: Zengin record layout, business type 03, liquid deposits; the count in the end record counts
///   every record.
enum StatementFile {
  static func write(
    _ transactions: [SimulatedTransaction], of customer: Customer, plan: SimulationPlan, banks: OutsideBanks,
    to path: String
  ) throws(SimulationError) {
    let file = try PrivateFile(creating: path)
    let movedYen = transactions.reduce(Int64(0)) { sum, row in
      sum + (row.direction == .incoming ? row.amountYen : -row.amountYen)
    }
    try file.append(header(customer, plan, openingYen: customer.balanceYen - movedYen))
    for (index, transaction) in transactions.enumerated() {
      try file.append(data(transaction, number: index + 1, banks))
    }
    try file.append(trailer(transactions, closingYen: customer.balanceYen))
    var end = ZenginRecord()
    end.digits("9", 1)
    end.number(Int64(transactions.count + 3), 10)
    end.number(1, 5)
    end.spaces(184)
    try file.append(end.closed(length: 200))
    try file.flush()
  }

  private static func header(_ customer: Customer, _ plan: SimulationPlan, openingYen: Int64) -> [UInt8] {
    let last = plan.firstDay.adding(days: plan.days - 1)
    var record = ZenginRecord()
    record.digits("1030", 4)
    record.digits(eraDate(last.adding(days: 1)), 6)
    record.digits(eraDate(plan.firstDay), 6)
    record.digits(eraDate(last), 6)
    record.digits(SimulatedBank.bankCode, 4)
    record.text("ﾒｷｷｷﾞﾝｺｳ", 15)
    record.digits(customer.branchCode, 3)
    record.text("", 15)
    record.digits("000", 3)
    record.number(Int64(customer.accountType), 1)
    record.digits(customer.accountNumber, 10)
    record.text(customer.holderName, 40)
    record.digits(openingYen < 0 ? "2" : "1", 1)
    record.digits("1", 1)
    record.number(abs(openingYen), 14)
    record.spaces(71)
    return record.closed(length: 200)
  }

  private static func data(
    _ transaction: SimulatedTransaction, number: Int, _ banks: OutsideBanks
  ) -> [UInt8] {
    let isIncoming = transaction.direction == .incoming
    let date = eraDate(transaction.occurredAt.japanDay)
    let names = isIncoming ? banks.names(ofAccount: transaction.counterpartyAccount) : nil
    var record = ZenginRecord()
    record.digits("2", 1)
    record.number(Int64(number), 8)
    record.digits(date, 6)
    record.digits(date, 6)
    record.digits(isIncoming ? "1" : "2", 1)
    record.digits(kindCode(transaction.kind), 2)
    record.number(transaction.amountYen, 12)
    record.number(0, 12)
    record.digits("000000000000", 12)
    record.digits("00000000", 8)
    record.digits("101", 3)
    record.number(0, 10)
    record.text(isIncoming ? transaction.counterpartyName : contractNumber(transaction), 48)
    record.text(names?.bank ?? "", 15)
    record.text(names?.branch ?? "", 15)
    record.text(transaction.memo, 20)
    record.text("", 20)
    record.spaces(1)
    return record.closed(length: 200)
  }

  private static func trailer(_ transactions: [SimulatedTransaction], closingYen: Int64) -> [UInt8] {
    let incoming = transactions.filter { $0.direction == .incoming }
    let outgoing = transactions.filter { $0.direction == .outgoing }
    var record = ZenginRecord()
    record.digits("8", 1)
    record.number(Int64(incoming.count), 6)
    record.number(incoming.reduce(0) { $0 + $1.amountYen }, 13)
    record.number(Int64(outgoing.count), 6)
    record.number(outgoing.reduce(0) { $0 + $1.amountYen }, 13)
    record.digits(closingYen < 0 ? "2" : "1", 1)
    record.number(abs(closingYen), 14)
    record.number(Int64(transactions.count), 7)
    record.spaces(139)
    return record.closed(length: 200)
  }

  private static func kindCode(_ kind: TransactionKind) -> String {
    switch kind {
    case .cash: "10"
    case .transfer, .salary: "11"
    case .debit, .card: "14"
    case .fee, .other, .correction: "18"
    }
  }

  /// A direct debit carries the number of the contract in place of a name.
  private static func contractNumber(_ transaction: SimulatedTransaction) -> String {
    guard transaction.kind == .debit else { return "" }
    let digits = String(
      transaction.counterpartyName.utf8.reduce(UInt64(17)) { ($0 &* 131 &+ UInt64($1)) % 1_000_000_000 })
    return String(repeating: "0", count: 20 - digits.utf8.count) + digits
  }

  /// `YYMMDD` in years of the era: Reiwa from 2019-05-01, Heisei from 1989-01-08, Showa before.
  static func eraDate(_ day: BankDay) -> String {
    let (year, month, dayOfMonth) = day.civil
    let number = (year * 100 + month) * 100 + dayOfMonth
    let eraYear = number >= 20_190_501 ? year - 2018 : number >= 19_890_108 ? year - 1988 : year - 1925
    let digits = String((eraYear * 100 + month) * 100 + dayOfMonth)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}
