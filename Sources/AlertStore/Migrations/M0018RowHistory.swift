import GRDB

/// What the features of each transaction of an alert were computed from, so that they can be computed again without the database.
enum M0018RowHistory {
  static let name = "M0018RowHistory"

  static func apply(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE row_history (
          transaction_key INTEGER PRIMARY KEY REFERENCES alert_transaction (transaction_key),
          content BLOB NOT NULL CHECK (length(content) > 0)
        ) STRICT
        """)
  }
}
