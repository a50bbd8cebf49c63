import Core

/// Salaries and bonuses of the Japanese Bankers Association (給与・賞与振込, types 11, 12, 71 and 72): orders of
/// one employer.
///
/// Mapping: every record is a salary that leaves the employer's account, ordered as a file. An order without
/// an account number of its own is filed under the employer's code, `consignor-` and the code as written.
/// Missing: no time of day, no balance, no identifier, no free text; employee and department numbers are not
/// kept.
struct ZenginSalaryFormat: ZenginLayout {
  static let sourceFormat = SourceFormat.zenginSalary
  static let types = [
    ZenginType(code: "11", japanese: "給与振込(民間)", english: "salaries"),
    ZenginType(code: "12", japanese: "賞与振込(民間)", english: "bonuses"),
    ZenginType(code: "71", japanese: "給与振込(地方公務員)", english: "salaries of local government"),
    ZenginType(code: "72", japanese: "賞与振込(地方公務員)", english: "bonuses of local government"),
  ]
  static let recordBytes = 120

  var progress: ZenginProgress
  private var order: CompanyOrder

  init(_ progress: ZenginProgress, referenceDay: BankDay) {
    self.progress = progress
    order = CompanyOrder(referenceDay: referenceDay)
  }

  var amount: ZenginNumber { order.amount }

  mutating func beginRefusedSet() { order.beginRefusedSet() }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    order.beginSet(record, place, &ledger)
  }

  mutating func count(_ record: Span<UInt8>) { order.count(record) }

  mutating func read(
    _ record: Span<UInt8>, into row: inout ZenginRow, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    order.read(record, kind: .salary, into: &row, &ledger)
  }

  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch) {
    order.appendTexts(of: rows, in: window, to: &batch)
    batch.memo.appendEmptyRows(rows.count)
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    order.totals.compare(record, japanese: "振込合計", english: "salaries", place, &ledger)
  }
}
