import Core

/// Writes one 総合振込 file: 120-byte records with CRLF, one company, one value date.
///
/// - Source: Zengin record layout, business type 21.
enum BulkTransferFile {
  static func write(
    _ transactions: [SimulatedTransaction], of customer: Customer, on day: BankDay, banks: OutsideBanks,
    to path: String
  ) throws(SimulationError) {
    let file = try PrivateFile(creating: path)
    try file.append(header(customer, day))
    var totalYen: Int64 = 0
    for transaction in transactions {
      try file.append(data(transaction, banks))
      totalYen += transaction.amountYen
    }
    var trailer = ZenginRecord()
    trailer.digits("8", 1)
    trailer.number(Int64(transactions.count), 6)
    trailer.number(totalYen, 12)
    trailer.spaces(101)
    try file.append(trailer.closed(length: 120))
    var end = ZenginRecord()
    end.digits("9", 1)
    end.spaces(119)
    try file.append(end.closed(length: 120))
    try file.flush()
  }

  private static func header(_ customer: Customer, _ day: BankDay) -> [UInt8] {
    let (_, month, dayOfMonth) = day.civil
    var record = ZenginRecord()
    record.digits("1210", 4)
    record.digits("99" + customer.accountNumber, 10)
    record.text(customer.holderName, 40)
    record.number(Int64(month * 100 + dayOfMonth), 4)
    record.digits(SimulatedBank.bankCode, 4)
    record.text("ﾒｷｷ", 15)
    record.digits(customer.branchCode, 3)
    record.text("", 15)
    record.number(Int64(customer.accountType), 1)
    record.digits(customer.accountNumber, 7)
    record.spaces(17)
    return record.closed(length: 120)
  }

  private static func data(_ transaction: SimulatedTransaction, _ banks: OutsideBanks) -> [UInt8] {
    let parts = transaction.counterpartyAccount.split(separator: "-").map(String.init)
    precondition(parts.count == 4, "The payee of a file of transfers has an account.")
    let names = banks.names(ofAccount: transaction.counterpartyAccount)
    var record = ZenginRecord()
    record.digits("2", 1)
    record.digits(parts[0], 4)
    record.text(names?.bank ?? "", 15)
    record.digits(parts[1], 3)
    record.text(names?.branch ?? "", 15)
    record.digits("0000", 4)
    record.digits(parts[2], 1)
    record.digits(parts[3], 7)
    record.text(transaction.counterpartyName, 30)
    record.number(transaction.amountYen, 10)
    record.digits("0", 1)
    if transaction.memo.isEmpty {
      record.number(0, 20)
      record.digits("7", 1)
      record.spaces(1)
    } else {
      record.text(transaction.memo, 20)
      record.digits("7", 1)
      record.text("Y", 1)
    }
    record.spaces(7)
    return record.closed(length: 120)
  }
}
