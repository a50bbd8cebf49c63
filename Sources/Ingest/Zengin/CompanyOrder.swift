import Core

/// What transfers and salaries share: each record is money that leaves the ordering company's account.
struct CompanyOrder: Sendable {
  private(set) var header: OrderHeader
  private(set) var totals = OrderTotals()
  private(set) var amount = ZenginNumber.absent

  init(referenceDay: BankDay) {
    header = OrderHeader(
      OrderHeader.Names(company: "振込依頼人", day: "取組日", dayInEnglish: "value date"),
      referenceDay: referenceDay)
  }

  mutating func beginRefusedSet() {
    totals.beginSet()
  }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    totals.beginSet()
    return header.read(record, place, &ledger)
  }

  @inline(__always)
  mutating func count(_ record: Span<UInt8>) {
    amount = record.number(OrderRecord.amount)
    totals.count(amount)
  }

  /// Reads the record counted last into a row.
  @inline(__always)
  mutating func read(
    _ record: Span<UInt8>, kind: TransactionKind, into row: inout ZenginRow, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    guard case .value(let amountYen) = amount else {
      return ZenginFault(.amountUnreadable, "振込金額", at: OrderRecord.amount.lowerBound)
    }
    if let fault = OrderRecord.faultOfAccount(record, bankField: "被仕向銀行番号", branchField: "被仕向支店番号") {
      return fault
    }
    row.occurredAtSeconds = header.occurredAtSeconds
    row.amountYen = amountYen
    row.channel = .batch
    row.kind = kind
    totals.accept(amountYen)
    ledger.count(.nearestYear)
    return nil
  }

  /// Appends the texts of rows that all orders have; the memo is left to the layout.
  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch) {
    batch.transactionID.appendEmptyRows(rows.count)
    batch.account.appendRows(rows.count, repeating: header.account)
    batch.counterpartyAccount.appendAccounts(rows, of: window)
    batch.counterpartyName.append(rows, of: window, field: OrderRecord.name)
    batch.originatorName.appendRows(rows.count, repeating: header.consignorName)
  }
}
