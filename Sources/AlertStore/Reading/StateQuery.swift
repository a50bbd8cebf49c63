import Core
import GRDB

/// What is stored of an account, a payee or a declared value between nights.
public struct StoredEntityState: Hashable, Sendable {
  /// The layout of the content.
  public var version: Int
  /// The content.
  public var content: [UInt8]
  /// The first and the newest day; nil for a state stored before they were kept.
  public var days: ClosedRange<BankDay>?

  /// Makes a stored state from its parts.
  public init(version: Int, content: [UInt8], days: ClosedRange<BankDay>?) {
    self.version = version
    self.content = content
    self.days = days
  }
}

/// Reads stored states one by one.
enum StateQuery {
  static let one =
    "SELECT version, content, first_day, newest_day FROM entity_state WHERE kind = ? AND key = ?"

  static func find(kind: Int, key: String, _ statement: Statement) throws -> StoredEntityState? {
    try Row.fetchOne(statement, arguments: [kind, key]).map { row in
      let content = try row.withUnsafeData(atIndex: 1) { data in
        guard let data else { throw AlertStoreError.damagedValue(table: "entity_state", column: "content") }
        return [UInt8](data)
      }
      return StoredEntityState(version: row[0], content: content, days: try days(row[2], row[3]))
    }
  }

  static func firstDay(kind: Int, _ database: Database) throws -> BankDay? {
    let sql = """
      SELECT min(day) FROM (
        SELECT min(first_day) AS day FROM entity_state WHERE kind = ?1
        UNION ALL
        SELECT min(business_day) FROM run
        WHERE EXISTS (SELECT 1 FROM entity_state WHERE kind = ?1 AND first_day IS NULL))
      """
    guard let text = try String.fetchOne(database, sql: sql, arguments: [kind]) else { return nil }
    return try day(text)
  }

  private static func days(_ first: String?, _ newest: String?) throws -> ClosedRange<BankDay>? {
    guard let first, let newest else { return nil }
    return try day(first)...(try day(newest))
  }

  private static func day(_ text: String) throws -> BankDay {
    guard let day = BankDay(iso8601: text) else {
      throw AlertStoreError.damagedValue(table: "entity_state", column: "first_day")
    }
    return day
  }
}
