import Core
import GRDB

/// A source file that was recorded before.
public struct KnownFile: Hashable, Sendable {
  /// The number of the file.
  public let fileID: Int64
  /// The name under which it was recorded.
  public let name: String
  /// The number of the run that recorded it.
  public let runID: Int64
  /// The business day of that run.
  public let businessDay: BankDay
  /// Whether its transactions count.
  public let status: FileOutcome.Status

  static func find(digest: String, _ database: Database) throws -> KnownFile? {
    try find("digest = ?", [digest], database)
  }

  /// A file recorded before contents had a digest of their own was not compressed: its digest is both.
  static func find(contentDigest: String, besides fileID: Int64, _ database: Database) throws -> KnownFile? {
    try find(
      "file_id <> ? AND ifnull(content_digest, digest) = ? ORDER BY file_id LIMIT 1",
      [fileID, contentDigest],
      database)
  }

  /// The last accepted file of a delivery besides the one at hand: a refused one counts nothing that could count twice.
  static func find(deliveryDigest: String, besides fileID: Int64, _ database: Database) throws -> KnownFile? {
    try find(
      "file_id <> ? AND delivery_digest = ? AND status = 'accepted' ORDER BY file_id DESC LIMIT 1",
      [fileID, deliveryDigest], database)
  }

  /// The last file of a name besides the one at hand.
  static func find(name: String, besides fileID: Int64, _ database: Database) throws -> KnownFile? {
    try find("file_id <> ? AND name = ? ORDER BY file_id DESC LIMIT 1", [fileID, name], database)
  }

  private static func find(
    _ condition: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> KnownFile? {
    let sql = """
      SELECT file_id, name, run_id, run.business_day, status FROM source_file JOIN run USING (run_id)
      WHERE \(condition)
      """
    guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else { return nil }
    let reader = StoredValues(row, table: "source_file")
    return try KnownFile(
      fileID: row["file_id"], name: row["name"], runID: row["run_id"],
      businessDay: reader.day("business_day"),
      status: reader.word("status"))
  }
}
