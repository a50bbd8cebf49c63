import Foundation
import GRDB

/// Checks a whole database: its pages, references, sums, views and audit.
///
/// - Input: a database of the present schema, or of an earlier one, of which only pages and references are checked.
/// - Shape: nothing is changed, and a night may run meanwhile; what is read is one snapshot.
/// - Cost: reads every page, some of them several times.
public enum DatabaseCheck {
  /// The most faults of a kind that are told.
  static let faultLimit = 100

  /// Checks the database at a path.
  ///
  /// - Throws: `AlertStoreError` when it is no database of this program, of a later version, or cannot be opened.
  public static func check(path: String) throws(AlertStoreError) -> DatabaseVerification {
    _ = try StoreFile.prepare(path: path, mayWrite: false)
    var found: DatabaseVerification?
    do {
      try DatabaseCopy.open(path).read { found = try verify($0, path: path) }
    } catch {
      // On a damaged file even the end of the reading may fail; what was found until then says more.
      guard found.map(\.isSound) == false else { throw AlertStoreError(translating: error, path: path) }
    }
    guard let found else { preconditionFailure("A check that did not fail has found something.") }
    return found
  }

  private static func verify(_ database: Database, path: String) throws -> DatabaseVerification {
    try DatabaseCopy.expectOwn(database, path: path)
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    var found = DatabaseVerification(schemaVersion: version)
    try attempt("integrity_check", &found) { try checkPages(database, &$0) }
    try attempt("foreign_key_check", &found) { try checkReferences(database, &$0) }
    guard version == StoreSchema.version else { return found }
    try attempt("audit", &found) { found in
      let audit = try AuditVerifier(database: database, faultLimit: faultLimit).verify()
      found.auditEntries = audit.entryCount
      found.faults += audit.faults.map(DatabaseFault.audit)
    }
    try attempt("source_file", &found) { try checkSums(database, &$0) }
    try attempt("sqlite_master", &found) { try checkViews(database, &$0) }
    return found
  }

  /// Makes one part of the check; a part at which the engine itself fails is a fault and not the end of the others.
  ///
  /// A disk that refuses to read says nothing of the database.
  private static func attempt(
    _ part: String, _ found: inout DatabaseVerification, _ check: (inout DatabaseVerification) throws -> Void
  ) throws {
    do {
      try check(&found)
    } catch let failure as DatabaseError where failure.resultCode == .SQLITE_IOERR {
      throw failure
    } catch {
      found.faults.append(.unreadable(part: part))
    }
  }

  private static func checkPages(_ database: Database, _ found: inout DatabaseVerification) throws {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(faultLimit))")
    if let code = lines.lazy.compactMap(readFailure).first { throw DatabaseError(resultCode: code) }
    found.faults += lines.filter { $0 != "ok" }.map { DatabaseFault.pagesDamaged(words: $0) }
  }

  /// The engine's code when it says that a page could not be read, and not what is wrong with it.
  private static func readFailure(_ line: String) -> ResultCode? {
    guard let match = line.firstMatch(of: #/error code=([0-9]+)/#), let code = Int32(match.output.1) else {
      return nil
    }
    let result = ResultCode(rawValue: code)
    return result.primaryResultCode == .SQLITE_IOERR ? result : nil
  }

  private static func checkReferences(_ database: Database, _ found: inout DatabaseVerification) throws {
    let rows = try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check")
    var count = 0
    while count < faultLimit, let row = try rows.next() {
      count += 1
      found.faults.append(.referenceMissing(table: row[0], rowID: row[1], parent: row[2]))
    }
  }

  private static func checkSums(_ database: Database, _ found: inout DatabaseVerification) throws {
    let unbalanced = """
      SELECT file.file_id FROM source_file AS file LEFT JOIN checkpoint USING (file_id)
      WHERE checkpoint.records IS NOT file.records_accepted + file.records_rejected
        OR checkpoint.byte_offset IS NOT file.byte_length
        OR file.byte_length <> file.bytes_accepted + file.bytes_rejected + file.bytes_framing
        OR file.records_scored > file.records_accepted OR file.yen_scored > file.yen_accepted
        OR (file.status = 'quarantined' AND (file.records_scored > 0
          OR EXISTS (SELECT 1 FROM alert_transaction WHERE file_id = file.file_id)))
      ORDER BY 1 LIMIT \(faultLimit)
      """
    found.faults += try Int64.fetchAll(database, sql: unbalanced).map {
      DatabaseFault.fileDoesNotBalance(fileID: $0)
    }
    found.files = try Int64.fetchOne(database, sql: "SELECT count(*) FROM source_file") ?? 0
    found.records = try flow(
      database, incoming: "checkpoint.records", accepted: "records_accepted",
      scored: "ifnull(records_scored, 0)", rejected: "records_rejected")
    found.yen = try flow(
      database, incoming: "yen_accepted + ifnull(yen_rejected, 0)", accepted: "yen_accepted",
      scored: "ifnull(yen_scored, 0)", rejected: "ifnull(yen_rejected, 0)")
  }

  private static func flow(
    _ database: Database, incoming: String, accepted: String, scored: String, rejected: String
  ) throws -> DatabaseVerification.Flow {
    let sql = """
      SELECT ifnull(sum(\(incoming)), 0),
        ifnull(sum(iif(status = 'accepted', \(scored), 0)), 0),
        ifnull(sum(iif(status = 'accepted', \(accepted) - \(scored), 0)), 0),
        ifnull(sum(iif(status = 'accepted', 0, \(accepted))), 0), ifnull(sum(\(rejected)), 0)
      FROM source_file LEFT JOIN checkpoint USING (file_id)
      """
    var flow = DatabaseVerification.Flow()
    guard let row = try Row.fetchOne(database, sql: sql) else { return flow }
    flow.incoming = row[0]
    flow.scored = row[1]
    flow.unscored = row[2]
    flow.quarantined = row[3]
    flow.rejected = row[4]
    return flow
  }

  private static func checkViews(_ database: Database, _ found: inout DatabaseVerification) throws {
    let names = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
    for name in names {
      do {
        _ = try Row.fetchOne(database, sql: "SELECT * FROM \(name.quotedDatabaseIdentifier) LIMIT 1")
        found.views += 1
      } catch let failure as DatabaseError where failure.resultCode == .SQLITE_IOERR {
        throw failure
      } catch {
        found.faults.append(.viewUnreadable(name: name))
      }
    }
  }
}
