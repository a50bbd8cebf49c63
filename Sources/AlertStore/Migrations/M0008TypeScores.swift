import GRDB

/// What the model's heads say of the type of scam.
///
/// A transaction recorded before this migration, or by a model without heads, has no rows here.
enum M0008TypeScores {
  static let name = "M0008TypeScores"

  static func apply(_ database: Database) throws {
    try database.execute(sql: table)
  }

  /// An uncalibrated score claims no share.
  private static let table = """
    CREATE TABLE type_score (
      transaction_key INTEGER NOT NULL REFERENCES alert_transaction (transaction_key),
      rank INTEGER NOT NULL CHECK (rank > 0),
      scam_type TEXT NOT NULL CHECK (scam_type <> ''),
      score_micro INTEGER NOT NULL,
      estimate REAL CHECK (estimate BETWEEN 0 AND 1),
      PRIMARY KEY (transaction_key, rank),
      UNIQUE (transaction_key, scam_type)
    ) STRICT, WITHOUT ROWID
    """
}
