/// Somebody on the other side of a transaction.
struct Party {
  /// The account as files write it, or empty when the bank shows none.
  let account: String
  /// The name as banks write it.
  let name: String
  /// The customer of the simulated bank whose account it is.
  let customer: Int32?
}
