import GRDB

/// The first and the newest day of each stored state, so that what no window can see any more is found without reading it.
///
/// A state stored before this migration keeps NULL until its key is seen again.
enum M0004StateDays {
  static let name = "M0004StateDays"

  static func apply(_ database: Database) throws {
    try database.execute(
      sql: "ALTER TABLE entity_state ADD COLUMN first_day TEXT CHECK (length(first_day) = 10)")
    try database.execute(
      sql: "ALTER TABLE entity_state ADD COLUMN newest_day TEXT CHECK (newest_day >= first_day)")
    try database.execute(sql: "CREATE INDEX entity_state_by_newest_day ON entity_state (newest_day)")
    try database.execute(sql: "CREATE INDEX entity_state_by_first_day ON entity_state (kind, first_day)")
  }
}
