import GRDB

/// The questions that are asked about alerts.
enum AlertQuery {
  /// An alert beside the strongest of its transactions and that one's first reason.
  static let selection = """
    SELECT alert.*,
      (SELECT sum(amount_yen) FROM alert_transaction WHERE alert_id = alert.alert_id) AS total_yen,
      strongest.direction, strongest.counterparty_name, strongest.counterparty_account,
      reason.japanese AS top_reason_japanese, reason.english AS top_reason_english
    FROM alert
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    """

  /// The WHERE clause of a filter, empty when nothing narrows the choice, and its arguments.
  static func condition(_ filter: AlertFilter) -> (sql: String, arguments: StatementArguments) {
    var parts: [String] = []
    var arguments = StatementArguments()
    if let day = filter.businessDay {
      parts.append("alert.business_day = ?")
      arguments += [day.iso8601]
    }
    if let account = filter.account {
      parts.append("alert.account = ?")
      arguments += [account.text]
    }
    if !filter.states.isEmpty {
      parts.append("alert.state IN (\(filter.states.map { _ in "?" }.joined(separator: ", ")))")
      for state in filter.states { arguments += [state.rawValue] }
    }
    if !filter.places.isEmpty {
      parts.append("alert.queue_place IN (\(filter.places.map { _ in "?" }.joined(separator: ", ")))")
      for place in filter.places { arguments += [place.rawValue] }
    }
    if let runID = filter.runID {
      parts.append("alert.alert_id IN (\(touched))")
      arguments += [runID]
    }
    return (parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND "), arguments)
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
  private static let touched = """
    SELECT alert_id FROM source_file CROSS JOIN alert_transaction USING (file_id) WHERE run_id = ?
    """

  /// Those of them that were raised, and not only drawn.
  private static let raised = touched + " AND alert_transaction.is_drawn = 0"
}
