import Core

/// The bulk credit transfer of the Japanese Bankers Association (総合振込, type 21): orders of one company.
///
/// Mapping: every record is money that leaves the ordering company's account, ordered as a file. An order
/// without an account number of its own is filed under the company's code, `consignor-` and the code as
/// written.
/// Missing: no time of day, no balance, no identifier of a transaction.
struct ZenginTransferFormat: ZenginLayout {
  static let format = SourceFormat.zenginTransfer
  static let typeCode = Array("21".utf8)
  static let recordBytes = 120

  private enum Header {
    static let consignorCode = 4..<14
    static let consignorName = 14..<54
    static let monthAndDay = 54..<58
    static let bank = 58..<62
    static let branch = 77..<80
    static let accountType = 95..<96
    static let accountNumber = 96..<103
  }

  private enum Order {
    static let bank = 1..<5
    static let branch = 20..<23
    static let accountType = 42..<43
    static let accountNumber = 43..<50
    static let payeeName = 50..<80
    static let amount = 80..<90
    static let remittanceText = 91..<111
    static let textMark = 112
  }

  private enum Trailer {
    static let count = 1..<7
    static let amount = 7..<19
  }

  private let calendar: EraCalendar
  private var account: [UInt8] = []
  private var consignorName: [UInt8] = []
  private var occurredAtSeconds: Int64 = 0
  private var totals = SetTotals()
  private var amount = ZenginNumber.absent
  private var setCount = 0

  init(referenceDay: BankDay) {
    calendar = EraCalendar(referenceDay: referenceDay)
  }

  mutating func beginRefusedSet() {
    setCount += 1
    totals = SetTotals()
  }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    beginRefusedSet()
    guard readAccount(record) else {
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: "振込依頼人コード")
      return false
    }
    consignorName.removeAll(keepingCapacity: true)
    record.appendText(Header.consignorName, to: &consignorName)
    guard let day = readDay(record) else {
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: "取組日")
      return false
    }
    occurredAtSeconds = Instant(day: day).secondsSince1970
    if BusinessCalendar.isBankHoliday(day) {
      ledger.noteOnce(.dayNotBusinessDay, record: place.record, at: place.byteOffset, field: "取組日")
    }
    return true
  }

  mutating func count(_ record: Span<UInt8>) {
    amount = record.number(Order.amount)
    totals.count(amount)
  }

  var countedYen: Int64? { amount.value }

  mutating func append(
    _ record: Span<UInt8>, _ place: RecordPlace, to batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) -> Refusal? {
    guard let amountYen = amount.value else {
      return Refusal(.amountUnreadable, field: "振込金額", byteInRecord: Order.amount.lowerBound)
    }
    if let refusal = refusalOfAccount(record) { return refusal }
    appendRow(record, place, amountYen, to: &batch)
    totals.accept(amountYen)
    ledger.count(.nearestYear)
    return nil
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    let (count, yen) = (record.number(Trailer.count), record.number(Trailer.amount))
    if count.value == nil || yen.value == nil {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "合計件数・合計金額")
    }
    let total = totals.controlTotal(
      japanese: "振込合計(第\(setCount)セット)", english: "transfers (set \(setCount))", record: place.record,
      declaredCount: count.value, declaredYen: yen.value)
    ledger.keep(total)
    if !total.agrees {
      ledger.note(.trailerDisagrees, record: place.record, at: place.byteOffset, field: "合計件数・合計金額")
    }
  }

  mutating func endFile(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    // The end record of this type holds spaces only.
  }

  /// Why the payee's account cannot be read, or nil when it can.
  private func refusalOfAccount(_ record: Span<UInt8>) -> Refusal? {
    func refusal(_ field: Range<Int>, _ name: String) -> Refusal {
      Refusal(.accountUnreadable, field: name, byteInRecord: field.lowerBound)
    }
    if !record.isDigits(Order.bank) { return refusal(Order.bank, "被仕向銀行番号") }
    if !record.isDigits(Order.branch) { return refusal(Order.branch, "被仕向支店番号") }
    if !record.isDigits(Order.accountType) { return refusal(Order.accountType, "預金種目") }
    if !record.isDigits(Order.accountNumber) { return refusal(Order.accountNumber, "口座番号") }
    return nil
  }

  /// Reads the ordering account, or the company's code in its place; false when neither is there.
  private mutating func readAccount(_ record: Span<UInt8>) -> Bool {
    account.removeAll(keepingCapacity: true)
    let isGiven =
      (record.number(Header.accountNumber).value ?? 0) > 0 && record.isDigits(Header.accountNumber)
      && (record.number(Header.accountType).value ?? 0) > 0
    if isGiven {
      guard record.isDigits(Header.bank), record.isDigits(Header.branch) else { return false }
      account.appendAccount(
        record, bank: Header.bank, branch: Header.branch, type: Header.accountType,
        number: Header.accountNumber)
      return true
    }
    let code = record.trimmed(Header.consignorCode)
    guard !code.isEmpty, record[code.lowerBound] != 0x20 else { return false }
    account.append(contentsOf: "consignor-".utf8)
    record.appendText(code, to: &account)
    return true
  }

  private func readDay(_ record: Span<UInt8>) -> BankDay? {
    let start = Header.monthAndDay.lowerBound
    guard record.isDigits(Header.monthAndDay), let month = record.number(start..<(start + 2)).value,
      let day = record.number((start + 2)..<(start + 4)).value
    else { return nil }
    return calendar.reading(month: Int(month), day: Int(day))?.day
  }

  private func appendRow(
    _ record: Span<UInt8>, _ place: RecordPlace, _ amountYen: Int64, to batch: inout TransactionBatch
  ) {
    batch.transactionID.appendEmptyRow()
    batch.account.appendRow(copying: account.span)
    batch.counterpartyAccount.appendText {
      $0.appendAccount(
        record, bank: Order.bank, branch: Order.branch, type: Order.accountType, number: Order.accountNumber)
    }
    batch.counterpartyName.appendText { record.appendText(Order.payeeName, to: &$0) }
    batch.originatorName.appendRow(copying: consignorName.span)
    batch.memo.appendText {
      if record[Order.textMark] == UInt8(ascii: "Y") { record.appendText(Order.remittanceText, to: &$0) }
    }
    batch.appendFixedColumns(
      occurredAtSeconds: occurredAtSeconds, hasTimeOfDay: false, direction: .outgoing, amountYen: amountYen,
      channel: .batch, kind: .transfer, balanceAfterYen: TransactionBatch.absentBalance, place)
  }
}
