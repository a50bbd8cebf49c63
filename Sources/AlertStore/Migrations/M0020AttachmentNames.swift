import GRDB

/// The name of an attachment can name a person: the audit keeps its salted digest from here on, and the name can be erased.
///
/// A row of before keeps NULL, and its entry of the audit the name, which no chain lets go.
enum M0020AttachmentNames {
  static let name = "M0020AttachmentNames"

  static func apply(_ database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
  }

  /// The salt goes with the name: without it nobody can try names against the digest.
  private static let statements = [
    "ALTER TABLE alert_attachment ADD COLUMN name_salt BLOB CHECK (length(name_salt) = 16)",
    "ALTER TABLE alert_attachment ADD COLUMN name_digest TEXT CHECK (length(name_digest) = 64)",
    "DROP TRIGGER alert_attachment_stays",
    """
    CREATE TRIGGER alert_attachment_stays BEFORE UPDATE ON alert_attachment
    WHEN NOT (NEW.name = '\(ErasedText.word)' AND NEW.name_salt IS NULL AND NEW.rowid = OLD.rowid
      AND \(kept.map { "NEW.\($0) IS OLD.\($0)" }.joined(separator: " AND "))
      AND EXISTS (SELECT 1 FROM alert WHERE alert_id = NEW.alert_id AND erased_at IS NOT NULL))
    BEGIN SELECT raise(ABORT, 'what people did is never changed'); END
    """,
  ]

  private static let kept = [
    "alert_id", "at", "actor", "byte_length", "digest", "name_digest", "audit_entry_id",
  ]
}
