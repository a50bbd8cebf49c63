import Core

/// The totals of a statement: credits, debits and balance of the set at hand, and the counts of the whole
/// file.
struct StatementTotals: Sendable {
  private enum Trailer {
    static let creditCount = 1..<7
    static let creditYen = 7..<20
    static let debitCount = 20..<26
    static let debitYen = 26..<39
    static let closingSign = 39
    static let closingBalance = 40..<54
    static let dataCount = 54..<61
  }

  private enum EndRecord {
    static let recordCount = 1..<11
    static let accountCount = 11..<16
  }

  /// One direction: renewals of term deposits (継続) apart, since banks differ in whether they total them.
  private struct Side {
    var moved = SetTotals()
    var renewed = SetTotals()

    var all: SetTotals { moved.adding(renewed) }
  }

  private var credits = Side()
  private var debits = Side()
  private var dataCount: Int64 = 0
  private var setCount: Int64 = 0
  private var fileDataCount: Int64 = 0
  /// The balance after the record counted last with and without the renewals; nil when the header gives none
  /// or an amount was not readable.
  private var balanceWithRenewals: Int64?
  private var balanceWithoutRenewals: Int64?

  /// The balance after the record counted last; nil when it is not known for sure.
  @inline(__always)
  var balanceYen: Int64? {
    balanceWithRenewals == balanceWithoutRenewals ? balanceWithRenewals : nil
  }

  mutating func beginSet(openingBalanceYen: Int64?) {
    credits = Side()
    debits = Side()
    dataCount = 0
    setCount += 1
    balanceWithRenewals = openingBalanceYen
    balanceWithoutRenewals = openingBalanceYen
  }

  @inline(__always)
  mutating func count(_ amount: ZenginNumber, _ direction: Direction?, isRenewal: Bool) {
    dataCount += 1
    fileDataCount += 1
    switch (direction, isRenewal) {
    case (.incoming, false): credits.moved.count(amount)
    case (.incoming, true): credits.renewed.count(amount)
    case (.outgoing, false): debits.moved.count(amount)
    case (.outgoing, true): debits.renewed.count(amount)
    case (nil, _): break
    }
    guard case .value(let yen) = amount, let direction else {
      balanceWithRenewals = nil
      balanceWithoutRenewals = nil
      return
    }
    let change = direction == .incoming ? yen : -yen
    if let balance = balanceWithRenewals { balanceWithRenewals = RunningTotal.sum(balance, change) }
    if let balance = balanceWithoutRenewals, !isRenewal {
      balanceWithoutRenewals = RunningTotal.sum(balance, change)
    }
  }

  @inline(__always)
  mutating func accept(_ amountYen: Int64, _ direction: Direction, isRenewal: Bool) {
    switch (direction, isRenewal) {
    case (.incoming, false): credits.moved.accept(amountYen)
    case (.incoming, true): credits.renewed.accept(amountYen)
    case (.outgoing, false): debits.moved.accept(amountYen)
    case (.outgoing, true): debits.renewed.accept(amountYen)
    }
  }

  /// Holds the set's totals against its trailer.
  func compare(trailer record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    var (creditTotal, debitTotal) = sums(record, place, hasRenewals: true)
    if !creditTotal.agrees || !debitTotal.agrees {
      let without = sums(record, place, hasRenewals: false)
      if without.credits.agrees && without.debits.agrees { (creditTotal, debitTotal) = without }
    }
    ledger.keep(creditTotal)
    ledger.keep(debitTotal)
    compareSums(creditTotal, debitTotal, declaredData: record.number(Trailer.dataCount), place, &ledger)
    compareClosingBalance(record, place, &ledger)
  }

  /// The sums beside the trailer's; their names say when renewals are left out.
  private func sums(
    _ record: Span<UInt8>, _ place: RecordPlace, hasRenewals: Bool
  ) -> (credits: ControlTotal, debits: ControlTotal) {
    let (japanese, english) = hasRenewals ? ("", "") : ("、継続を除く", ", without renewals")
    let creditTotal = (hasRenewals ? credits.all : credits.moved).controlTotal(
      japanese: "入金(第\(setCount)口座\(japanese))", english: "credits (account \(setCount)\(english))",
      record: place.record, declaredCount: record.number(Trailer.creditCount).value,
      declaredYen: record.number(Trailer.creditYen).value)
    let debitTotal = (hasRenewals ? debits.all : debits.moved).controlTotal(
      japanese: "出金(第\(setCount)口座\(japanese))", english: "debits (account \(setCount)\(english))",
      record: place.record, declaredCount: record.number(Trailer.debitCount).value,
      declaredYen: record.number(Trailer.debitYen).value)
    return (creditTotal, debitTotal)
  }

