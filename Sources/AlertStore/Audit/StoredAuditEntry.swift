import Core
import GRDB

/// An entry of the audit as it is stored.
public struct StoredAuditEntry: Hashable, Sendable {
  /// The number of the entry, counted from 1 without a gap.
  public let entryID: Int64
  /// What was decided.
  public let record: AuditRecord
  /// The hash of the entry before.
  public let previousHash: String
  /// The hash of this entry.
  public let hash: String

  init(entryID: Int64, record: AuditRecord, previousHash: String, hash: String) {
    self.entryID = entryID
    self.record = record
    self.previousHash = previousHash
    self.hash = hash
  }

  init(_ row: Row) throws {
    let at = try StoredValues(row, table: "audit_entry").moment("at")
    guard let action = AuditRecord.Action(rawValue: row["action"]) else {
      throw AlertStoreError.damagedValue(table: "audit_entry", column: "action")
    }
    entryID = row["entry_id"]
    record = AuditRecord(
      at: at, actor: row["actor"], action: action, subject: row["subject"], detail: row["detail"])
    previousHash = row["previous_hash"]
    hash = row["hash"]
  }
}
