import Core
import GRDB

/// The questions that are asked about refused records.
enum RejectQuery {
  static func rejects(matching filter: RejectFilter, _ database: Database) throws -> [StoredReject] {
    let (condition, arguments) = condition(filter)
    let sql = selection + condition + " ORDER BY reject_id LIMIT ?"
    return try Row.fetchAll(database, sql: sql, arguments: arguments + [filter.limit]).map(StoredReject.init)
  }

  static func count(matching filter: RejectFilter, _ database: Database) throws -> Int {
    let (condition, arguments) = condition(filter)
    return try Int.fetchOne(database, sql: "SELECT count(*)" + tables + condition, arguments: arguments) ?? 0
  }

  static func reject(id: Int64, _ database: Database) throws -> StoredReject? {
    try Row.fetchOne(database, sql: selection + " WHERE reject_id = ?", arguments: [id]).map(
      StoredReject.init)
  }

  private static let tables = " FROM reject JOIN source_file USING (file_id) JOIN run USING (run_id)"

  private static let selection =
    """
    SELECT reject.*, source_file.name, source_file.format, source_file.status, run_id, run.business_day
    """ + tables

  private static func condition(_ filter: RejectFilter) -> (sql: String, arguments: StatementArguments) {
    var parts: [String] = []
    var arguments = StatementArguments()
    if let fileName = filter.fileName {
      parts.append("source_file.name = ?")
      arguments += [fileName]
    }
    if let code = filter.code {
      parts.append("reject.code = ?")
      arguments += [code]
    }
    if let day = filter.businessDay {
      parts.append("run.business_day = ?")
      arguments += [day.iso8601]
    }
    return (parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND "), arguments)
  }
}
