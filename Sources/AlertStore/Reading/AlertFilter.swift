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
  /// Any of some runs that raised the alert or added a transaction to it; empty means every run.
  public var runIDs: [Int64] = []
  /// The first business day.
  public var firstDay: BankDay?
  /// The last business day.
  public var lastDay: BankDay?
  /// How strong it is.
  public var band: StoredAlert.Band?
  /// The word of its typology.
  public var typology: String?
  /// The likely type of scam.
  public var scamType: String?
  /// To whom it is given.
  public var assignee: String?
  /// Whether it is given to nobody.
  public var isUnassigned = false
  /// The smallest sum of its transactions in yen.
  public var minimumYen: Int64?
  /// The largest sum of its transactions in yen.
  public var maximumYen: Int64?
  /// A day before which it was due.
  public var dueBefore: BankDay?
  /// The alert after which the page begins; one that is not there gives no alerts.
  public var after: String?
  /// The alerts to leave out at the beginning.
  public var offset = 0
  /// The most alerts to give, strongest first.
  public var limit: Int

  /// Chooses all alerts, up to a number of them.
  public init(limit: Int) {
    precondition(limit >= 0, "A number of alerts is not negative.")
    self.limit = limit
  }
}
