import Foundation
import GRDB

/// The one SQLite file that holds runs, source files, rejects, alerts, reasons and entity states.
///
/// - Input: only the night writes, under `NightLock`; any number of readers may have the file open at the
///   same time.
/// - Shape: WAL journal, STRICT tables, foreign keys enforced, every commit synced to disk, functions in the
///   schema untrusted.
/// - Errors: every failure of the file, the engine or the machine is an `AlertStoreError` with what to do.
/// - Determinism: alert numbers follow from the order of raising; no clock is read and nothing is random.
public final class AlertDatabase: Sendable {
  /// What a caller may do with the database.
  public enum Access: Sendable {
    /// Read and write; a missing or empty file becomes a new database.
    case readWrite
    /// Read and write; the file must be there, and is upgraded when it is of an earlier version.
    case update
    /// Read; the file must be there and of the present schema.
    case readOnly
  }

  /// The path that the database was opened with.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a database, and makes or upgrades it when it may be written.
  ///
  /// Before an upgrade a backup is made beside it, `<database>.schema-<version>.backup`; where that cannot be written, nothing is upgraded.
  ///
  /// A new file, and with it the journal files beside it, is readable by its owner only. A file of no bytes
  /// counts as new when it may be written and is an error when it may only be read. A file that is not ours
  /// is never changed. While another process holds the database, calls wait for `lockWaitSeconds` and then
  /// throw `AlertStoreError.locked`.
  public init(path: String, access: Access, lockWaitSeconds: Double = 10) throws(AlertStoreError) {
    self.path = path
    _ = try StoreFile.prepare(path: path, mayWrite: access == .readWrite)
    do {
      queue = try AlertDatabase.connect(path: path, access: access, lockWaitSeconds: lockWaitSeconds)
      switch try queue.unsafeRead(StoreSchema.state) {
      case .current: break
      case .foreign: throw AlertStoreError.belongsToOtherProgram(path: path)
      case .newer(let found):
        throw AlertStoreError.newerSchema(path: path, foundVersion: found, knownVersion: StoreSchema.version)
      case .older(let found) where access == .readOnly:
        throw AlertStoreError.olderSchema(path: path, foundVersion: found, knownVersion: StoreSchema.version)
      case .blank where access != .readWrite: throw AlertStoreError.belongsToOtherProgram(path: path)
      case .older(let found):
        // No migration can be undone; a program of before reads this copy. A first start that was cut short has left nothing to copy.
        if try queue.unsafeRead(StoreSchema.holdsRows) {
          try DatabaseBackup.beforeUpgrade(of: queue, path: path, version: found)
        }
        try StoreSchema.migrate(queue)
      case .blank: try StoreSchema.migrate(queue)
      }
      if access != .readOnly { try AlertDatabase.makeDurable(queue, path: path) }
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  /// Reads in one snapshot.
  func reading<Value>(_ body: (Database) throws -> Value) throws(AlertStoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw AlertStoreError(translating: error, path: path)
    }
  }

  private static func connect(path: String, access: Access, lockWaitSeconds: Double) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = access == .readOnly
    configuration.busyMode = .timeout(lockWaitSeconds)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Sets the journal only once the file is known to be ours: setting it writes to the file.
  private static func makeDurable(_ queue: DatabaseQueue, path: String) throws {
    try queue.writeWithoutTransaction { database in
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else { throw AlertStoreError.noWriteAheadLog(path: path) }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // A night asks for states in the order of its rows and writes all of them in one transaction: with the engine's own 2 MB the
      // same pages are read and spilled again and again.
      try database.execute(sql: "PRAGMA cache_size = -131072")
    }
  }
}
