import Core
import GRDB

/// The questions that are asked about source files.
enum FileQuery {
  static func files(runID: Int64?, _ database: Database) throws -> [StoredFile] {
    let condition = runID == nil ? "" : "WHERE run_id = ?"
    let arguments = runID.map { StatementArguments([$0]) } ?? StatementArguments()
    let sql = "SELECT * FROM source_file \(condition) ORDER BY file_id"
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map(StoredFile.init)
  }

  static func rejects(fileID: Int64, _ database: Database) throws -> [RejectRecord] {
    let sql = "SELECT * FROM reject WHERE file_id = ? ORDER BY reject_id"
    return try Row.fetchAll(database, sql: sql, arguments: [fileID]).map(RejectRecord.init)
  }

  static func rejectCounts(fileID: Int64, _ database: Database) throws -> [NightSummary.RejectCount] {
    // SQLite gives the other columns of a group from the row that holds the minimum.
    let sql = """
      SELECT code, count(*) AS number, min(reject_id), japanese, english
      FROM reject WHERE file_id = ? GROUP BY code ORDER BY code
      """
    return try Row.fetchAll(database, sql: sql, arguments: [fileID]).map { row in
      NightSummary.RejectCount(
        code: row["code"], count: row["number"], firstJapanese: row["japanese"], firstEnglish: row["english"])
    }
  }

  static func findings(fileID: Int64, _ database: Database) throws -> [Finding] {
    let sql = """
      SELECT finding.*, source_file.name FROM finding JOIN source_file USING (file_id)
      WHERE file_id = ? ORDER BY finding_id
      """
    return try Row.fetchAll(database, sql: sql, arguments: [fileID]).map { row in
      let place = Finding.Place(
        file: row["name"], record: row["record_number"], byteOffset: row["byte_offset"], field: row["field"])
      return Finding(
        code: row["code"], severity: try StoredValues(row, table: "finding").word("severity"), place: place,
        japanese: row["japanese"], english: row["english"])
    }
  }

  static func controlTotals(fileID: Int64, _ database: Database) throws -> [ControlTotalRecord] {
    let sql = "SELECT * FROM control_total WHERE file_id = ? ORDER BY control_total_id"
    return try Row.fetchAll(database, sql: sql, arguments: [fileID]).map { row in
      ControlTotalRecord(
        nameJapanese: row["name_japanese"], nameEnglish: row["name_english"],
        declaredCount: row["declared_count"], declaredYen: row["declared_yen"], readCount: row["read_count"],
        readYen: row["read_yen"], agrees: row["agrees"])
    }
  }
}
