import Foundation

/// A copy of what a failed night left, to be looked at when the night run again comes to something else.
struct FailedNight {
  private let database: String

  /// Copies the database and its log; without one there is nothing to look at.
  init(copying night: String, to folder: String) throws {
    database = folder + "/" + NightTruth.name
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: night) where !name.hasSuffix("-shm") {
      try FileManager.default.copyItem(atPath: night + "/" + name, toPath: folder + "/" + name)
    }
  }

  /// Whether the night left a file out and took others behind it, or ended without it, as it does with a file that it cannot read.
  func wentOn(_ truth: NightTruth, scratch: String) throws -> Bool {
    let question = "SELECT name, digest FROM source_file ORDER BY file_id; SELECT count(*) FROM queue_night"
    guard FileManager.default.fileExists(atPath: database),
      let found = try? StoredContent.ask(question, database: database, scratch: scratch)
    else { return false }
    let (left, whole) = (
      found.split(separator: "\n"),
      try StoredContent.ask(question, database: truth.database, scratch: scratch).split(separator: "\n")
    )
    let isSettled = left.last == whole.last
    let isBeginning = whole.dropLast().starts(with: left.dropLast())
    return !isBeginning || (isSettled && left.count < whole.count)
  }

  /// Whether the same contents were taken and refused, with the same records, yen and scores counted, in whatever order.
  static func holdsTheSameFiles(_ night: String, _ truth: NightTruth, scratch: String) throws -> Bool {
    let question = """
      PRAGMA integrity_check; PRAGMA foreign_key_check;
      SELECT content_digest, status, records_accepted, records_rejected, yen_accepted, records_scored, yen_scored
      FROM source_file ORDER BY content_digest;
      SELECT raw, code FROM reject ORDER BY 1, 2;
      SELECT account, newest_day FROM (SELECT key AS account, newest_day FROM entity_state WHERE kind = 1) ORDER BY 1
      """
    return try StoredContent.ask(question, database: night + "/" + NightTruth.name, scratch: scratch)
      == StoredContent.ask(question, database: truth.database, scratch: scratch)
  }
}
