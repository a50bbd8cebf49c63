import Core

/// The header of a notice of incoming transfers, 200 bytes.
struct NoticeHeader: Sendable {
  private enum Field {
    static let createdOn = 4
    static let bank = 22..<26
    static let bankName = 26..<41
    static let branch = 41..<44
    static let branchName = 44..<59
    static let accountType = 59..<60
    static let accountNumber = 60..<67
    static let accountName = 67..<107
  }

  var dates: StatementDates
  private(set) var account: [UInt8] = []

  init(referenceDay: BankDay) {
    dates = StatementDates(referenceDay: referenceDay, valueDateName: "起算日")
  }

  /// Reads a header; false when it cannot be used, after a finding has said so.
  mutating func read(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    if let unreadable = unreadableField(record) {
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: unreadable)
      return false
    }
    if dates.isReadAsWesternYears {
      ledger.noteOnce(.westernYearsRead, record: place.record, at: place.byteOffset, field: "勘定日")
    }
    account.removeAll(keepingCapacity: true)
    account.appendAccount(
      record, bank: Field.bank, branch: Field.branch, type: Field.accountType, number: Field.accountNumber)
    // Spaces in front of the digits are filling like zeros.
    for index in account.indices where account[index] == 0x20 { account[index] = 0x30 }
    keepFacts(record, place, &ledger)
    ledger.identify(["01", String(decoding: account, as: UTF8.self)] + dates.identity)
    return true
  }

  /// The first header field that cannot be read; reads the period on the way.
  private mutating func unreadableField(_ record: Span<UInt8>) -> String? {
    if !record.isDigits(Field.bank) { return "銀行コード" }
    if !record.isDigits(Field.branch) { return "支店コード" }
    if !record.isDigits(Field.accountType) { return "預金種目" }
    if record.number(Field.accountNumber).value == nil { return "口座番号" }
    return dates.begin(record, at: Field.createdOn)
  }

  private func keepFacts(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    dates.keepFacts(place, &ledger)
    ledger.keep("銀行", "bank", record.titled(Field.bank, Field.bankName), place)
    ledger.keep("支店", "branch", record.titled(Field.branch, Field.branchName), place)
    ledger.keep("口座", "account", String(decoding: account, as: UTF8.self), place)
    ledger.keep("口座名", "account name", record.string(Field.accountName), place)
  }
}
