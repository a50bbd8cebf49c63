import Core
import GRDB

/// What one run added to an alert.
public struct AlertChange: Hashable, Sendable {
  /// The run.
  public let runID: Int64
  /// The business day of the run.
  public let night: BankDay
  /// The moment at which the run began.
  public let startedAt: Instant
  /// The number of transactions that it added.
  public let transactionsAdded: Int
  /// The score before, in millionths of a logit; nil when the run raised the alert.
  public let scoreBeforeMicro: Int64?
  /// The score after, in millionths of a logit.
  public let scoreAfterMicro: Int64
  /// The band before; nil when the run raised the alert.
  public let bandBefore: StoredAlert.Band?
  /// The band after.
  public let bandAfter: StoredAlert.Band
}

extension AlertChange {
  static func fetchAll(of alertID: String, _ database: Database) throws -> [AlertChange] {
    let sql = """
      SELECT alert_change.*, run.business_day, run.started_at FROM alert_change JOIN run USING (run_id)
      WHERE alert_id = ? ORDER BY run_id
      """
    return try Row.fetchAll(database, sql: sql, arguments: [alertID]).map { row in
      let values = StoredValues(row, table: "alert_change")
      return AlertChange(
        runID: row["run_id"], night: try values.day("business_day"),
        startedAt: try values.moment("started_at"), transactionsAdded: row["transactions_added"],
        scoreBeforeMicro: row["score_before_micro"], scoreAfterMicro: row["score_after_micro"],
        bandBefore: (row["band_before"] as String?) == nil ? nil : try values.word("band_before"),
        bandAfter: try values.word("band_after"))
    }
  }
}
