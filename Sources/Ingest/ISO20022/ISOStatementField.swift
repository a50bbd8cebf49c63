/// What is read of the account reports camt.052, camt.053 and camt.054.
enum ISOStatementField: UInt8, CaseIterable, Sendable {
  // Parts, whose begin and end matter.
  case groupHeader = 1
  case statement
  case balance
  case entry
  case entryDetails
  case transaction
  // The message.
  case messageID
  case createdAt
  // The statement.
  case statementID
  case periodStart
  case periodEnd
  case accountIBAN
  case accountOther
  case accountType
  case ownerName
  case servicerBank
  case servicerBranch
  case balanceType
  case balanceAmount
  case balanceDirection
  case balanceDate
  case allCount
  case allSum
  case creditCount
  case creditSum
  case debitCount
  case debitSum
  // The entry.
  case entryAmount
  case entryDirection
  case entryReversal
  case entryStatus
  case bookedDate
  case bookedMoment
  case valueDate
  case valueMoment
  case entryReference
  case entryDomain
  case entryFamily
  case entrySubFamily
  case entryText
  case batchCount
  case batchAmount
  // The transaction inside the entry.
  case amount
  case transactionAmount
  case direction
  case servicerReference
  case transactionID
  case endToEndID
  case domain
  case family
  case subFamily
  case debtorName
  case creditorName
  case ultimateDebtorName
  case ultimateCreditorName
  case debtorIBAN
  case debtorOther
  case debtorType
  case debtorBank
  case debtorBranch
  case creditorIBAN
  case creditorOther
  case creditorType
  case creditorBank
  case creditorBranch
  case remittance
  case remittanceReference
  case transactionText
  case settlementDate

  /// The room that fields need.
  static let room = allCases.count + 1

  static let statementAccount = AccountFields<ISOStatementField>(
    iban: .accountIBAN, other: .accountOther, type: .accountType, bank: .servicerBank, branch: .servicerBranch
  )
  static let debtorAccount = AccountFields<ISOStatementField>(
    iban: .debtorIBAN, other: .debtorOther, type: .debtorType, bank: .debtorBank, branch: .debtorBranch)
  static let creditorAccount = AccountFields<ISOStatementField>(
    iban: .creditorIBAN, other: .creditorOther, type: .creditorType, bank: .creditorBank,
    branch: .creditorBranch)
}
