import GRDB

/// The first schema: all tables and their indexes.
///
/// Every rule that the schema can hold is written here and not only in the program, because the file outlives
/// the program. A migration that has been released is never edited; a change is a new migration.
enum M0001Tables {
  static let name = "M0001Tables"

  static func apply(_ database: Database) throws {
    for statement in runs + files + alerts + states { try database.execute(sql: statement) }
  }

  private static let runs = [
    """
    CREATE TABLE run (
      run_id INTEGER PRIMARY KEY,
      started_at TEXT NOT NULL,
      finished_at TEXT,
      business_day TEXT NOT NULL CHECK (length(business_day) = 10),
      pipeline TEXT NOT NULL,
      pipeline_digest TEXT NOT NULL,
      model_digest TEXT NOT NULL,
      rules_digest TEXT NOT NULL,
      program_version TEXT NOT NULL
    ) STRICT
    """
  ]

  private static let files = [
    """
    CREATE TABLE source_file (
      file_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run (run_id),
      name TEXT NOT NULL,
      digest TEXT NOT NULL UNIQUE,
      format TEXT NOT NULL,
      byte_length INTEGER NOT NULL CHECK (byte_length >= 0),
      bytes_accepted INTEGER NOT NULL CHECK (bytes_accepted >= 0),
      bytes_rejected INTEGER NOT NULL CHECK (bytes_rejected >= 0),
      bytes_framing INTEGER NOT NULL CHECK (bytes_framing >= 0),
      records_accepted INTEGER NOT NULL CHECK (records_accepted >= 0),
      records_rejected INTEGER NOT NULL CHECK (records_rejected >= 0),
      yen_accepted INTEGER NOT NULL CHECK (yen_accepted >= 0),
      status TEXT NOT NULL CHECK (status IN ('accepted', 'quarantined')),
      notes TEXT NOT NULL,
      CONSTRAINT every_byte_is_accounted_for
        CHECK (bytes_accepted + bytes_rejected + bytes_framing = byte_length)
    ) STRICT
    """,
    "CREATE INDEX source_file_by_run ON source_file (run_id)",
    """
    CREATE TABLE finding (
      finding_id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (file_id),
      code TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('notice', 'error', 'fatal')),
      record_number INTEGER,
      byte_offset INTEGER,
      field TEXT,
      japanese TEXT NOT NULL,
      english TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX finding_by_file ON finding (file_id)",
    """
    CREATE TABLE reject (
      reject_id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (file_id),
      record_number INTEGER,
      byte_offset INTEGER NOT NULL CHECK (byte_offset >= 0),
      byte_length INTEGER NOT NULL CHECK (byte_length >= 0),
      raw BLOB NOT NULL CHECK (length(raw) <= byte_length),
      code TEXT NOT NULL,
      japanese TEXT NOT NULL,
      english TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reject_by_file ON reject (file_id)",
    """
    CREATE TABLE control_total (
      control_total_id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (file_id),
      name_japanese TEXT NOT NULL,
      name_english TEXT NOT NULL,
      declared_count INTEGER,
      declared_yen INTEGER,
      read_count INTEGER,
      read_yen INTEGER,
      agrees INTEGER NOT NULL CHECK (agrees IN (0, 1)),
      CONSTRAINT agreement_is_not_claimed_against_the_numbers CHECK (
        agrees = 0 OR (coalesce(declared_count = read_count, 1) AND coalesce(declared_yen = read_yen, 1)))
    ) STRICT
    """,
    "CREATE INDEX control_total_by_file ON control_total (file_id)",
    """
    CREATE TABLE checkpoint (
      file_id INTEGER PRIMARY KEY REFERENCES source_file (file_id),
      byte_offset INTEGER NOT NULL CHECK (byte_offset >= 0),
      records INTEGER NOT NULL CHECK (records >= 0)
    ) STRICT
    """,
  ]

  /// SQLite's own `json_valid` is barred from a schema that is not trusted, so the explanation is checked by
  /// its first letter.
  private static let alerts = [
    """
    CREATE TABLE alert (
      alert_id TEXT PRIMARY KEY NOT NULL,
      account TEXT NOT NULL CHECK (account <> ''),
      business_day TEXT NOT NULL CHECK (length(business_day) = 10),
      score_micro INTEGER NOT NULL,
      probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
      band TEXT NOT NULL CHECK (band IN ('look', 'alarm')),
      state TEXT NOT NULL CHECK (state IN ('open', 'in_review', 'closed')),
      typology TEXT NOT NULL,
      transaction_count INTEGER NOT NULL CHECK (transaction_count > 0),
      first_run_id INTEGER NOT NULL REFERENCES run (run_id),
      last_run_id INTEGER NOT NULL REFERENCES run (run_id),
      UNIQUE (account, business_day)
    ) STRICT
    """,
    "CREATE INDEX alert_by_score ON alert (score_micro DESC, alert_id)",
    "CREATE INDEX alert_by_business_day ON alert (business_day)",
    "CREATE INDEX alert_by_first_run ON alert (first_run_id)",
    "CREATE INDEX alert_by_last_run ON alert (last_run_id)",
    """
    CREATE TABLE alert_transaction (
      transaction_key INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      file_id INTEGER NOT NULL REFERENCES source_file (file_id),
      record_number INTEGER NOT NULL CHECK (record_number > 0),
      byte_offset INTEGER NOT NULL CHECK (byte_offset >= 0),
      byte_length INTEGER NOT NULL CHECK (byte_length > 0),
      transaction_id TEXT CHECK (transaction_id <> ''),
      occurred_at TEXT NOT NULL CHECK (length(occurred_at) IN (10, 25)),
      direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
      amount_yen INTEGER NOT NULL CHECK (amount_yen >= 0),
      channel TEXT NOT NULL,
      kind TEXT NOT NULL,
      counterparty_account TEXT CHECK (counterparty_account <> ''),
      counterparty_name TEXT CHECK (counterparty_name <> ''),
      originator_name TEXT CHECK (originator_name <> ''),
      memo TEXT CHECK (memo <> ''),
      balance_after_yen INTEGER,
      score_micro INTEGER NOT NULL,
      baseline_micro INTEGER NOT NULL,
      model_score_micro INTEGER NOT NULL,
      rule_points INTEGER NOT NULL CHECK (rule_points >= 0),
      probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
      explanation TEXT NOT NULL CHECK (substr(explanation, 1, 1) = '{'),
      summary_japanese TEXT NOT NULL,
      summary_english TEXT NOT NULL,
      UNIQUE (file_id, record_number)
    ) STRICT
    """,
    """
    CREATE INDEX alert_transaction_by_alert
    ON alert_transaction (alert_id, score_micro DESC, transaction_key)
    """,
    """
    CREATE TABLE reason (
      reason_id INTEGER PRIMARY KEY,
      transaction_key INTEGER NOT NULL REFERENCES alert_transaction (transaction_key),
      rank INTEGER NOT NULL CHECK (rank > 0),
      origin TEXT NOT NULL CHECK (origin IN ('rule', 'feature', 'memo', 'others')),
      name TEXT NOT NULL,
      value REAL,
      contribution_micro INTEGER NOT NULL,
      contribution REAL NOT NULL,
      span_start INTEGER,
      span_end INTEGER,
      japanese TEXT NOT NULL,
      english TEXT NOT NULL,
      reference_case TEXT CHECK (reference_case <> ''),
      UNIQUE (transaction_key, rank),
      CHECK ((span_start IS NULL) = (span_end IS NULL) AND ifnull(span_start <= span_end, 1))
    ) STRICT
    """,
  ]

  /// `run_id` has no index: runs are never deleted, and an index would double the cost of the night's largest
  /// write.
  private static let states = [
    """
    CREATE TABLE entity_state (
      kind INTEGER NOT NULL,
      key TEXT NOT NULL,
      version INTEGER NOT NULL,
      run_id INTEGER NOT NULL REFERENCES run (run_id),
      content BLOB NOT NULL,
      PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID
    """
  ]
}
