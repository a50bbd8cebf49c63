import Core
import GRDB

/// Appends entries to the audit inside a transaction that is open, so that what was done and its entry are committed together.
struct AuditWriter {
  let database: Database

  func insert(_ record: AuditRecord) throws -> StoredAuditEntry {
    let last = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT entry_id, hash FROM audit_entry ORDER BY entry_id DESC LIMIT 1"))
    let entryID: Int64 = (last?["entry_id"] ?? 0) + 1
    let previous: String = last?["hash"] ?? AuditChain.firstPreviousHash
    let hash = AuditChain.hash(entryID: entryID, record, previousHash: previous)
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO audit_entry (entry_id, at, actor, action, subject, detail, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      entryID, record.at.iso8601Japan, record.actor, record.action.rawValue, record.subject, record.detail,
      previous, hash,
    ])
    return StoredAuditEntry(entryID: entryID, record: record, previousHash: previous, hash: hash)
  }
}
