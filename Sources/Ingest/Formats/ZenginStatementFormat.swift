import Core

/// The account statement of the Japanese Bankers Association (入出金取引明細, type 03): liquid deposits, and term
/// and notice deposits, whose data records differ behind their first 71 bytes.
///
/// Mapping: the account is that of the set's header; the moment is the value date (預入・払出日), else the
/// posting date (勘定日). Credits of liquid deposits name the remitter both as counterparty and as originator;
/// other rows name nobody. The renewal of a term deposit (継続) is a row of kind `other`.
/// Missing: no time of day, no channel, no identifier; a balance only when the header gives the opening
/// balance, every amount before the row is readable, and no renewal leaves it open. Rates, terms, interest
/// and tax of term deposits are not kept.
struct ZenginStatementFormat: ZenginLayout {
  static let sourceFormat = SourceFormat.zenginStatement
  static let types = [ZenginType(code: "03", japanese: "入出金取引明細", english: "account statement")]
  static let recordBytes = 200

  private enum Row {
    static let postedOn = 9
    static let direction = 21
    static let transactionCode = 22
    static let amount = 24..<36
    static let remitterName = 81..<129
    static let contractNumber = 81..<101
    static let memo = 159..<179
    static let remittanceText = 179..<199
    static let memoOfTermDeposit = 170..<190
  }

  var progress: ZenginProgress
  private(set) var amount = ZenginNumber.absent
  private(set) var isCancelled = false
  private var header: StatementHeader
  private var totals = StatementTotals()
  private var direction: Direction?
  private var code = TransactionCode.unlisted

  init(_ progress: ZenginProgress, referenceDay: BankDay) {
    self.progress = progress
    header = StatementHeader(referenceDay: referenceDay)
  }

  mutating func beginRefusedSet() {
    totals.beginSet(openingBalanceYen: nil)
  }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    totals.beginSet(openingBalanceYen: StatementHeader.openingBalanceYen(record))
    return header.read(record, place, &ledger)
  }

  mutating func count(_ record: Span<UInt8>) {
    amount = record.number(Row.amount)
    switch record[Row.direction] {
    case UInt8(ascii: "1"): direction = .incoming
    case UInt8(ascii: "2"): direction = .outgoing
    default: direction = nil
    }
    code = TransactionCode(record[Row.transactionCode], record[Row.transactionCode + 1])
    isCancelled = code == .correction
    totals.count(amount, direction, isRenewal: code == .renewal)
  }

  mutating func append(
    _ record: Span<UInt8>, _ place: RecordPlace, to batch: inout TransactionBatch, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    guard header.deposit != .notRead else { return ZenginFault(.depositTypeNotRead) }
    guard case .value(let amountYen) = amount else {
      return ZenginFault(.amountUnreadable, "取引金額", at: Row.amount.lowerBound)
    }
    guard let direction else { return ZenginFault(.directionUnreadable, "入払区分", at: Row.direction) }
    let date: EraCalendar.Reading
    switch header.dates.read(record, postedOn: Row.postedOn) {
    case .fault(let fault): return fault
    case .day(let reading): date = reading
    }
    if code == .unlisted || (code == .renewal && header.deposit == .liquid) {
      ledger.noteOnce(.transactionCodeUnlisted, record: place.record, at: place.byteOffset, field: "取引区分")
    }
    batch.transactionID.appendEmptyRow()
    batch.account.appendRow(copying: header.account.span)
    batch.counterpartyAccount.appendEmptyRow()
    let isTermDeposit = header.deposit == .term
    if isTermDeposit {
      appendTermTexts(record, to: &batch)
    } else {
      appendTexts(record, direction, to: &batch)
    }
    batch.appendFixedColumns(
      occurredAtSeconds: Instant(day: date.day).secondsSince1970, hasTimeOfDay: false, direction: direction,
      amountYen: amountYen, channel: .unstated, kind: kind(record, direction),
      balanceAfterYen: totals.balanceYen ?? TransactionBatch.absentBalance, place)
    totals.accept(amountYen, direction, isRenewal: code == .renewal)
    ledger.count(date.interpretation)
    return nil
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    totals.compare(trailer: record, place, &ledger)
  }

  mutating func endFile(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    totals.compare(endRecord: record, place, &ledger)
  }

  @inline(__always)
  private func kind(_ record: Span<UInt8>, _ direction: Direction) -> TransactionKind {
    switch code {
    case .cash: return .cash
    case .transfer: return .transfer
    case .betweenAccounts:
      // A contract number stands only where a company collects; term deposits have other fields there.
      let isDebit =
        direction == .outgoing && header.deposit == .liquid && !record.isBlank(Row.contractNumber)
      return isDebit ? .debit : .transfer
    case .correction: return .correction
    case .renewal, .other, .unlisted: return .other
    }
  }

  @inline(__always)
  private func appendTexts(_ record: Span<UInt8>, _ direction: Direction, to batch: inout TransactionBatch) {
    if direction == .incoming {
      batch.counterpartyName.appendField(record, Row.remitterName)
      batch.originatorName.appendField(record, Row.remitterName)
    } else {
      batch.counterpartyName.appendEmptyRow()
      batch.originatorName.appendEmptyRow()
    }
    if record.isBlank(Row.remittanceText) {
      batch.memo.appendField(record, Row.memo)
      return
    }
    batch.memo.appendText { text in
      record.appendText(Row.memo, to: &text)
      if !record.isBlank(Row.memo) { text.append(0x20) }
      record.appendText(Row.remittanceText, to: &text)
    }
  }

  private func appendTermTexts(_ record: Span<UInt8>, to batch: inout TransactionBatch) {
    batch.counterpartyName.appendEmptyRow()
    batch.originatorName.appendEmptyRow()
    batch.memo.appendField(record, Row.memoOfTermDeposit)
  }
}
