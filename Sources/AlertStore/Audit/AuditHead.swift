import GRDB

/// The end of the audit's chain, on which every entry before it depends.
public struct AuditHead: Hashable, Sendable {
  /// The number of the last entry.
  public let entryID: Int64
  /// Its hash.
  public let hash: String

  /// As `mekiki audit verify --known` takes it.
  public var text: String { "\(entryID):\(hash)" }

  static func fetch(_ database: Database) throws -> AuditHead? {
    let sql = "SELECT entry_id, hash FROM audit_entry ORDER BY entry_id DESC LIMIT 1"
    return try Row.fetchOne(database, sql: sql).map { AuditHead(entryID: $0[0], hash: $0[1]) }
  }
}
