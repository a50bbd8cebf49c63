import Core
import GRDB

extension AlertDatabase {
  /// Appends an entry to the audit and gives it with its hash.
  ///
  /// - Input: the caller holds the lock of nights, since only one process writes at a time.
  @discardableResult
  public func append(_ record: AuditRecord) throws(AlertStoreError) -> StoredAuditEntry {
    let texts = [record.actor, record.subject, record.detail]
    precondition(!texts.contains { $0.contains("\n") }, "A text of the audit stands on one line.")
    do {
      return try queue.writeWithoutTransaction { database in
        var entry: StoredAuditEntry?
        try database.inTransaction(.immediate) {
          entry = try insert(record, database)
          return .commit
        }
        guard let entry else { preconditionFailure("A committed entry was made.") }
        return entry
      }
    } catch {
      throw AlertStoreError(translating: error, path: path)
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

  private func insert(_ record: AuditRecord, _ database: Database) throws -> StoredAuditEntry {
    let last = try Row.fetchOne(
      database, sql: "SELECT entry_id, hash FROM audit_entry ORDER BY entry_id DESC LIMIT 1")
    let entryID: Int64 = (last?["entry_id"] ?? 0) + 1
    let previous: String = last?["hash"] ?? AuditChain.firstPreviousHash
    let hash = AuditChain.hash(entryID: entryID, record, previousHash: previous)
    try database.execute(
      sql: """
        INSERT INTO audit_entry (entry_id, at, actor, action, subject, detail, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entryID, record.at.iso8601Japan, record.actor, record.action.rawValue, record.subject, record.detail,
        previous, hash,
      ])
    return StoredAuditEntry(entryID: entryID, record: record, previousHash: previous, hash: hash)
  }
}
