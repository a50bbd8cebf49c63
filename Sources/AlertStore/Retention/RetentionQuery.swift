import Alerts
import Core
import GRDB

/// Finds what is older than it may be kept.
struct RetentionQuery {
  let database: Database
  let cutoff: BankDay

  /// Alerts with their last day; what is erased is not there any more.
  private static let aged = """
    SELECT alert_key, alert_id, is_open, queue_place,
      max(business_day, ifnull(substr(state_since, 1, 10), ''), ifnull((SELECT max(substr(occurred_at, 1, 10))
        FROM alert_transaction WHERE alert_id = alert.alert_id), '')) AS last_day,
      ifnull((SELECT is_held FROM alert_hold WHERE alert_id = alert.alert_id ORDER BY hold_id DESC LIMIT 1), 0) AS is_held
    FROM alert WHERE erased_at IS NULL AND business_day < :cutoff
    """

  /// An open alert that analysts see waits for its decision; one that was never put before them does not.
  private static let isUndecided =
    "(is_open AND queue_place IN (\(StoredAlert.Place.shown.map { "'\($0.rawValue)'" }.joined(separator: ", "))))"

  private static let old = "SELECT * FROM (\(aged)) WHERE last_day < :cutoff"

  /// The runs of nights before the first day that is kept.
  static let oldRuns = "SELECT run_id FROM run WHERE business_day < :cutoff"
  /// Their files.
  static let oldFiles = "SELECT file_id FROM source_file WHERE run_id IN (\(oldRuns))"

  /// The rows that go beside alerts, as the condition on their table.
  static let candidates = "queue_candidate WHERE night < :cutoff AND account <> '\(ErasedText.word)'"
  static let suppressedHits =
    "suppressed_hit WHERE account <> '\(ErasedText.word)' AND file_id IN (\(oldFiles))"
  static let rejects = "reject WHERE length(raw) > 0 AND file_id IN (\(oldFiles))"
  static let states = "entity_state WHERE newest_day < :cutoff"

  private var arguments: StatementArguments { ["cutoff": cutoff.iso8601] }

  func plan() throws -> RetentionPlan {
    let free = "NOT is_held AND NOT \(RetentionQuery.isUndecided)"
    let sql = """
      SELECT count(*) FILTER (WHERE \(free)) AS alerts, min(last_day) FILTER (WHERE \(free)) AS first_day,
        max(last_day) FILTER (WHERE \(free)) AS newest, count(*) FILTER (WHERE is_held) AS held,
        count(*) FILTER (WHERE NOT is_held AND \(RetentionQuery.isUndecided)) AS undecided
      FROM (\(RetentionQuery.old))
      """
    guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else {
      throw AlertStoreError.damagedValue(table: "alert", column: "business_day")
    }
    let values = StoredValues(row, table: "alert")
    func day(_ column: String) throws -> BankDay? {
      (row[column] as String?) == nil ? nil : try values.day(column)
    }
    func count(_ rows: String) throws -> Int {
      try Int.fetchOne(database, sql: "SELECT count(*) FROM \(rows)", arguments: arguments) ?? 0
    }
    return RetentionPlan(
      cutoff: cutoff, alerts: row["alerts"], firstDay: try day("first_day"), lastDay: try day("newest"),
      heldAlerts: row["held"], undecidedAlerts: row["undecided"],
      candidates: try count(RetentionQuery.candidates),
      suppressedHits: try count(RetentionQuery.suppressedHits), rejects: try count(RetentionQuery.rejects),
      states: try count(RetentionQuery.states))
  }

  /// The alerts that go, in the order of raising.
  func alerts() throws -> [(key: Int64, id: String)] {
    let sql = """
      SELECT alert_key, alert_id FROM (\(RetentionQuery.old)) WHERE NOT is_held AND NOT \(RetentionQuery.isUndecided)
      ORDER BY alert_key
      """
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map { ($0[0], $0[1]) }
  }
}
