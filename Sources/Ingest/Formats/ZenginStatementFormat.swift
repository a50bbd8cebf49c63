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

  mutating func read(
    _ record: Span<UInt8>, into row: inout ZenginRow, _ ledger: inout FileLedger
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
      ledger.noteOnce(
        .transactionCodeUnlisted, record: row.place.record, at: row.place.byteOffset, field: "取引区分")
    }
    row.occurredAtSeconds = Instant(day: date.day).secondsSince1970
    row.direction = direction
    row.amountYen = amountYen
    row.kind = kind(record, direction)
    row.balanceAfterYen = totals.balanceYen ?? TransactionBatch.absentBalance
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

  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch) {
    batch.transactionID.appendEmptyRows(rows.count)
    batch.account.appendRows(rows.count, repeating: header.account)
    batch.counterpartyAccount.appendEmptyRows(rows.count)
    if header.deposit == .term {
      batch.counterpartyName.appendEmptyRows(rows.count)
      batch.originatorName.appendEmptyRows(rows.count)
      batch.memo.append(rows, of: window, field: Row.memoOfTermDeposit)
      return
    }
    appendRemitters(rows, of: window, to: &batch.counterpartyName)
    appendRemitters(rows, of: window, to: &batch.originatorName)
    batch.memo.append(rows, of: window, atMost: 3 * Row.memo.count + 1 + 3 * Row.remittanceText.count) {
      record, room in
      let memo = record.trimmed(Row.memo)
      let remittance = record.trimmed(Row.remittanceText)
      var written = record.writeUTF8(memo, isWide: rows.isWide, to: room)
      if written > 0 && !remittance.isEmpty {
        room[written] = 0x20
        written += 1
      }
      return written + record.writeUTF8(remittance, isWide: rows.isWide, to: room + written)
    }
  }

  /// Appends the remitters of credits, and no text for debits.
  private func appendRemitters(_ rows: ZenginRows, of window: Span<UInt8>, to column: inout TextColumn) {
    column.append(rows, of: window, atMost: 3 * Row.remitterName.count) { record, room in
      // Only records whose direction is 1 or 2 are rows.
      guard record[Row.direction] == UInt8(ascii: "1") else { return 0 }
      return record.writeUTF8(record.trimmed(Row.remitterName), isWide: rows.isWide, to: room)
    }
  }
}
