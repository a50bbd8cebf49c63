import Core

/// The fields that the data records of all orders of companies share: transfers, salaries and direct debits.
enum OrderRecord {
  static let bank = 1
  static let branch = 20
  /// The deposit type, one digit, and the account number of seven behind it.
  static let typeAndNumber = 42
  static let name = 50..<80
  static let amount = 80..<90

  /// What is wrong with the account of the party that the record names, or nil when it can be read.
  ///
  /// `bankField` and `branchField` are the official names of the two fields in one business type.
  @inline(__always)
  static func faultOfAccount(
    _ record: Span<UInt8>, bankField: StaticString, branchField: StaticString
  ) -> ZenginFault? {
    let isReadable =
      record.word(at: typeAndNumber).isDigits && record.word(at: bank).keeping(firstBytes: 4).isDigits
      && record.word(at: branch).keeping(firstBytes: 3).isDigits
    return isReadable ? nil : firstFault(record, bankField, branchField)
  }

  @inline(never)
  private static func firstFault(
    _ record: Span<UInt8>, _ bankField: StaticString, _ branchField: StaticString
  ) -> ZenginFault {
    if !record.isDigits(bank..<(bank + 4)) { return ZenginFault(.accountUnreadable, bankField, at: bank) }
    if !record.isDigits(branch..<(branch + 3)) {
      return ZenginFault(.accountUnreadable, branchField, at: branch)
    }
    if !record.isDigits(typeAndNumber..<(typeAndNumber + 1)) {
      return ZenginFault(.accountUnreadable, "預金種目", at: typeAndNumber)
    }
    return ZenginFault(.accountUnreadable, "口座番号", at: typeAndNumber + 1)
  }
}

extension TextColumn {
  /// Appends the accounts that the data records of orders name, as `bank-branch-type-number`.
  mutating func appendAccounts(_ orders: ZenginRows, of window: Span<UInt8>) {
    append(orders, of: window, atMost: 18) { record, room in
      record.writeAccount(
        bank: OrderRecord.bank, branch: OrderRecord.branch, typeAndNumber: OrderRecord.typeAndNumber,
        to: UnsafeMutableRawPointer(room)
      )
    }
  }
}
