/// What is read of the payment messages pain.001 and pacs.008.
enum PaymentField: UInt8, CaseIterable, Sendable {
  // Parts, whose begin and end matter.
  case groupHeader = 1
  case payment
  case transfer
  // The message.
  case messageID
  case createdAt
  case initiatorName
  case groupCount
  case groupSum
  case totalAmount
  case groupSettlementDate
  case groupInstructingBIC
  case groupInstructingMember
  case groupInstructedBIC
  case groupInstructedMember
  // One order of the customer, with its transfers: pain.001 only.
  case paymentID
  case paymentMethod
  case paymentCount
  case paymentSum
  case paymentCategory
  case executionDate
  case executionMoment
  case ordererName
  case ordererUltimateName
  case ordererIBAN
  case ordererOther
  case ordererType
  case ordererBank
  case ordererBranch
  // One transfer.
  case amount
  case equivalentAmount
  case transactionID
  case endToEndID
  case category
  case settlementDate
  case acceptedAt
  case instructingBIC
  case instructingMember
  case instructedBIC
  case instructedMember
  case debtorName
  case ultimateDebtorName
  case debtorIBAN
  case debtorOther
  case debtorType
  case debtorBIC
  case debtorBank
  case debtorBranch
  case creditorName
  case ultimateCreditorName
  case creditorIBAN
  case creditorOther
  case creditorType
  case creditorBIC
  case creditorBank
  case creditorBranch
  case remittance
  case remittanceReference

  /// The room that fields need.
  static let room = allCases.count + 1

  static let ordererAccount = AccountFields<PaymentField>(
    iban: .ordererIBAN, other: .ordererOther, type: .ordererType, bank: .ordererBank, branch: .ordererBranch)
  static let debtorAccount = AccountFields<PaymentField>(
    iban: .debtorIBAN, other: .debtorOther, type: .debtorType, bank: .debtorBank, branch: .debtorBranch)
  static let creditorAccount = AccountFields<PaymentField>(
    iban: .creditorIBAN, other: .creditorOther, type: .creditorType, bank: .creditorBank,
    branch: .creditorBranch)
}
