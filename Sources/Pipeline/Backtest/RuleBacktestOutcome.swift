import Core

/// What two rule packs raise over the same files.
///
/// - Shape: an alert is an account on a day, as a night raises it.
public struct RuleBacktestOutcome: Sendable {
  /// The alerts of a day.
  public struct Day: Hashable, Sendable {
    /// The day.
    public let day: BankDay
    /// The alerts of the present pack.
    public var present = 0
    /// The alerts of the pack that is tried.
    public var tried = 0
    /// The alerts of both.
    public var both = 0
  }

  /// How well a pack finds what is known to be fraud.
  public struct Quality: Hashable, Sendable {
    /// The alerts with a fraudulent transaction.
    public var hits = 0
    /// All alerts.
    public var alerts = 0
    /// The accounts and days with a fraudulent transaction.
    public var frauds = 0

    /// The share of alerts with a fraudulent transaction, or nil when there is no alert.
    public var precision: Double? { alerts == 0 ? nil : Double(hits) / Double(alerts) }
    /// The share of fraudulent accounts and days that are alerts, or nil when there is none.
    public var recall: Double? { frauds == 0 ? nil : Double(hits) / Double(frauds) }
  }

  /// How often a rule fired with each pack; nil where the pack has no such rule that runs.
  public struct RuleCount: Hashable, Sendable {
    /// The rule.
    public let rule: String
    /// Its hits with the present pack.
    public let present: Int64?
    /// Its hits with the pack that is tried.
    public let tried: Int64?
  }

  /// A transaction that shows a difference or lies near the line.
  public struct Example: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The record in the file.
    public let record: Int64
    /// The account.
    public let account: String
    /// When it happened.
    public let occurredAt: Instant
    /// The amount.
    public let amountYen: Int64
    /// The score with the present pack, or nil when it lies far below the line.
    public let presentMicro: Int64?
    /// The score with the pack that is tried, or nil when it lies far below the line.
    public let triedMicro: Int64?
    /// The rules that fired with the pack that raises it, or that is tried.
    public let rules: [String]
    /// Whether it is known to be fraud; nil when nobody knows.
    public let isFraud: Bool?
  }

  /// The days with an alert, in order.
  public var days: [Day] = []
  /// The alerts of the present pack.
  public var present = 0
  /// The alerts of the pack that is tried.
  public var tried = 0
  /// The alerts of both.
  public var both = 0
  /// What is known of the present pack's alerts, when labels are there.
  public var presentQuality: Quality?
  /// What is known of the tried pack's alerts, when labels are there.
  public var triedQuality: Quality?
  /// The rules that fired differently often, by identifier.
  public var rules: [RuleCount] = []
  /// Alerts that only the tried pack raises, the highest scores first.
  public var onlyTried: [Example] = []
  /// Alerts that only the present pack raises, the highest scores first.
  public var onlyPresent: [Example] = []
  /// Transactions nearest above the line with the tried pack.
  public var above: [Example] = []
  /// Transactions nearest below the line with the tried pack.
  public var below: [Example] = []
  /// The transactions that were given a score.
  public var scored: Int64 = 0
  /// What became of the files.
  public var files = FeatureExportOutcome()
}
