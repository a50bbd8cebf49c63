import Core
import Cryptography
import Foundation
import GRDB

/// Reads and writes the candidates of a night's sample.
enum SampleQuery {
  static func candidates(night: BankDay, _ database: Database) throws -> [StoredSampleCandidate] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM queue_candidate WHERE night = ? ORDER BY rank", arguments: [night.iso8601]
    ).map { row in
      let content: Data? = row["record"]
      let record = try content.map { content in
        guard let record = AlertTransactionRecord(archived: Array(content)) else {
          throw AlertStoreError.damagedValue(table: "queue_candidate", column: "record")
        }
        return record
      }
      guard SHA256Digest(hexadecimal: row["rank"]) != nil else {
        throw AlertStoreError.damagedValue(table: "queue_candidate", column: "rank")
      }
      let day = try StoredValues(row, table: "queue_candidate").day("business_day")
      return StoredSampleCandidate(
        rank: row["rank"],
        candidate: SampleCandidate(account: AccountID(row["account"]), businessDay: day, record: record),
        fileID: row["file_id"])
    }
  }

  /// Stores a candidate whose record, if it has one, comes from a file.
  static func save(
    _ candidate: SampleCandidate, rank: String, night: BankDay, fileID: Int64, _ database: Database
  ) throws {
    let content = candidate.record.map { Data($0.archived()) }
    try database.cachedStatement(
      sql: """
        INSERT INTO queue_candidate (night, rank, account, business_day, file_id, record)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (night, rank) DO UPDATE SET file_id = excluded.file_id, record = excluded.record
        """
    ).execute(arguments: [
      night.iso8601, rank, candidate.account.text, candidate.businessDay.iso8601,
      content == nil ? nil : fileID, content,
    ])
  }

  static func drop(rank: String, night: BankDay, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM queue_candidate WHERE night = ? AND rank = ?")
      .execute(arguments: [night.iso8601, rank])
  }
}
