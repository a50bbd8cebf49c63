/// An alert with all its transactions and their reasons.
public struct StoredAlertDetail: Hashable, Sendable {
  /// The alert.
  public let alert: StoredAlert
  /// Its transactions in the order of time.
  public let transactions: [StoredTransaction]
}
