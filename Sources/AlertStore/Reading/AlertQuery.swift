import GRDB

/// The questions that are asked about alerts.
enum AlertQuery {
  /// What is asked of an alert beside its own columns: the strongest of its transactions and that one's first reason.
  private static let columns = """
    SELECT alert.*,
      strongest.direction, strongest.counterparty_name, strongest.counterparty_account,
      reason.japanese AS top_reason_japanese, reason.english AS top_reason_english,
      reason.origin AS top_reason_origin
    """

  private static let parts = """
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    """

  /// The question for one alert by its identifier.
  static let one = "\(columns) FROM alert \(parts) WHERE alert.alert_id = ?"

  /// The question for the alerts whose keys another question gives; the order is the caller's.
  static func chosen(by keys: String) -> String {
    "\(columns) FROM (\(keys)) AS chosen CROSS JOIN alert ON alert.alert_key = chosen.alert_key \(parts)"
  }

  static func counts(runID: Int64, _ database: Database) throws -> NightSummary.AlertCounts {
    let alerts = """
      SELECT ifnull(sum(band = 'alarm'), 0), ifnull(sum(band = 'look'), 0), ifnull(sum(first_run_id <> ?), 0)
      FROM alert WHERE alert_id IN (\(raised))
      """
    let transactions = """
      SELECT count(*), ifnull(sum(amount_yen), 0)
      FROM alert_transaction JOIN source_file USING (file_id) WHERE run_id = ? AND is_drawn = 0
      """
    let missing = AlertStoreError.noSuchRun(runID: runID)
    guard let raised = try Row.fetchOne(database, sql: alerts, arguments: [runID, runID]),
      let moved = try Row.fetchOne(database, sql: transactions, arguments: [runID])
    else { throw missing }
    return NightSummary.AlertCounts(
      alarms: raised[0], looks: raised[1], extended: raised[2], transactions: moved[0], yen: moved[1])
  }

  /// The alerts that have a transaction from a file of a run.
  static let touched = touched(byRuns: "?")

  /// The alerts that have a transaction from a file of some runs, listed as numbers.
  static func touched(byRuns runs: String) -> String {
    "SELECT alert_id FROM source_file CROSS JOIN alert_transaction USING (file_id) WHERE run_id IN (\(runs))"
  }

  /// Those of them that were raised, and not only drawn.
  private static let raised = touched + " AND alert_transaction.is_drawn = 0"
}
