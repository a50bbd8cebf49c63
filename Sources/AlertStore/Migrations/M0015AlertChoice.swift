import GRDB

/// One index that holds whatever a list can be narrowed by.
///
/// The one before it began with a computed column, and with such a column the engine reads the table beside the index.
enum M0015AlertChoice {
  static let name = "M0015AlertChoice"

  static func apply(_ database: Database) throws {
    try database.execute(sql: "DROP INDEX alert_listing")
    try database.execute(
      sql: """
        CREATE INDEX alert_choice ON alert (score_micro DESC, alert_id, state, queue_place, band, typology,
          business_day, total_yen, assignee, scam_type, due_day, alert_key)
        """)
  }
}
