import GRDB

/// What is needed to forget: when an alert was erased, which alerts are held for a case, and triggers that let an erased text go.
enum M0017Retention {
  static let name = "M0017Retention"

  static func apply(_ database: Database) throws {
    for statement in tables + texts { try database.execute(sql: statement) }
  }

  private static let tables = [
    "ALTER TABLE alert ADD COLUMN erased_at TEXT CHECK (length(erased_at) = 25)",
    "CREATE INDEX alert_by_erasure ON alert (erased_at) WHERE erased_at IS NOT NULL",
    """
    CREATE TABLE alert_hold (
      hold_id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alert (alert_id),
      at TEXT NOT NULL CHECK (length(at) = 25),
      actor TEXT NOT NULL CHECK (actor <> ''),
      is_held INTEGER NOT NULL CHECK (is_held IN (0, 1)),
      text TEXT NOT NULL CHECK (text <> ''),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      audit_entry_id INTEGER NOT NULL UNIQUE REFERENCES audit_entry (entry_id)
    ) STRICT
    """,
    "CREATE INDEX alert_hold_by_alert ON alert_hold (alert_id, hold_id)",
    """
    CREATE TRIGGER alert_hold_remains BEFORE DELETE ON alert_hold
    BEGIN SELECT raise(ABORT, 'what people did is never deleted'); END
    """,
  ]

  /// The text of an erased alert may be replaced by the word for it, and by nothing else; the digest stays and the chain holds.
  private static let texts =
    ["alert_note", "analyst_link", "alert_hold"].flatMap { table in
      let other = table == "analyst_link" ? " OR alert_id = NEW.other_alert_id" : ""
      let kept =
        (table == "analyst_link" ? ["other_alert_id"] : table == "alert_hold" ? ["is_held"] : [])
        + ["alert_id", "at", "actor", "digest", "audit_entry_id"]
      return [
        "DROP TRIGGER IF EXISTS \(table)_stays",
        """
        CREATE TRIGGER \(table)_stays BEFORE UPDATE ON \(table)
        WHEN NOT (NEW.text = '\(ErasedText.word)' AND NEW.rowid = OLD.rowid
          AND \(kept.map { "NEW.\($0) = OLD.\($0)" }.joined(separator: " AND "))
          AND EXISTS (SELECT 1 FROM alert WHERE (alert_id = NEW.alert_id\(other)) AND erased_at IS NOT NULL))
        BEGIN SELECT raise(ABORT, 'what people did is never changed'); END
        """,
      ]
    }
}
