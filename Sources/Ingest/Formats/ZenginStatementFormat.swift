import Core

/// The account statement of the Japanese Bankers Association (入出金取引明細, type 03) of liquid deposits.
///
/// Mapping: the account is that of the set's header; the moment is the value date (預入・払出日), else the
/// posting date (勘定日). Credits name the remitter both as counterparty and as originator; debits name
/// nobody.
/// Missing: no time of day, no channel, no identifier; a balance only when the header gives the opening
/// balance and every amount before the row is readable.
struct ZenginStatementFormat: ZenginLayout {
  static let format = SourceFormat.zenginStatement
  static let typeCode = Array("03".utf8)
  static let recordBytes = 200

  private enum Header {
    static let createdOn = 4
    static let periodStart = 10
    static let periodEnd = 16
    static let bank = 22..<26
    static let branch = 41..<44
    static let accountType = 62..<63
    static let accountNumber = 63..<73
    static let openingSign = 113
    static let openingBalance = 115..<129
  }

  private enum Row {
    static let postedOn = 9
    static let valueDate = 15
    static let direction = 21
    static let transactionCode = 22..<24
    static let amount = 24..<36
    static let remitterName = 81..<129
    static let contractNumber = 81..<101
    static let memo = 159..<179
    static let remittanceText = 179..<199
  }

  private var dates: StatementDates
  private var totals = StatementTotals()
  private var account: [UInt8] = []
  private var isLiquidDeposit = true
  private var amount = ZenginNumber.absent
  private var direction: Direction?

  init(referenceDay: BankDay) {
    dates = StatementDates(calendar: EraCalendar(referenceDay: referenceDay))
  }

  mutating func beginRefusedSet() {
    totals.beginSet(openingBalanceYen: nil)
  }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    totals.beginSet(openingBalanceYen: record.signedBalance(Header.openingSign, Header.openingBalance))
    let unreadable = unreadableField(record)
    if let unreadable {
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: unreadable)
      return false
    }
    if dates.isReadAsWesternYears {
      ledger.noteOnce(.westernYearsRead, record: place.record, at: place.byteOffset, field: "勘定日")
    }
    let type = record[Header.accountType.lowerBound]
    isLiquidDeposit = [UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "4")].contains(type)
    if !isLiquidDeposit {
      ledger.note(.depositTypeNotRead, record: place.record, at: place.byteOffset, field: "預金種目")
    }
    readAccount(record)
    return true
  }

  mutating func count(_ record: Span<UInt8>) {
    amount = record.number(Row.amount)
    switch record[Row.direction] {
    case UInt8(ascii: "1"): direction = .incoming
    case UInt8(ascii: "2"): direction = .outgoing
    default: direction = nil
    }
    totals.count(amount, direction)
  }

  var countedYen: Int64? { amount.value }

  mutating func append(
    _ record: Span<UInt8>, _ place: RecordPlace, to batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) -> Refusal? {
    guard isLiquidDeposit else { return Refusal(.depositTypeNotRead) }
    guard let amountYen = amount.value else {
      return Refusal(.amountUnreadable, field: "取引金額", byteInRecord: Row.amount.lowerBound)
    }
    guard let direction else {
      return Refusal(.directionUnreadable, field: "入払区分", byteInRecord: Row.direction)
    }
    let date: EraCalendar.Reading
    switch dates.read(record, postedOn: Row.postedOn, valueDate: Row.valueDate) {
    case .failure(let refusal): return refusal
    case .success(let reading): date = reading
    }
    let (kind, isListed) = kind(record, direction)
    if !isListed {
      ledger.noteOnce(.transactionCodeUnlisted, record: place.record, at: place.byteOffset, field: "取引区分")
    }
    appendTexts(record, direction, to: &batch)
    batch.appendFixedColumns(
      occurredAtSeconds: Instant(day: date.day).secondsSince1970, hasTimeOfDay: false, direction: direction,
      amountYen: amountYen, channel: .unstated, kind: kind,
      balanceAfterYen: totals.balanceYen ?? TransactionBatch.absentBalance, place)
    totals.accept(amountYen, direction)
    ledger.count(date.interpretation)
    return nil
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    totals.compare(trailer: record, place, &ledger)
  }

  mutating func endFile(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    totals.compare(endRecord: record, place, &ledger)
  }

  /// The first header field that cannot be read; reads the period on the way.
  private mutating func unreadableField(_ record: Span<UInt8>) -> String? {
    if !record.isDigits(Header.bank) { return "銀行コード" }
    if !record.isDigits(Header.branch) { return "支店コード" }
    if !record.isDigits(Header.accountType) { return "預金種目" }
    if record.number(Header.accountNumber).value == nil { return "口座番号" }
    if record.number(Header.openingBalance) == .unreadable { return "取引前残高" }
    return dates.begin(
      record, createdOn: Header.createdOn, periodStart: Header.periodStart, periodEnd: Header.periodEnd)
  }

  private mutating func readAccount(_ record: Span<UInt8>) {
    // Ten digits here; the seven of every other layout when the first three are only filling.
    let filling = Header.accountNumber.lowerBound..<(Header.accountNumber.lowerBound + 3)
    let isFilled = (record.number(filling).value ?? 0) == 0
    let number = isFilled ? filling.upperBound..<Header.accountNumber.upperBound : Header.accountNumber
    account.removeAll(keepingCapacity: true)
    account.appendAccount(
      record, bank: Header.bank, branch: Header.branch, type: Header.accountType, number: number)
    // Spaces in front of the digits are filling like zeros.
    for index in account.indices where account[index] == 0x20 { account[index] = 0x30 }
  }

  /// The kind of a transaction code, and whether the code is in the association's list.
  private func kind(_ record: Span<UInt8>, _ direction: Direction) -> (TransactionKind, Bool) {
    switch record.number(Row.transactionCode) {
    case .absent, .value(0), .value(12), .value(13), .value(18): return (.other, true)
    case .value(10): return (.cash, true)
    case .value(11): return (.transfer, true)
    case .value(14):
      let isDebit = direction == .outgoing && !record.isBlank(Row.contractNumber)
      return (isDebit ? .debit : .transfer, true)
    case .value(19): return (.correction, true)
    case .value, .unreadable: return (.other, false)
    }
  }

  private func appendTexts(_ record: Span<UInt8>, _ direction: Direction, to batch: inout TransactionBatch) {
    batch.transactionID.appendEmptyRow()
    batch.account.appendRow(copying: account.span)
    batch.counterpartyAccount.appendEmptyRow()
    if direction == .incoming {
      batch.counterpartyName.appendText { record.appendText(Row.remitterName, to: &$0) }
      batch.originatorName.appendText { record.appendText(Row.remitterName, to: &$0) }
    } else {
      batch.counterpartyName.appendEmptyRow()
      batch.originatorName.appendEmptyRow()
    }
    batch.memo.appendText { text in
      record.appendText(Row.memo, to: &text)
      if record.isBlank(Row.remittanceText) { return }
      if !record.isBlank(Row.memo) { text.append(0x20) }
      record.appendText(Row.remittanceText, to: &text)
    }
  }
}
