import GRDB

/// The names of attachments that stayed where their alert was erased before attachments were erased with it.
///
/// Not touched: the audit, which repeats the names of files that were attached before schema 20, and the backup that every upgrade makes beside
/// the database, which is as the database was.
enum M0021ErasedAttachmentNames {
  static let name = "M0021ErasedAttachmentNames"

  static func apply(_ database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
  }

  /// What is taken out of a page is overwritten: the next erasure may be a year away.
  private static let statements = [
    "PRAGMA secure_delete = ON",
    """
    UPDATE alert_attachment SET name = '\(ErasedText.word)', name_salt = NULL
    WHERE name <> '\(ErasedText.word)' AND alert_id IN (SELECT alert_id FROM alert WHERE erased_at IS NOT NULL)
    """,
  ]
}
