import Core

/// The header that all orders of companies have: transfers, salaries and direct debits, 120 bytes.
///
/// An order without an account number of its own is filed under the company's code, `consignor-` and the code
/// as written.
struct OrderHeader: Sendable {
  private enum Field {
    static let businessType = 1..<3
    static let consignorCode = 4..<14
    static let consignorName = 14..<54
    static let monthAndDay = 54..<58
    static let bank = 58..<62
    static let bankName = 62..<77
    static let branch = 77..<80
    static let branchName = 80..<95
    static let accountType = 95..<96
    static let accountNumber = 96..<103
  }

  /// What the association calls the company and the day of the orders in one business type.
  struct Names: Sendable {
    let company: StaticString
    let day: StaticString
    let dayInEnglish: StaticString
  }

  private let names: Names
  private let calendar: EraCalendar
  private(set) var account: [UInt8] = []
  private(set) var consignorName: [UInt8] = []
  private(set) var occurredAtSeconds: Int64 = 0

  init(_ names: Names, referenceDay: BankDay) {
    self.names = names
    calendar = EraCalendar(referenceDay: referenceDay)
  }

  /// Reads a header; false when it cannot be used, after a finding has said so.
  mutating func read(_ record: Span<UInt8>, _ place: RecordPlace, _ ledger: inout FileLedger) -> Bool {
    guard readAccount(record) else {
      ledger.note(
        .headerUnreadable, record: place.record, at: place.byteOffset, field: "\(names.company)コード")
      return false
    }
    consignorName.removeAll(keepingCapacity: true)
    record.appendText(Field.consignorName, to: &consignorName)
    guard let reading = readDay(record) else {
      ledger.note(.headerUnreadable, record: place.record, at: place.byteOffset, field: "\(names.day)")
      return false
    }
    occurredAtSeconds = Instant(day: reading.day).secondsSince1970
    keepFacts(record, reading, place, &ledger)
    // The result of direct debits comes back under the header of its request.
    let type = record.string(Field.businessType)
    ledger.identify([
      type == "91" ? nil : type, String(decoding: account, as: UTF8.self), reading.day.iso8601,
      "company \(record.string(Field.consignorCode))",
    ])
    if BusinessCalendar.isBankHoliday(reading.day) {
      ledger.noteOnce(.dayNotBusinessDay, record: place.record, at: place.byteOffset, field: "\(names.day)")
    }
    return true
  }

  /// Reads the ordering account, or the company's code in its place; false when neither is there.
  private mutating func readAccount(_ record: Span<UInt8>) -> Bool {
    account.removeAll(keepingCapacity: true)
    let isGiven =
      (record.number(Field.accountNumber).value ?? 0) > 0 && record.isDigits(Field.accountNumber)
      && (record.number(Field.accountType).value ?? 0) > 0
    if isGiven {
      guard record.isDigits(Field.bank), record.isDigits(Field.branch) else { return false }
      account.appendAccount(
        record, bank: Field.bank, branch: Field.branch, type: Field.accountType, number: Field.accountNumber)
      return true
    }
    let code = record.trimmed(Field.consignorCode)
    guard !code.isEmpty, record[code.lowerBound] != 0x20 else { return false }
    account.append(contentsOf: "consignor-".utf8)
    record.appendText(code, to: &account)
    return true
  }

  private func readDay(_ record: Span<UInt8>) -> EraCalendar.Reading? {
    let start = Field.monthAndDay.lowerBound
    guard record.isDigits(Field.monthAndDay), let month = record.number(start..<(start + 2)).value,
      let day = record.number((start + 2)..<(start + 4)).value
    else { return nil }
    return calendar.reading(month: Int(month), day: Int(day))
  }

  private func keepFacts(
    _ record: Span<UInt8>, _ day: EraCalendar.Reading, _ place: RecordPlace, _ ledger: inout FileLedger
  ) {
    ledger.keep("\(names.company)コード", "company code", record.string(Field.consignorCode), place)
    ledger.keep("\(names.company)名", "company", record.string(Field.consignorName), place)
    ledger.keep("\(names.day)", "\(names.dayInEnglish)", day.title, place)
    ledger.keep("銀行", "bank", record.titled(Field.bank, Field.bankName), place)
    ledger.keep("支店", "branch", record.titled(Field.branch, Field.branchName), place)
    ledger.keep("口座", "account", String(decoding: account, as: UTF8.self), place)
  }
}
