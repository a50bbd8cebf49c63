import Core

/// Direct debits of the Japanese Bankers Association (預金口座振替, type 91): one company collects from many
/// payers.
///
/// Mapping: every record is money that leaves the payer's account for the collecting company. The
/// counterparty is the company (委託者), with the account of the header or, without one, its code; the
/// originator's name is the payer's name of the record.
/// A request and its result have the same layout. A record whose result code is not 0 moved no money: it is
/// refused with a notice, and counted among the failed ones of the trailer.
/// Missing: no time of day, no balance, no identifier, no free text; the payer's customer number is not kept.
struct ZenginDirectDebitFormat: ZenginLayout {
  static let sourceFormat = SourceFormat.zenginDirectDebit
  static let types = [ZenginType(code: "91", japanese: "預金口座振替", english: "direct debit")]
  static let recordBytes = 120

  private static let result = 111

  var progress: ZenginProgress
  private(set) var amount = ZenginNumber.absent
  private var header: OrderHeader
  private var totals = DebitTotals()

  init(_ progress: ZenginProgress, referenceDay: BankDay) {
    self.progress = progress
    header = OrderHeader(
      OrderHeader.Names(company: "委託者", day: "引落日", dayInEnglish: "debit date"),
      referenceDay: referenceDay)
  }

  mutating func beginRefusedSet() { totals.beginSet() }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    totals.beginSet()
    return header.read(record, place, &ledger)
  }

  mutating func count(_ record: Span<UInt8>) {
    amount = record.number(OrderRecord.amount)
    totals.count(amount, isCollected: Self.isCollected(record[Self.result]))
  }

  mutating func read(
    _ record: Span<UInt8>, into row: inout ZenginRow, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    guard case .value(let amountYen) = amount else {
      return ZenginFault(.amountUnreadable, "引落金額", at: OrderRecord.amount.lowerBound)
    }
    if let fault = OrderRecord.faultOfAccount(record, bankField: "引落銀行番号", branchField: "引落支店番号") {
      return fault
    }
    guard Self.isCollected(record[Self.result]) else { return Self.fault(ofResult: record[Self.result]) }
    row.occurredAtSeconds = header.occurredAtSeconds
    row.amountYen = amountYen
    row.channel = .batch
    row.kind = .debit
    totals.accept(amountYen)
    ledger.count(.nearestYear)
    return nil
  }

  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch) {
    batch.transactionID.appendEmptyRows(rows.count)
    batch.account.appendAccounts(rows, of: window)
    batch.counterpartyAccount.appendRows(rows.count, repeating: header.account)
    batch.counterpartyName.appendRows(rows.count, repeating: header.consignorName)
    batch.originatorName.append(rows, of: window, field: OrderRecord.name)
    batch.memo.appendEmptyRows(rows.count)
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    totals.compare(record, place, &ledger)
  }

  /// Whether the result code says that the debit was made or is still to be made; a request may leave it
  /// blank.
  private static func isCollected(_ result: UInt8) -> Bool {
    result == UInt8(ascii: "0") || result == 0x20
  }

  private static func fault(ofResult result: UInt8) -> ZenginFault {
    switch result {
    case UInt8(ascii: "1"): return ZenginFault(.debitNotCarriedOut, "振替結果コード1 資金不足", at: Self.result)
    case UInt8(ascii: "2"): return ZenginFault(.debitNotCarriedOut, "振替結果コード2 取引なし", at: Self.result)
    case UInt8(ascii: "3"):
      return ZenginFault(.debitNotCarriedOut, "振替結果コード3 預金者都合停止", at: Self.result)
    case UInt8(ascii: "4"): return ZenginFault(.debitNotCarriedOut, "振替結果コード4 依頼書なし", at: Self.result)
    case UInt8(ascii: "8"):
      return ZenginFault(.debitNotCarriedOut, "振替結果コード8 委託者都合停止", at: Self.result)
    case UInt8(ascii: "9"): return ZenginFault(.debitNotCarriedOut, "振替結果コード9 その他", at: Self.result)
    case UInt8(ascii: "5")...UInt8(ascii: "7"):
      return ZenginFault(.debitNotCarriedOut, "振替結果コード 一覧にない番号", at: Self.result)
    default: return ZenginFault(.resultCodeUnreadable, "振替結果コード", at: Self.result)
    }
  }
}
