import GRDB

/// Which alerts of a night are put before analysts, and what is drawn from below the line.
///
/// Every alert recorded before this migration was put before them.
enum M0009QueuePlaces {
  static let name = "M0009QueuePlaces"

  static func apply(_ database: Database) throws {
    for statement in columns + tables + [dropQueue, queue, dropRuns, runs] {
      try database.execute(sql: statement)
    }
  }

  /// An alert whose night has not ended is unplaced.
  ///
  /// A drawn alert holds nothing but a transaction from below the line.
  private static let columns = [
    """
    ALTER TABLE alert ADD COLUMN queue_place TEXT NOT NULL DEFAULT 'unplaced'
      CHECK (queue_place IN ('unplaced', 'queued', 'below_budget', 'sample', 'suppressed'))
    """,
    "ALTER TABLE alert ADD COLUMN queue_day TEXT CHECK (length(queue_day) = 10)",
    "ALTER TABLE alert ADD COLUMN is_drawn INTEGER NOT NULL DEFAULT 0 CHECK (is_drawn IN (0, 1))",
    "ALTER TABLE alert_transaction ADD COLUMN is_drawn INTEGER NOT NULL DEFAULT 0 CHECK (is_drawn IN (0, 1))",
    """
    UPDATE alert SET queue_place = 'queued',
      queue_day = (SELECT business_day FROM run WHERE run.run_id = alert.first_run_id)
    """,
    "CREATE INDEX alert_by_place ON alert (queue_place, queue_day)",
  ]

  /// A candidate without a record is an account whose alert has everything.
  ///
  /// `rank` is the digest that drew it.
  private static let tables = [
    """
    CREATE TABLE queue_night (
      business_day TEXT PRIMARY KEY NOT NULL CHECK (length(business_day) = 10),
      look_line_micro INTEGER NOT NULL,
      alarm_line_micro INTEGER NOT NULL,
      budget INTEGER CHECK (budget > 0),
      sample_size INTEGER CHECK (sample_size > 0),
      sample_seed INTEGER,
      CHECK ((sample_size IS NULL) = (sample_seed IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE queue_candidate (
      night TEXT NOT NULL CHECK (length(night) = 10),
      rank TEXT NOT NULL CHECK (length(rank) = 64),
      account TEXT NOT NULL CHECK (account <> ''),
      business_day TEXT NOT NULL CHECK (length(business_day) = 10),
      file_id INTEGER REFERENCES source_file (file_id),
      record BLOB,
      PRIMARY KEY (night, rank),
      CHECK ((file_id IS NULL) = (record IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE queue_sample (
      alert_id TEXT PRIMARY KEY NOT NULL REFERENCES alert (alert_id),
      night TEXT NOT NULL REFERENCES queue_night (business_day),
      rank TEXT NOT NULL CHECK (length(rank) = 64),
      is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),
      UNIQUE (night, rank)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let dropQueue = "DROP VIEW v_alert_queue"

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
      strongest.summary_japanese, strongest.summary_english,
      alert.queue_place, alert.queue_day
    FROM alert
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    WHERE alert.state <> 'closed' AND alert.queue_place NOT IN ('below_budget', 'suppressed')
    ORDER BY queue_rank
    """

  private static let dropRuns = "DROP VIEW v_run"

  static let runs = """
    CREATE VIEW v_run AS
    SELECT run.run_id, run.business_day, run.started_at, run.finished_at, run.pipeline,
      count(file.file_id) AS files,
      ifnull(sum(file.status = 'quarantined'), 0) AS files_quarantined,
      ifnull(sum(file.records_accepted) FILTER (WHERE file.status = 'accepted'), 0) AS records_accepted,
      ifnull(sum(file.records_rejected) FILTER (WHERE file.status = 'accepted'), 0) AS records_rejected,
      ifnull(sum(file.records_accepted + file.records_rejected)
        FILTER (WHERE file.status = 'quarantined'), 0) AS records_quarantined,
      ifnull(sum(file.yen_accepted) FILTER (WHERE file.status = 'accepted'), 0) AS yen_accepted,
      (SELECT count(*) FROM alert WHERE first_run_id = run.run_id AND is_drawn = 0) AS alerts_raised,
      run.program_version, run.pipeline_digest, run.model_digest, run.rules_digest
    FROM run
    LEFT JOIN source_file AS file ON file.run_id = run.run_id
    GROUP BY run.run_id
    ORDER BY run.run_id
    """
}
