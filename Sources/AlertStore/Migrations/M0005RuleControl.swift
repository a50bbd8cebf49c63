import GRDB

/// What exceptions of rules held back, and the audit: a list of what people decided, which only grows and whose entries hold each
/// other by their hashes.
enum M0005RuleControl {
  static let name = "M0005RuleControl"

  static func apply(_ database: Database) throws {
    for statement in suppressions + audit + [view] { try database.execute(sql: statement) }
  }

  private static let suppressions = [
    """
    CREATE TABLE suppressed_hit (
      suppressed_hit_key INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (file_id),
      record_number INTEGER NOT NULL CHECK (record_number > 0),
      account TEXT NOT NULL,
      amount_yen INTEGER NOT NULL CHECK (amount_yen >= 0),
      rule TEXT NOT NULL CHECK (rule <> ''),
      exception TEXT NOT NULL CHECK (exception <> ''),
      UNIQUE (file_id, record_number, rule)
    ) STRICT
    """,
    "CREATE INDEX suppressed_hit_by_exception ON suppressed_hit (exception)",
  ]

  /// A hash is over the lines of the entry and the hash before, so no field may hold a line's end.
  private static let audit = [
    """
    CREATE TABLE audit_entry (
      entry_id INTEGER PRIMARY KEY CHECK (entry_id > 0),
      at TEXT NOT NULL CHECK (length(at) = 25),
      actor TEXT NOT NULL CHECK (actor <> '' AND instr(actor, char(10)) = 0),
      action TEXT NOT NULL CHECK (action <> '' AND instr(action, char(10)) = 0),
      subject TEXT NOT NULL CHECK (subject <> '' AND instr(subject, char(10)) = 0),
      detail TEXT NOT NULL CHECK (substr(detail, 1, 1) = '{' AND instr(detail, char(10)) = 0),
      previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT
    """,
    """
    CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
    WHEN NEW.entry_id <> ifnull((SELECT max(entry_id) FROM audit_entry), 0) + 1
      OR NEW.previous_hash <> ifnull(
        (SELECT hash FROM audit_entry ORDER BY entry_id DESC LIMIT 1), '\(AuditChain.firstPreviousHash)')
    BEGIN SELECT raise(ABORT, 'an audit entry follows the one before it'); END
    """,
    """
    CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
    BEGIN SELECT raise(ABORT, 'audit entries are never changed'); END
    """,
    """
    CREATE TRIGGER audit_entry_remains BEFORE DELETE ON audit_entry
    BEGIN SELECT raise(ABORT, 'audit entries are never deleted'); END
    """,
  ]

  private static let view = """
    CREATE VIEW v_suppressed_hit AS
    SELECT file.run_id, run.business_day, file.name, hit.record_number, hit.account, hit.amount_yen,
      hit.rule, hit.exception
    FROM suppressed_hit AS hit
    JOIN source_file AS file ON file.file_id = hit.file_id
    JOIN run ON run.run_id = file.run_id
    ORDER BY hit.suppressed_hit_key
    """
}
