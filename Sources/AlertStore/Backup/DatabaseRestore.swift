import Core
import Foundation
import GRDB

/// Puts a backup in the place of a database.
///
/// - Input: nobody works on the database: a night that holds the lock, and anybody who has the file open, is refused.
/// - Shape: what is replaced stays beside it under `<database>.replaced-YYYYMMDDThhmmss`, or with `-2` and so on behind it where that is
///   taken, with its write-ahead log where the engine could not take that in; no log of the old database lies beside the new one.
/// - Errors: `AlertStoreError`. Killed anywhere, the database is the old one or the new one, each whole; the file of the new one may
///   stay under `<database>.restoring` and is written anew by the next restore. A database whose log the engine could not take in is set
///   aside first: killed then, there is none, which `StoreFile` refuses by the file of the new one until a restore comes to its end.
/// - Not guarded: a program that opens the old database in the instant before the new one takes its place still writes to the old one.
public enum DatabaseRestore {
  /// What a restore did.
  public struct Outcome: Hashable, Sendable {
    /// Where the replaced database is kept, or nil when there was none.
    public let keptPath: String?
    /// What the check of the backup found; it is sound.
    public let verification: DatabaseVerification
  }

  /// The most databases replaced in one second that are kept.
  private static let mostOfMoment = 99
  private static let journalSuffixes = ["-wal", "-journal"]

  /// Restores a database from a backup at a moment.
  public static func restore(
    _ backup: String, over path: String, at moment: Instant
  ) throws -> Outcome {
    try NightLock.hold(forDatabaseAt: path, at: moment) {
      let verification = try DatabaseCheck.check(path: backup)
      guard verification.isSound else {
        throw AlertStoreError.notSound(path: backup, faults: verification.faults.count)
      }
      let fresh = StoreFile.restoring(path: path)
      // What an earlier restore left is made anew here, and would be gone before it is read.
      if try isSameFile(backup, fresh) { throw AlertStoreError.fileExists(path: fresh) }
      StoreFile.removeAll(path: fresh)
      try DatabaseCopy.make(from: backup, to: fresh)
      let kept = try setAside(path, as: try keptPath(path, moment))
      guard rename(fresh, path) == 0 else {
        let code = errno
        if let kept { putBack(path, from: kept) }
        throw AlertStoreError(systemCode: code, path: path)
      }
      do throws(AlertStoreError) {
        try StoreFile.flush(path: path)
      } catch {
        throw AlertStoreError.restoredUnconfirmed(path: path)
      }
      return Outcome(keptPath: kept, verification: verification)
    }
  }

  private static func keptPath(_ path: String, _ moment: Instant) throws(AlertStoreError) -> String {
    let stem = path + ".replaced-" + String(moment.iso8601Japan.prefix(19).filter { $0 != "-" && $0 != ":" })
    let names = [stem] + (2...mostOfMoment).map { "\(stem)-\($0)" }
    for name in names {
      var isTaken = false
      for suffix in [""] + journalSuffixes where try StoreFile.isTaken(name + suffix) { isTaken = true }
      if !isTaken { return name }
    }
    throw .fileExists(path: stem)
  }

  /// Keeps what is to be replaced under a name of its own.
  ///
  /// Without a log the database stays in its place until the new one takes it. With one it goes first, since it must not lie there
  /// without its log, and then the log, which would be taken for one of the new database.
  private static func setAside(_ path: String, as kept: String) throws(AlertStoreError) -> String? {
    try expectReplaceable(path)
    var journals: [String] = []
    for suffix in journalSuffixes where try StoreFile.isTaken(path + suffix) { journals.append(suffix) }
    let isThere = try StoreFile.isTaken(path)
    guard isThere || !journals.isEmpty else { return nil }
    do throws(AlertStoreError) {
      if journals.isEmpty {
        guard link(path, kept) == 0 else { throw AlertStoreError(systemCode: errno, path: kept) }
      } else if isThere {
        try move(path, to: kept)
        // Before the log goes: after a loss of power the old database must not be there without it.
        try StoreFile.flushNames(besides: path)
      }
      for suffix in journals { try move(path + suffix, to: kept + suffix) }
      try StoreFile.flushNames(besides: path)
    } catch {
      putBack(path, from: kept)
      throw error
    }
    unlink(path + "-shm")
    return kept
  }

  private static func move(_ path: String, to other: String) throws(AlertStoreError) {
    guard rename(path, other) == 0 else { throw AlertStoreError(systemCode: errno, path: other) }
  }

  /// Gives the database its log and its name again when nothing takes its place.
  private static func putBack(_ path: String, from kept: String) {
    var logsAreBack = true
    for suffix in journalSuffixes where rename(kept + suffix, path + suffix) != 0 && errno != ENOENT {
      logsAreBack = false
    }
    // Only a second name of what lies in its place is taken away.
    if (try? isSameFile(kept, path)) == true {
      unlink(kept)
    } else if logsAreBack, (try? StoreFile.isTaken(path)) == false {
      rename(kept, path)
    }
  }

  private static func isSameFile(_ one: String, _ other: String) throws(AlertStoreError) -> Bool {
    var (left, right) = (stat(), stat())
    guard stat(one, &left) == 0 else { throw AlertStoreError(systemCode: errno, path: one) }
    guard stat(other, &right) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw AlertStoreError(systemCode: errno, path: other)
    }
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino
  }

  /// Refuses a database that somebody has open, and one of another program; takes the log into one that is readable.
  private static func expectReplaceable(_ path: String) throws(AlertStoreError) {
    do {
      guard try StoreFile.inspect(path: path) == .database else { return }
    } catch {
      // Its first bytes are destroyed: nothing can have it open as a database.
      if case .notSQLite = error { return }
      throw error
    }
    do {
      let queue = try DatabaseQueue(path: path)
      if try queue.unsafeRead(StoreSchema.state) == .foreign {
        throw AlertStoreError.belongsToOtherProgram(path: path)
      }
      // The engine leaves the log only when no other connection is there.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
    } catch {
      switch AlertStoreError(translating: error, path: path) {
      case .damaged, .notSQLite, .unexpected, .inputOutputFailed: return
      case let refusal: throw refusal
      }
    }
  }
}
