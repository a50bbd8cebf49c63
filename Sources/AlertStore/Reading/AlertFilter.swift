import Core

/// Which alerts to read.
///
/// - Missing: a part that is nil does not narrow the choice.
public struct AlertFilter: Hashable, Sendable {
  /// The business day.
  public var businessDay: BankDay?
  /// The account.
  public var account: AccountID?
  /// The states to read; empty means every state.
  public var states: [StoredAlert.State] = []
  /// The places in the queue to read; empty means every place.
  public var places: [StoredAlert.Place] = []
  /// The run that raised the alert or added a transaction to it.
  public var runID: Int64?
  /// The most alerts to give, strongest first.
  public var limit: Int

  /// Chooses all alerts, up to a number of them.
  public init(limit: Int) {
    precondition(limit >= 0, "A number of alerts is not negative.")
    self.limit = limit
  }
}
