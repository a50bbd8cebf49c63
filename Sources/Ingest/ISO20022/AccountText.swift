/// The fields from which an ISO 20022 message names an account.
struct AccountFields<Field: RawRepresentable<UInt8> & Sendable>: Sendable {
  let iban: Field
  let other: Field
  let type: Field
  let bank: Field
  let branch: Field
}

extension FieldTexts {
  /// Appends an account: `bank-branch-type-number` as Zengin writes it when all four are there in Zengin's
  /// lengths, else the IBAN or number as given; nothing when there is neither.
  func appendAccount<Field>(_ fields: AccountFields<Field>, to output: inout [UInt8]) {
    let number = self[fields.other]
    let (bank, branch, type) = (self[fields.bank], self[fields.branch], self[fields.type])
    guard !isPresent(fields.iban), number.isDigits(7), bank.isDigits(4), branch.isDigits(3), type.isDigits(1)
    else {
      output.append(contentsOf: text(fields.iban, or: fields.other))
      return
    }
    output.append(contentsOf: bank)
    output.append(UInt8(ascii: "-"))
    output.append(contentsOf: branch)
    output.append(UInt8(ascii: "-"))
    output.append(contentsOf: type)
    output.append(UInt8(ascii: "-"))
    output.append(contentsOf: number)
  }

  /// Whether an account is named.
  func hasAccount<Field>(_ fields: AccountFields<Field>) -> Bool {
    isPresent(fields.iban) || isPresent(fields.other)
  }
}

extension ArraySlice where Element == UInt8 {
  /// Whether these are so many digits.
  func isDigits(_ count: Int) -> Bool { self.count == count && allSatisfy { $0 &- 0x30 <= 9 } }

  /// Whether these are the bytes of a word.
  func spells(_ word: StaticString) -> Bool {
    // Safe: the bytes of a literal are read inside the closure only.
    word.withUTF8Buffer { $0.count == count && elementsEqual($0) }
  }
}
