import GRDB

/// What is kept of a score beside its reasons: the challenger's score, sums by family, the memo's spans, the smallest change.
///
/// A transaction recorded before this migration keeps NULL and has no rows here.
enum M0006Explanations {
  static let name = "M0006Explanations"

  static func apply(_ database: Database) throws {
    for statement in columns + tables + [view] { try database.execute(sql: statement) }
  }

  private static let columns = [
    """
    ALTER TABLE alert_transaction ADD COLUMN decider TEXT
      CHECK (decider IN ('model', 'challenger', 'both'))
    """,
    """
    ALTER TABLE alert_transaction ADD COLUMN challenger_score_micro INTEGER
      CHECK ((challenger_score_micro IS NULL) = (decider IS NULL))
    """,
    """
    ALTER TABLE alert_transaction ADD COLUMN challenger_baseline_micro INTEGER
      CHECK ((challenger_baseline_micro IS NULL) = (decider IS NULL))
    """,
  ]

  private static let tables = [
    """
    CREATE TABLE challenger_reason (
      transaction_key INTEGER NOT NULL REFERENCES alert_transaction (transaction_key),
      rank INTEGER NOT NULL CHECK (rank > 0),
      origin TEXT NOT NULL CHECK (origin IN ('feature', 'others')),
      name TEXT NOT NULL CHECK (name <> ''),
      value REAL,
      contribution_micro INTEGER NOT NULL,
      japanese TEXT NOT NULL,
      english TEXT NOT NULL,
      PRIMARY KEY (transaction_key, rank)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE reason_family (
      transaction_key INTEGER NOT NULL REFERENCES alert_transaction (transaction_key),
      family TEXT NOT NULL CHECK (family <> ''),
      contribution_micro INTEGER NOT NULL,
      PRIMARY KEY (transaction_key, family)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE memo_span (
      transaction_key INTEGER NOT NULL REFERENCES alert_transaction (transaction_key),
      span_start INTEGER NOT NULL CHECK (span_start >= 0),
      span_end INTEGER NOT NULL CHECK (span_end >= span_start),
      contribution_micro INTEGER NOT NULL,
      PRIMARY KEY (transaction_key, span_start, span_end)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE smallest_change (
      transaction_key INTEGER NOT NULL REFERENCES alert_transaction (transaction_key),
      part INTEGER NOT NULL CHECK (part IN (1, 2)),
      name TEXT NOT NULL CHECK (name <> ''),
      value REAL NOT NULL,
      enough REAL NOT NULL CHECK (enough <> value),
      score_micro INTEGER NOT NULL,
      japanese TEXT NOT NULL,
      english TEXT NOT NULL,
      PRIMARY KEY (transaction_key, part)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  /// Both models' scores of every transaction of an alert side by side.
  private static let view = """
    CREATE VIEW v_alert_score AS
    SELECT part.alert_id, part.transaction_key, part.transaction_id, part.occurred_at, part.amount_yen,
      round(part.score_micro / 1000000.0, 3) AS score, part.rule_points,
      round(part.model_score_micro / 1000000.0, 3) AS model_score,
      round(part.challenger_score_micro / 1000000.0, 3) AS challenger_score, part.decider,
      reason.japanese AS challenger_reason_japanese, reason.english AS challenger_reason_english
    FROM alert_transaction AS part
    LEFT JOIN challenger_reason AS reason
      ON reason.transaction_key = part.transaction_key AND reason.rank = 1
    ORDER BY part.alert_id, part.transaction_key
    """
}
