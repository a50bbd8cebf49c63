import GRDB

/// Whether an estimate was calibrated on the bank's own outcomes; only then it is a probability.
///
/// What was recorded before this migration was not.
enum M0007Calibration {
  static let name = "M0007Calibration"

  static func apply(_ database: Database) throws {
    for table in ["alert", "alert_transaction"] {
      try database.execute(
        sql: """
          ALTER TABLE \(table) ADD COLUMN probability_is_calibrated INTEGER NOT NULL DEFAULT 0
            CHECK (probability_is_calibrated IN (0, 1))
          """)
    }
    try database.execute(sql: "DROP VIEW v_alert_queue")
    try database.execute(sql: queue)
  }

  private static let queue = """
    CREATE VIEW v_alert_queue AS
    SELECT row_number() OVER (ORDER BY alert.score_micro DESC, alert.alert_id) AS queue_rank,
      alert.alert_id, alert.business_day, alert.account, alert.band, alert.state, alert.typology,
      round(alert.score_micro / 1000000.0, 3) AS score,
      round(alert.probability, 4) AS probability, alert.probability_is_calibrated,
      alert.transaction_count,
      (SELECT sum(amount_yen) FROM alert_transaction WHERE alert_id = alert.alert_id) AS total_yen,
      strongest.occurred_at AS strongest_occurred_at,
      strongest.direction AS strongest_direction,
      strongest.amount_yen AS strongest_amount_yen,
      strongest.counterparty_name, strongest.counterparty_account,
      reason.japanese AS top_reason_japanese,
      reason.english AS top_reason_english,
      strongest.summary_japanese, strongest.summary_english
    FROM alert
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    WHERE alert.state <> 'closed'
    ORDER BY queue_rank
    """
}
