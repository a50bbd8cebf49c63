import GRDB

/// By what a delivery is known again, so that a corrected file is told from a new one.
///
/// A file recorded before this migration keeps NULL: nobody kept its header then.
enum M0019Deliveries {
  static let name = "M0019Deliveries"

  static func apply(_ database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
  }

  /// A digest and not the header itself, which names an account: nothing has to be erased of it.
  private static let statements = [
    "ALTER TABLE source_file ADD COLUMN delivery_digest TEXT CHECK (length(delivery_digest) = 64)",
    """
    CREATE INDEX source_file_by_delivery ON source_file (delivery_digest)
    WHERE delivery_digest IS NOT NULL
    """,
    "CREATE INDEX source_file_by_name ON source_file (name)",
  ]
}
