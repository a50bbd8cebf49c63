import Core
import GRDB

extension AlertDatabase {
  /// Appends an entry to the audit and gives it with its hash.
  ///
  /// Takes the write lock of the database, so that two processes cannot append the same number.
  @discardableResult
  public func append(_ record: AuditRecord) throws(AlertStoreError) -> StoredAuditEntry {
    let texts = [record.actor, record.subject, record.detail]
    precondition(!texts.contains { $0.contains("\n") }, "A text of the audit stands on one line.")
    do {
      return try queue.writeWithoutTransaction { database in
        var entry: StoredAuditEntry?
        try database.inTransaction(.immediate) {
          entry = try AuditWriter(database: database).insert(record)
          return .commit
        }
        guard let entry else { preconditionFailure("A committed entry was made.") }
        return entry
      }
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// The number and hash of the last entry of the audit, or nil when there is none: whoever keeps it elsewhere can prove later that
  /// nothing before it was changed.
  public func auditHead() throws(AlertStoreError) -> AuditHead? {
    try reading(AuditHead.fetch)
  }

  /// The entries of the audit on one subject, in order.
  public func auditEntries(on subject: String) throws(AlertStoreError) -> [StoredAuditEntry] {
    try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM audit_entry WHERE subject = ? ORDER BY entry_id", arguments: [subject]
      ).map(StoredAuditEntry.init)
    }
  }

  /// Every entry of the audit, in order.
  public func auditEntries() throws(AlertStoreError) -> [StoredAuditEntry] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT * FROM audit_entry ORDER BY entry_id").map(
        StoredAuditEntry.init)
    }
  }

  /// How many hits each exception has held back in accepted files, by its identifier.
  public func suppressedCounts(runID: Int64? = nil) throws(AlertStoreError) -> [String: Int64] {
    try reading { database in
      let condition = runID == nil ? "" : " JOIN source_file USING (file_id) WHERE run_id = ?"
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT exception, count(*) AS hits FROM suppressed_hit\(condition) GROUP BY exception",
        arguments: runID.map { [$0] } ?? [])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["exception"], $0["hits"]) })
    }
  }
}
