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

  /// Appends the record counted last as a row; `memo` is the field of its free text, or an empty range.
  @inline(__always)
  mutating func append(
    _ record: Span<UInt8>, memo: Range<Int>, kind: TransactionKind, _ place: RecordPlace,
    to batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    guard case .value(let amountYen) = amount else {
      return ZenginFault(.amountUnreadable, "振込金額", at: OrderRecord.amount.lowerBound)
    }
    if let fault = OrderRecord.faultOfAccount(record, bankField: "被仕向銀行番号", branchField: "被仕向支店番号") {
      return fault
    }
    batch.transactionID.appendEmptyRow()
    batch.account.appendRow(copying: header.account.span)
    batch.counterpartyAccount.appendAccount(record)
    batch.counterpartyName.appendField(record, OrderRecord.name)
    batch.originatorName.appendRow(copying: header.consignorName.span)
    batch.memo.appendField(record, memo)
    batch.appendFixedColumns(
      occurredAtSeconds: header.occurredAtSeconds, hasTimeOfDay: false, direction: .outgoing,
      amountYen: amountYen, channel: .batch, kind: kind, balanceAfterYen: TransactionBatch.absentBalance,
      place)
    totals.accept(amountYen)
    ledger.count(.nearestYear)
    return nil
  }
}