  private func compareSums(
    _ creditTotal: ControlTotal, _ debitTotal: ControlTotal, declaredData: ZenginNumber,
    _ place: RecordPlace, _ ledger: inout FileLedger
  ) {
    let totals = [creditTotal, debitTotal]
    if totals.contains(where: { $0.declaredCount == nil || $0.declaredYen == nil })
      || declaredData == .unreadable
    {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "件数・金額合計")
    }
    ledger.keep(
      ControlTotal.count(
        japanese: "データ・レコード件数(第\(setCount)口座)", english: "data records (account \(setCount))",
        record: place.record, declared: declaredData.value, read: dataCount))
    let hasDataCount = declaredData.value == dataCount
    if let declared = declaredData.value, declared != dataCount {
      ledger.note(.recordCountDisagrees, record: place.record, at: place.byteOffset, field: "データ・レコード件数")
    }
    if totals.allSatisfy(\.agrees) { return }
    // Continuation and correction rows may change how many credits and debits there are, but not their yen.
    let hasSameYen = totals.allSatisfy { ($0.declaredYen ?? $0.readYen) == $0.readYen }
    ledger.note(
      hasSameYen && hasDataCount ? .directionCountDiffers : .trailerDisagrees, record: place.record,
      at: place.byteOffset, field: "入金・出金")
  }

  private func compareClosingBalance(
    _ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger
  ) {
    if record.number(Trailer.closingBalance) == .unreadable {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "取引後残高")
    }
    let declared = record.signedBalance(Trailer.closingSign, Trailer.closingBalance)
    guard let declared, let balanceWithRenewals else { return }
    let isWithoutRenewals = declared != balanceWithRenewals && declared == balanceWithoutRenewals
    let balanceYen = isWithoutRenewals ? declared : balanceWithRenewals
    let agrees = declared == balanceYen
    ledger.keep(
      ControlTotal(
        nameJapanese: "取引後残高(第\(setCount)口座)", nameEnglish: "closing balance (account \(setCount))",
        declaredInRecord: place.record, declaredCount: nil, declaredYen: declared, readCount: nil,
        readYen: balanceYen, acceptedCount: nil, acceptedYen: nil, agrees: agrees))
    if !agrees {
      ledger.note(.closingBalanceDisagrees, record: place.record, at: place.byteOffset, field: "取引後残高")
    }
  }

  /// Holds the file's counts against its end record, which is `place.record`.
  ///
  /// Whether the number of records includes headers, trailers and the end record is not settled between
  /// banks: both are accepted, and the control total's name says which one it was.
  func compare(endRecord record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    let (records, accounts) = (record.number(EndRecord.recordCount), record.number(EndRecord.accountCount))
    if records == .unreadable || accounts == .unreadable {
      ledger.note(.trailerUnreadable, record: place.record, at: place.byteOffset, field: "レコード総件数・口座数")
    }
    let isDataOnly = records.value == fileDataCount && records.value != place.record
    ledger.keep(
      ControlTotal.count(
        japanese: isDataOnly ? "レコード総件数(データのみ)" : "レコード総件数(全レコード)",
        english: isDataOnly ? "records (data only)" : "records (all)", record: place.record,
        declared: records.value, read: isDataOnly ? fileDataCount : place.record))
    ledger.keep(
      ControlTotal.count(
        japanese: "口座数", english: "accounts", record: place.record, declared: accounts.value, read: setCount))
    let recordsAgree = isDataOnly || (records.value ?? place.record) == place.record
    if !recordsAgree || (accounts.value ?? setCount) != setCount {
      ledger.note(.endRecordDisagrees, record: place.record, at: place.byteOffset, field: "レコード総件数・口座数")
    }
  }
}

extension ControlTotal {
  /// A total that counts records and has no yen.
  fileprivate static func count(
    japanese: String, english: String, record: Int64, declared: Int64?, read: Int64
  ) -> ControlTotal {
    ControlTotal(
      nameJapanese: japanese, nameEnglish: english, declaredInRecord: record, declaredCount: declared,
      declaredYen: nil, readCount: read, readYen: nil, acceptedCount: nil, acceptedYen: nil,
      agrees: (declared ?? read) == read)
  }
}

extension Span where Element == UInt8 {
  /// A balance with its sign (貸越区分: 1 plus, 2 minus); nil when it is blank, or zero without a sign.
  func signedBalance(_ sign: Int, _ field: Range<Int>) -> Int64? {
    guard let yen = number(field).value else { return nil }
    switch self[sign] {
    case UInt8(ascii: "1"): return yen
    case UInt8(ascii: "2"): return -yen
    default: return yen == 0 ? nil : yen
    }
  }
}
