import Core

/// The header of an account statement, 200 bytes.
struct StatementHeader: Sendable {
  /// What a deposit type's data records look like.
  enum Deposit: Sendable {
    /// 普通, 当座 and 貯蓄 (1, 2 and 4).
    case liquid
    /// 通知, 定期 and 積立定期 (5, 6 and 7).
    case term
    /// Any other; its records are refused.
    case notRead
  }

  private enum Field {
    static let createdOn = 4
    static let bank = 22..<26
    static let bankName = 26..<41
    static let branch = 41..<44
    static let branchName = 44..<59
    static let accountType = 62..<63
    static let accountNumber = 63..<73
    static let accountName = 73..<113
    static let openingSign = 113
    static let openingBalance = 115..<129
  }

  var dates: StatementDates
  private(set) var account: [UInt8] = []
  private(set) var deposit = Deposit.liquid

  init(referenceDay: BankDay) {
    dates = StatementDates(referenceDay: referenceDay, valueDateName: "預入・払出日")
  }

  /// The balance before the first record, or nil when the header gives none.
  static func openingBalanceYen(_ record: Span<UInt8>) -> Int64? {
    record.signedBalance(Field.openingSign, Field.openingBalance)
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
    switch record[Field.accountType.lowerBound] {
    case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "4"): deposit = .liquid
    case UInt8(ascii: "5")...UInt8(ascii: "7"): deposit = .term
    default:
      deposit = .notRead
      ledger.note(.depositTypeNotRead, record: place.record, at: place.byteOffset, field: "預金種目")
    }
    readAccount(record)
    keepFacts(record, place, &ledger)
    // Of several statements of one day each goes on from the balance of the one before; a corrected one begins where the first began.
    let balance = StatementHeader.openingBalanceYen(record).map { "\($0)" } ?? "none"
    ledger.identify(
      ["03", String(decoding: account, as: UTF8.self)] + dates.identity + ["balance \(balance)"])
    return true
  }

  /// The first header field that cannot be read; reads the period on the way.
  private mutating func unreadableField(_ record: Span<UInt8>) -> String? {
    if !record.isDigits(Field.bank) { return "銀行コード" }
    if !record.isDigits(Field.branch) { return "支店コード" }
    if !record.isDigits(Field.accountType) { return "預金種目" }
    if record.number(Field.accountNumber).value == nil { return "口座番号" }
    if record.number(Field.openingBalance) == .unreadable { return "取引前残高" }
    return dates.begin(record, at: Field.createdOn)
  }

  private mutating func readAccount(_ record: Span<UInt8>) {
    // Ten digits here; the seven of every other layout when the first three are only filling.
    let filling = Field.accountNumber.lowerBound..<(Field.accountNumber.lowerBound + 3)
    let isFilled = (record.number(filling).value ?? 0) == 0
    let number = isFilled ? filling.upperBound..<Field.accountNumber.upperBound : Field.accountNumber
    account.removeAll(keepingCapacity: true)
    account.appendAccount(
      record, bank: Field.bank, branch: Field.branch, type: Field.accountType, number: number)
    // Spaces in front of the digits are filling like zeros.
    for index in account.indices where account[index] == 0x20 { account[index] = 0x30 }
  }

  private func keepFacts(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) {
    dates.keepFacts(place, &ledger)
    ledger.keep("銀行", "bank", record.titled(Field.bank, Field.bankName), place)
    ledger.keep("支店", "branch", record.titled(Field.branch, Field.branchName), place)
    ledger.keep("口座", "account", String(decoding: account, as: UTF8.self), place)
    ledger.keep("口座名", "account name", record.string(Field.accountName), place)
    if let balance = StatementHeader.openingBalanceYen(record) {
      ledger.keep("取引前残高", "opening balance", "\(balance)", place)
    }
  }
}
