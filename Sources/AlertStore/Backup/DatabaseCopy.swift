import Foundation
import GRDB

/// Copies a database page by page with SQLite's online backup, while nights and people may go on writing to it.
///
/// - Shape: the copy is one snapshot in one file of its own: what the write-ahead log of the other holds is in it, and it needs none.
/// - Errors: `AlertStoreError`, also for a file that is no database of this program or of a later version.
/// - Cost: reads and writes every page once; writers are not held up meanwhile.
enum DatabaseCopy {
  /// Copies a database into a new file that only its owner may read, and makes it durable.
  ///
  /// The database is not changed, not even by what its write-ahead log still holds, and no file stays beside it that was not there.
  static func make(from path: String, to copy: String) throws(AlertStoreError) {
    _ = try StoreFile.prepare(path: path, mayWrite: false)
    do {
      let source = try open(path)
      try source.unsafeRead { try expectOwn($0, path: path) }
      try make(from: source, to: copy)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Copies an open database into a new file that only its owner may read, and makes it durable.
  static func make(from source: DatabaseQueue, to copy: String) throws(AlertStoreError) {
    try StoreFile.create(path: copy)
    do {
      try fill(copy, from: source)
      try StoreFile.flush(path: copy)
    } catch {
      StoreFile.removeAll(path: copy)
      throw AlertStoreError(translating: error, path: copy)
    }
  }

  private static func fill(_ copy: String, from source: DatabaseQueue) throws {
    let destination = try DatabaseQueue(path: copy)
    try source.backup(to: destination)
    // The pages say that there is a write-ahead log; a copy that is carried about is better one file.
    let mode = try destination.writeWithoutTransaction {
      try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE")
    }
    guard mode == "delete" else { throw AlertStoreError.locked(path: copy) }
    try destination.close()
  }

  /// Opens the database so that closing it leaves everything as it was.
  ///
  /// A connection that may write removes the empty log that it made itself; one that may only read would leave it. Where a log lies
  /// already, only the latter is safe: the former would write the log's pages into the database when it is the last to close.
  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = access(path + "-wal", F_OK) == 0 || access(path, W_OK) != 0
    configuration.busyMode = .timeout(10)
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Refuses a database of another program or of a later version.
  static func expectOwn(_ database: Database, path: String) throws {
    switch try StoreSchema.state(database) {
    case .current, .older: return
    case .foreign, .blank: throw AlertStoreError.belongsToOtherProgram(path: path)
    case .newer(let found):
      throw AlertStoreError.newerSchema(path: path, foundVersion: found, knownVersion: StoreSchema.version)
    }
  }
}
