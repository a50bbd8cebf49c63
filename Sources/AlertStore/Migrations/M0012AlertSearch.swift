import GRDB

/// The index in which alerts are searched by any text of two characters or more, and the indexes by which a million of them are listed.
enum M0012AlertSearch {
  static let name = "M0012AlertSearch"

  static func apply(_ database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
    try indexWhatIsThere(database)
  }

  /// `search_piece` keeps only which texts have a piece: neither the texts nor the places in them, which `search_text` has.
  ///
  /// The wide index holds whatever a list can be narrowed by, so that a choice that few alerts meet is answered from it alone.
  private static let statements = [
    "CREATE TABLE search_text (text_key INTEGER PRIMARY KEY, folded TEXT NOT NULL) STRICT",
    """
    CREATE VIRTUAL TABLE search_piece USING fts5
      (pieces, content = '', columnsize = 0, detail = none, tokenize = 'ascii')
    """,
    """
    CREATE INDEX alert_listing ON alert (is_open, score_micro DESC, alert_id, queue_place, state, band, typology,
      business_day, total_yen, assignee, scam_type, due_day, decision, alert_key)
    """,
  ]

  private static func indexWhatIsThere(_ database: Database) throws {
    let index = try SearchIndex(database)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT alert_key, account, transaction_id, counterparty_account, counterparty_name, originator_name, memo,
          summary_japanese
        FROM alert JOIN alert_transaction USING (alert_id) ORDER BY alert_key, transaction_key
        """)
    while let row = try rows.next() {
      try index.add((1...7).map { row[$0] }, alertKey: row[0])
    }
    let notes = try Row.fetchCursor(
      database, sql: "SELECT alert_key, text FROM alert JOIN alert_note USING (alert_id) ORDER BY note_id")
    while let row = try notes.next() { try index.add([row[1]], alertKey: row[0]) }
  }
}
