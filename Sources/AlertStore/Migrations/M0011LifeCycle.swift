import GRDB

/// The life cycle of alerts: ten states in place of three, who has an alert and since when, every move, note, attachment and link.
///
/// - Missing: who brought an alert of an older database into its state, and when, is not known and stays NULL.
enum M0011LifeCycle {
  static let name = "M0011LifeCycle"

  static func apply(_ database: Database) throws {
    for view in ["v_alert_queue", "v_run", "v_suppressed_alert"] {
      try database.execute(sql: "DROP VIEW \(view)")
    }
    for statement in table + [copy, "DROP TABLE alert", "ALTER TABLE alert_next RENAME TO alert"] + indexes {
      try database.execute(sql: statement)
    }
    for statement in records + stays { try database.execute(sql: statement) }
    try database.execute(sql: M0009QueuePlaces.runs)
    try database.execute(sql: M0010AlertChanges.view)
    try database.execute(sql: queue)
  }

  /// `alert_key` numbers alerts in the order of raising and is what the search orders by; `version` counts every change, so that two
  /// people who look at the same version cannot both act on it.
  private static let table = [
    """
    CREATE TABLE alert_next (
      alert_key INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL UNIQUE,
      account TEXT NOT NULL CHECK (account <> ''),
      business_day TEXT NOT NULL CHECK (length(business_day) = 10),
      score_micro INTEGER NOT NULL,
      probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
      probability_is_calibrated INTEGER NOT NULL CHECK (probability_is_calibrated IN (0, 1)),
      band TEXT NOT NULL CHECK (band IN ('look', 'alarm')),
      state TEXT NOT NULL CHECK (state IN ('new', 'assigned', 'in_review', 'escalated', 'waiting', 'confirmed',
        'dismissed', 'reported', 'closed', 'reopened')),
      is_open INTEGER NOT NULL GENERATED ALWAYS AS
        (state IN ('new', 'assigned', 'in_review', 'escalated', 'waiting', 'reopened')) VIRTUAL,
      state_since TEXT CHECK (length(state_since) = 25),
      state_by TEXT CHECK (state_by <> ''),
      due_day TEXT CHECK (length(due_day) = 10),
      assignee TEXT CHECK (assignee <> ''),
      decision TEXT CHECK (decision IN ('confirmed', 'dismissed')),
      decided_at TEXT CHECK (decided_at IS NULL OR (length(decided_at) = 25 AND decision IS NOT NULL)),
      decision_reason TEXT CHECK (decision_reason IS NULL OR (decision_reason <> '' AND decision IS NOT NULL)),
      version INTEGER NOT NULL CHECK (version > 0),
      typology TEXT NOT NULL,
      scam_type TEXT CHECK (scam_type <> ''),
      transaction_count INTEGER NOT NULL CHECK (transaction_count > 0),
      total_yen INTEGER NOT NULL CHECK (total_yen >= 0),
      first_run_id INTEGER NOT NULL REFERENCES run (run_id),
      last_run_id INTEGER NOT NULL REFERENCES run (run_id),
      queue_place TEXT NOT NULL DEFAULT 'unplaced'
        CHECK (queue_place IN ('unplaced', 'queued', 'below_budget', 'sample', 'suppressed')),
      queue_day TEXT CHECK (length(queue_day) = 10),
      is_drawn INTEGER NOT NULL DEFAULT 0 CHECK (is_drawn IN (0, 1))
    ) STRICT
    """
  ]

  private static let copy = """
    INSERT INTO alert_next (alert_id, account, business_day, score_micro, probability, probability_is_calibrated,
      band, state, version, typology, scam_type, transaction_count, total_yen, first_run_id, last_run_id,
      queue_place, queue_day, is_drawn)
    SELECT alert_id, account, business_day, score_micro, probability, probability_is_calibrated, band,
      CASE state WHEN 'open' THEN 'new' ELSE state END, 1, typology,
      (SELECT scam_type FROM alert_transaction AS part JOIN type_score USING (transaction_key)
        WHERE part.alert_id = alert.alert_id AND rank = 1
        ORDER BY part.score_micro DESC, transaction_key LIMIT 1),
      transaction_count, ifnull((SELECT sum(amount_yen) FROM alert_transaction WHERE alert_id = alert.alert_id), 0),
      first_run_id, last_run_id, queue_place, queue_day, is_drawn
    FROM alert ORDER BY rowid
    """

  private static let indexes = [
    "CREATE UNIQUE INDEX alert_by_account ON alert (account, business_day)",
    "CREATE INDEX alert_by_score ON alert (score_micro DESC, alert_id)",
    "CREATE INDEX alert_by_business_day ON alert (business_day, score_micro DESC, alert_id)",
    "CREATE INDEX alert_by_first_run ON alert (first_run_id)",
    "CREATE INDEX alert_by_last_run ON alert (last_run_id)",
    "CREATE INDEX alert_by_place ON alert (queue_place, queue_day)",
  ]

