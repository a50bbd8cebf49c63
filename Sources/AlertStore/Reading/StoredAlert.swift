import Alerts
import Core
import GRDB

/// An alert as a list shows it: the account's day, its score, and the strongest of its transactions.
public struct StoredAlert: Hashable, Sendable {
  /// How strong an alert is.
  public enum Band: String, CaseIterable, Sendable {
    /// Worth a look.
    case look
    /// To be handled first.
    case alarm
  }

  /// How far people have come with an alert.
  public typealias State = AlertState

  /// Whether an alert is put before analysts, and why.
  public enum Place: String, CaseIterable, Sendable {
    /// Its night has not ended.
    case unplaced
    /// It is in the queue.
    case queued
    /// The budget of its night went to stronger ones.
    case belowBudget = "below_budget"
    /// It was drawn at random from what nobody would look at otherwise.
    case sample
    /// The policy says that it is not to be looked at.
    case suppressed

    /// The places in which analysts see an alert; one whose night has not ended is rather shown than missed.
    public static let shown: [Place] = [.unplaced, .queued, .sample]
  }

  /// The identifier.
  public let alertID: String
  /// The account.
  public internal(set) var account: AccountID
  /// The business day.
  public let businessDay: BankDay
  /// The score in millionths of a logit.
  public let scoreMicro: Int64
  /// The estimated chance of fraud, 0 to 1.
  public let probability: Double
  /// Whether that is calibrated on the bank's own outcomes, without which it is no probability.
  public let isCalibrated: Bool
  /// How strong it is.
  public let band: Band
  /// How far people have come with it.
  public let state: State
  /// Whether it is put before analysts.
  public let place: Place
  /// The night that gave it its place, or nil while it has none.
  public let queueDay: BankDay?
  /// Since when it is in its state, or nil when that is not known.
  public let stateSince: Instant?
  /// Until when it is to leave its state, or nil when nothing says so.
  public let dueDay: BankDay?
  /// When its names, accounts and texts were erased, or nil while they are kept.
  public let erasedAt: Instant?
  /// To whom it is given, or nil.
  public let assignee: String?
  /// What it was found to be, or nil while no decision is in force.
  public let decision: AlertStanding.Decision?
  /// When that was decided.
  public let decidedAt: Instant?
  /// The word of the reason for the decision, when there is one.
  public let decisionReason: String?
  /// Counts the changes: whoever acts on what was seen says which version that was.
  public let version: Int64
  /// The word of the pattern it looks like.
  public let typology: String
  /// The type of scam that the model finds most likely for its strongest transaction, when it says so.
  public let scamType: String?
  /// The number of its transactions.
  public let transactionCount: Int
  /// The run that raised it.
  public let firstRunID: Int64
  /// The last run that added to it.
  public let lastRunID: Int64
  /// The sum of its transactions' amounts.
  public let totalYen: Int64
  /// The direction of its strongest transaction.
  public let direction: Direction
  /// The other party's name in its strongest transaction, when the file gives it.
  public internal(set) var counterpartyName: String?
  /// The other account in its strongest transaction, when the file gives it.
  public internal(set) var counterpartyAccount: String?
  /// The first reason of its strongest transaction in Japanese, when there is one.
  public internal(set) var topReasonJapanese: String?
  /// The first reason of its strongest transaction in English, when there is one.
  public internal(set) var topReasonEnglish: String?
  /// What that reason comes from, when there is one.
  public let topReasonOrigin: ReasonRecord.Origin?

  init(_ row: Row) throws {
    let values = StoredValues(row, table: "alert")
    alertID = row["alert_id"]
    account = AccountID(row["account"])
    businessDay = try values.day("business_day")
    scoreMicro = row["score_micro"]
    probability = row["probability"]
    isCalibrated = row["probability_is_calibrated"]
    band = try values.word("band")
    state = try values.word("state")
    place = try values.word("queue_place")
    queueDay = (row["queue_day"] as String?) == nil ? nil : try values.day("queue_day")
    stateSince = try values.optionalMoment("state_since")
    dueDay = (row["due_day"] as String?) == nil ? nil : try values.day("due_day")
    erasedAt = try values.optionalMoment("erased_at")
    assignee = row["assignee"]
    decision = (row["decision"] as String?) == nil ? nil : try values.word("decision")
    decidedAt = try values.optionalMoment("decided_at")
    decisionReason = row["decision_reason"]
    version = row["version"]
    typology = row["typology"]
    scamType = row["scam_type"]
    transactionCount = row["transaction_count"]
    firstRunID = row["first_run_id"]
    lastRunID = row["last_run_id"]
    totalYen = row["total_yen"]
    direction = try values.found(Direction(word: row["direction"] as String), "direction")
    counterpartyName = row["counterparty_name"]
    counterpartyAccount = row["counterparty_account"]
    topReasonJapanese = row["top_reason_japanese"]
    topReasonEnglish = row["top_reason_english"]
    topReasonOrigin =
      (row["top_reason_origin"] as String?) == nil ? nil : try values.word("top_reason_origin")
  }
}
