import GRDB

/// What each run added to an alert, which alerts have to do with each other, and which the policy kept from the queue.
///
/// Nothing is known of what was added before this migration, so those alerts have no rows for it.
enum M0010AlertChanges {
  static let name = "M0010AlertChanges"

  static func apply(_ database: Database) throws {
    for statement in tables + indexes + [view] { try database.execute(sql: statement) }
  }

  /// The values before are NULL when the run raised the alert.
  private static let tables = [
    """
    CREATE TABLE alert_change (
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      run_id INTEGER NOT NULL REFERENCES run (run_id),
      transactions_added INTEGER NOT NULL CHECK (transactions_added > 0),
      score_before_micro INTEGER,
      score_after_micro INTEGER NOT NULL,
      band_before TEXT CHECK (band_before IN ('look', 'alarm')),
      band_after TEXT NOT NULL CHECK (band_after IN ('look', 'alarm')),
      PRIMARY KEY (alert_id, run_id),
      CHECK ((score_before_micro IS NULL) = (band_before IS NULL)),
      CHECK (ifnull(score_before_micro <= score_after_micro, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE related_alert (
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      other_alert_id TEXT NOT NULL REFERENCES alert (alert_id) CHECK (other_alert_id <> alert_id),
      relation TEXT NOT NULL CHECK (relation IN ('mule', 'counterparty', 'memo')),
      PRIMARY KEY (alert_id, other_alert_id, relation)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE suppressed_alert (
      night TEXT NOT NULL CHECK (length(night) = 10),
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      target TEXT NOT NULL CHECK (target IN ('account', 'typology')),
      until TEXT NOT NULL CHECK (until >= night),
      reason TEXT NOT NULL CHECK (reason <> ''),
      approved_by TEXT NOT NULL CHECK (approved_by <> ''),
      PRIMARY KEY (night, alert_id)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  /// A suppressed alert with the decision that kept it from the queue of a night.
  static let view = """
    CREATE VIEW v_suppressed_alert AS
    SELECT kept.night, kept.alert_id, alert.account, alert.business_day, alert.band, alert.typology,
      round(alert.score_micro / 1000000.0, 3) AS score, kept.target, kept.until, kept.reason,
      kept.approved_by
    FROM suppressed_alert AS kept JOIN alert ON alert.alert_id = kept.alert_id
    ORDER BY kept.night, kept.alert_id
    """

  /// An alert's number begins with its day, so that one index finds a party or a memo within a span of days.
  private static let indexes = [
    """
    CREATE INDEX alert_transaction_by_counterparty ON alert_transaction (counterparty_account, alert_id)
    WHERE counterparty_account IS NOT NULL
    """,
    "CREATE INDEX alert_transaction_by_memo ON alert_transaction (memo, alert_id) WHERE memo IS NOT NULL",
  ]
}