  /// What people and nights did; every row names its entry of the audit.
  private static let records = [
    """
    CREATE TABLE alert_move (
      move_id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      version INTEGER NOT NULL CHECK (version > 1),
      at TEXT NOT NULL CHECK (length(at) = 25),
      actor TEXT NOT NULL CHECK (actor <> ''),
      move TEXT NOT NULL CHECK (move <> ''),
      from_state TEXT NOT NULL,
      to_state TEXT NOT NULL,
      reason_code TEXT CHECK (reason_code <> ''),
      assignee TEXT CHECK (assignee <> ''),
      due_day TEXT CHECK (length(due_day) = 10),
      run_id INTEGER REFERENCES run (run_id),
      audit_entry_id INTEGER NOT NULL UNIQUE REFERENCES audit_entry (entry_id),
      UNIQUE (alert_id, version)
    ) STRICT
    """,
    """
    CREATE TABLE alert_note (
      note_id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      at TEXT NOT NULL CHECK (length(at) = 25),
      actor TEXT NOT NULL CHECK (actor <> ''),
      text TEXT NOT NULL CHECK (text <> ''),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      audit_entry_id INTEGER NOT NULL UNIQUE REFERENCES audit_entry (entry_id)
    ) STRICT
    """,
    "CREATE INDEX alert_note_by_alert ON alert_note (alert_id)",
    """
    CREATE TABLE alert_attachment (
      attachment_id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      at TEXT NOT NULL CHECK (length(at) = 25),
      actor TEXT NOT NULL CHECK (actor <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      byte_length INTEGER NOT NULL CHECK (byte_length >= 0),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      audit_entry_id INTEGER NOT NULL UNIQUE REFERENCES audit_entry (entry_id),
      UNIQUE (alert_id, digest)
    ) STRICT
    """,
    """
    CREATE TABLE analyst_link (
      analyst_link_id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      other_alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      at TEXT NOT NULL CHECK (length(at) = 25),
      actor TEXT NOT NULL CHECK (actor <> ''),
      text TEXT NOT NULL CHECK (text <> ''),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      audit_entry_id INTEGER NOT NULL UNIQUE REFERENCES audit_entry (entry_id),
      UNIQUE (alert_id, other_alert_id),
      CHECK (alert_id < other_alert_id)
    ) STRICT
    """,
    "CREATE INDEX analyst_link_by_other ON analyst_link (other_alert_id)",
    "CREATE INDEX audit_entry_by_subject ON audit_entry (subject, entry_id)",
  ]

  private static let stays = ["alert_move", "alert_note", "alert_attachment", "analyst_link"].flatMap {
    table in
    [
      """
      CREATE TRIGGER \(table)_stays BEFORE UPDATE ON \(table)
      BEGIN SELECT raise(ABORT, 'what people did is never changed'); END
      """,
      """
      CREATE TRIGGER \(table)_remains BEFORE DELETE ON \(table)
      BEGIN SELECT raise(ABORT, 'what people did is never deleted'); END
      """,
    ]
  }

  private static let queue = """
    CREATE VIEW v_alert_queue AS
    SELECT row_number() OVER (ORDER BY alert.score_micro DESC, alert.alert_id) AS queue_rank,
      alert.alert_id, alert.business_day, alert.account, alert.band, alert.state, alert.typology,
      round(alert.score_micro / 1000000.0, 3) AS score,
      round(alert.probability, 4) AS probability, alert.probability_is_calibrated,
      alert.transaction_count, alert.total_yen,
      strongest.occurred_at AS strongest_occurred_at,
      strongest.direction AS strongest_direction,
      strongest.amount_yen AS strongest_amount_yen,
      strongest.counterparty_name, strongest.counterparty_account,
      reason.japanese AS top_reason_japanese,
      reason.english AS top_reason_english,
      strongest.summary_japanese, strongest.summary_english,
      alert.queue_place, alert.queue_day, alert.scam_type, alert.assignee, alert.due_day
    FROM alert
    JOIN alert_transaction AS strongest ON strongest.transaction_key = (
      SELECT transaction_key FROM alert_transaction WHERE alert_id = alert.alert_id
      ORDER BY score_micro DESC, transaction_key LIMIT 1)
    LEFT JOIN reason ON reason.transaction_key = strongest.transaction_key AND reason.rank = 1
    WHERE alert.is_open AND alert.queue_place NOT IN ('below_budget', 'suppressed')
    ORDER BY queue_rank
    """
}
