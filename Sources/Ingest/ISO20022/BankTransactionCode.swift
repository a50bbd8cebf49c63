import Core

/// What the bank transaction codes of ISO 20022 (domain, family, sub-family) say of a transaction's kind.
///
/// Only codes whose meaning leaves no doubt are listed; all others are `.other`.
/// Source: the external code sets of ISO 20022, bank transaction codes: domain PMNT with the families of
/// credit transfers, direct debits, counter transactions and cards; sub-families of charges and interest.
enum BankTransactionCode {
  /// The kind of a code, and whether it is listed.
  static func kind(
    domain: ArraySlice<UInt8>, family: ArraySlice<UInt8>, subFamily: ArraySlice<UInt8>
  ) -> (kind: TransactionKind, isListed: Bool) {
    if isOne(of: charges, subFamily) { return (.fee, true) }
    guard domain.spells("PMNT") else { return (.other, false) }
    // Salaries: SALA is a sub-family of both families of credit transfers.
    if isOne(of: transfers, family) { return (subFamily.spells("SALA") ? .salary : .transfer, true) }
    if isOne(of: directDebits, family) { return (.debit, true) }
    if family.spells("CNTR") && isOne(of: counterCash, subFamily) { return (.cash, true) }
    if isOne(of: cards, family) {
      if isOne(of: cardCash, subFamily) { return (.cash, true) }
      if isOne(of: cardPurchases, subFamily) { return (.card, true) }
    }
    return (.other, false)
  }

  /// Received and issued credit transfers, and their real-time kinds.
  private static let transfers: [StaticString] = ["RCDT", "ICDT", "RRCT", "IRCT"]
  /// Received and issued direct debits.
  private static let directDebits: [StaticString] = ["RDDT", "IDDT"]
  /// Customer and merchant card transactions.
  private static let cards: [StaticString] = ["CCRD", "MCRD"]
  /// Deposits and withdrawals of cash at a counter.
  private static let counterCash: [StaticString] = ["CDPT", "CWDL"]
  /// Deposits and withdrawals of cash by card.
  private static let cardCash: [StaticString] = ["CDPT", "CWDL", "XBCW"]
  /// Payments at a point of sale by debit and credit card.
  private static let cardPurchases: [StaticString] = ["POSD", "POSC"]
  /// Charges, commissions, fees and interest.
  private static let charges: [StaticString] = ["CHRG", "COMM", "FEES", "INTR"]

  private static func isOne(of codes: [StaticString], _ code: ArraySlice<UInt8>) -> Bool {
    code.count == 4 && codes.contains { code.spells($0) }
  }
}
