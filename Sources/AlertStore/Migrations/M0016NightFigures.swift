import GRDB

/// What a report shows beside alerts: how the night's scores and features were spread, and an alert's account over a month.
enum M0016NightFigures {
  static let name = "M0016NightFigures"

  static func apply(_ database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
  }

  /// Lists are JSON, so that `json_each` reads them; a number of a month that is not known is null, and nothing is 0.
  private static let statements = [
    """
    CREATE TABLE distribution (
      run_id INTEGER NOT NULL REFERENCES run (run_id),
      name TEXT NOT NULL CHECK (name <> ''),
      missing INTEGER NOT NULL CHECK (missing >= 0),
      edges TEXT NOT NULL CHECK (substr(edges, 1, 1) = '['),
      counts TEXT NOT NULL CHECK (substr(counts, 1, 1) = '['),
      reference_missing REAL CHECK (reference_missing BETWEEN 0 AND 1),
      reference_shares TEXT CHECK (substr(reference_shares, 1, 1) = '['),
      PRIMARY KEY (run_id, name),
      CHECK ((reference_missing IS NULL) = (reference_shares IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE alert_month (
      alert_id TEXT PRIMARY KEY NOT NULL REFERENCES alert (alert_id),
      last_day TEXT NOT NULL CHECK (length(last_day) = 10),
      days TEXT NOT NULL CHECK (substr(days, 1, 1) = '[')
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
