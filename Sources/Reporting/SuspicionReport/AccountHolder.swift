import Core

/// What the customers' file says of the holder of an account.
///
/// - Missing: what the file does not say is nil.
public struct AccountHolder: Hashable, Sendable {
  /// The name as the bank writes it.
  public var name: String?
  /// The sort of holder.
  public var kind: CustomerTable.HolderKind?
  /// The day on which the account was opened.
  public var openedOn: BankDay?
  /// The day on which the file was true.
  public var asOf: BankDay?

  /// The holder of an account, or nil when the table does not have it.
  ///
  /// - Cost: one pass over the accounts.
  public init?(of account: AccountID, in customers: CustomerTable) {
    let row = (0..<customers.count).first { customers.account.string($0) == account.text }
    guard let row else { return nil }
    let name = customers.holderName.string(row)
    self.name = name.isEmpty ? nil : name
    kind = customers.holderKind[row]
    openedOn = customers.openedOn[row]
    asOf = customers.asOf
  }
}
