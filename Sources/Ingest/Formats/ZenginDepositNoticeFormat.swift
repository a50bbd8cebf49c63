import Core

/// The notice of incoming transfers of the Japanese Bankers Association (振込入金通知, type 01), in both layouts.
///
/// Layouts: nothing in the header says which one a file has. In B the 24 bytes from 128 on are two amounts,
/// in A they begin with text; the file's first data record decides, and one that differs from it is refused.
/// Mapping: every record is money that came into the header's account; the moment is the value date (起算日),
/// else the posting date (勘定日). The remitter is named both as counterparty and as originator; the EDI text is
/// the memo. A record with cancellation mark 1 is a correction.
/// Missing: no time of day, no channel, no balance, no identifier; the remitter's bank has only a name and is
/// not kept.
struct ZenginDepositNoticeFormat: ZenginLayout {
  static let sourceFormat = SourceFormat.zenginDepositNotice
  static let types = [
    ZenginType(code: "01", japanese: "振込入金通知", english: "notice of incoming transfers")
  ]
  static let recordBytes = 200

  private enum Variant: String {
    case a = "A"
    case b = "B"
  }

  private enum Row {
    static let postedOn = 7
    static let amount = 19..<29
    static let remitterName = 49..<97
    static let cancellation = 127
    static let remittanceTextOfA = 128..<148
    static let amountOfB = 128..<140
    static let remittanceTextOfB = 152..<172
  }

  var progress: ZenginProgress
  private(set) var amount = ZenginNumber.absent
  private(set) var isCancelled = false
  private var header: NoticeHeader
  private var totals = NoticeTotals()
  /// The layout of the record counted last.
  private var own = Variant.a
  /// The layout of the file's records; nil before the first one without a bad character.
  private var variant: Variant?

  init(_ progress: ZenginProgress, referenceDay: BankDay) {
    self.progress = progress
    header = NoticeHeader(referenceDay: referenceDay)
  }

  mutating func beginRefusedSet() { totals.beginSet() }

  mutating func beginSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    totals.beginSet()
    return header.read(record, place, &ledger)
  }

  mutating func count(_ record: Span<UInt8>) {
    own = Self.hasTwoAmounts(record) ? .b : .a
    isCancelled = record[Row.cancellation] == UInt8(ascii: "1")
    amount = record.number(Row.amount)
    if own == .b { amount = Self.single(amount, record.number(Row.amountOfB)) }
    totals.count(amount, isCancelled: isCancelled)
  }

  mutating func read(
    _ record: Span<UInt8>, into row: inout ZenginRow, _ ledger: inout FileLedger
  ) -> ZenginFault? {
    decideVariant(row.place, &ledger)
    if own != variant { return ZenginFault(.noticeLayoutDiffers, "", at: Row.amountOfB.lowerBound) }
    guard case .value(let amountYen) = amount else {
      return ZenginFault(.amountUnreadable, "金額", at: Row.amount.lowerBound)
    }
    let date: EraCalendar.Reading
    switch header.dates.read(record, postedOn: Row.postedOn) {
    case .fault(let fault): return fault
    case .day(let reading): date = reading
    }
    row.occurredAtSeconds = Instant(day: date.day).secondsSince1970
    row.direction = .incoming
    row.amountYen = amountYen
    row.kind = isCancelled ? .correction : .transfer
    totals.accept(amountYen, isCancelled: isCancelled)
    ledger.count(date.interpretation)
    return nil
  }

  func appendTexts(of rows: ZenginRows, in window: Span<UInt8>, to batch: inout TransactionBatch) {
    batch.transactionID.appendEmptyRows(rows.count)
    batch.account.appendRows(rows.count, repeating: header.account)
    batch.counterpartyAccount.appendEmptyRows(rows.count)
    batch.counterpartyName.append(rows, of: window, field: Row.remitterName)
    batch.originatorName.append(rows, of: window, field: Row.remitterName)
    // Every row of a file has the same layout: records of the other one were refused.
    batch.memo.append(
      rows, of: window, field: variant == .b ? Row.remittanceTextOfB : Row.remittanceTextOfA)
  }

  mutating func endSet(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    totals.compare(record, place, &ledger)
  }

  /// Whether 24 digits stand where layout B has two amounts.
  private static func hasTwoAmounts(_ record: Span<UInt8>) -> Bool {
    let start = Row.amountOfB.lowerBound
    return record.word(at: start).isDigits && record.word(at: start + 8).isDigits
      && record.word(at: start + 16).isDigits
  }

  /// The one of two amounts that is not zero; two that are not contradict each other.
  private static func single(_ short: ZenginNumber, _ long: ZenginNumber) -> ZenginNumber {
    if long == .value(0) { return short }
    return short == .value(0) || short == .absent ? long : .unreadable
  }

  @inline(__always)
  private mutating func decideVariant(_ place: RecordPlace, _ ledger: inout FileLedger) {
    if variant != nil { return }
    variant = own
    ledger.keep("明細の様式", "layout of the records", own.rawValue, place)
  }
}
