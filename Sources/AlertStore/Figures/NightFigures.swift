import Alerts
import Core

/// The figures of a night for its report: what it counted, beside the night before, by rule, and how scores and features were spread.
///
/// - Shape: a night is all runs of one business day, or one of them.
public struct NightFigures: Hashable, Sendable {
  /// What runs counted.
  public struct Totals: Hashable, Sendable {
    /// Files accepted.
    public var filesAccepted: Int64
    /// Files quarantined.
    public var filesQuarantined: Int64
    /// Records accepted, in accepted files.
    public var recordsAccepted: Int64
    /// Records refused, in accepted files.
    public var recordsRejected: Int64
    /// Yen accepted, in accepted files.
    public var yenAccepted: Int64
    /// Alerts that were raised.
    public var alertsRaised: Int64
    /// Alerts that were there and got more transactions.
    public var alertsExtended: Int64
    /// Those of both that are to be looked at first.
    public var alarms: Int64
    /// Transactions that alerts were raised for.
    public var transactions: Int64
    /// Their yen.
    public var alertYen: Int64
    /// Hits that exceptions held back.
    public var suppressedHits: Int64
    /// Alerts of the night put before analysts.
    public var queued: Int64
    /// Alerts of the night below its budget.
    public var belowBudget: Int64
    /// Alerts drawn at random.
    public var sampled: Int64
  }

  /// The night before, whichever day that was.
  public struct Before: Hashable, Sendable {
    /// Its business day.
    public let night: BankDay
    /// What it counted.
    public let totals: Totals
    /// How its scores and features were spread.
    public let distributions: [DistributionRecord]
  }

  /// An alert that was there before and got more transactions.
  public struct Extended: Hashable, Sendable {
    /// The alert.
    public let alertID: String
    /// What was added.
    public let change: AlertChange
  }

  /// A rule: its hits of the night, and what people ever found of its alerts.
  public struct Rule: Hashable, Sendable {
    /// The identifier.
    public let rule: String
    /// Its hits of the night in transactions of alerts.
    public let hits: Int64
    /// The alerts of the night that it spoke in.
    public let alerts: Int64
    /// Its hits of the night that exceptions held back.
    public let suppressedHits: Int64
    /// The alerts of all nights in which it spoke.
    public let allAlerts: Int64
    /// Those of them that are confirmed.
    public let confirmed: Int64
    /// Those of them that are dismissed.
    public let dismissed: Int64

    /// The share of confirmed among decided alerts, or nil before any is decided.
    public var precision: Double? {
      confirmed + dismissed == 0 ? nil : Double(confirmed) / Double(confirmed + dismissed)
    }
  }

  /// How many alerts people brought into a state.
  public struct Moves: Hashable, Sendable {
    /// The state.
    public let state: AlertState
    /// The moves into it.
    public let count: Int64
  }

  /// The business day.
  public let night: BankDay
  /// The runs, in their order.
  public let runIDs: [Int64]
  /// What they counted.
  public let totals: Totals
  /// The night before, or nil for the first.
  public let before: Before?
  /// The alerts that got more transactions, strongest first.
  public let extended: [Extended]
  /// What people did since the night before began, by the state that it led to.
  public let moves: [Moves]
  /// Every rule that spoke in the night or ever, those of the night first.
  public let rules: [Rule]
  /// How scores and features were spread.
  public let distributions: [DistributionRecord]
}
