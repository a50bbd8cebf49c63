import Core
import Foundation
import GRDB

/// Puts a backup in the place of a database.
///
/// - Input: nobody works on the database: a night that holds the lock, and anybody who has the file open, is refused.
/// - Shape: what is replaced stays beside it under a name of `ReplacedDatabase`, with its write-ahead log where the engine could not take
///   that in; no log of the old database lies beside the new one.
/// - Errors: `AlertStoreError`; what was made for a restore that is refused is taken away. Killed anywhere, the database is the old one or the new one, each whole; the file of the new one may
///   stay under `<database>.restoring` or `<database>.restoring-new` and is written anew by the next restore. A database whose log the
///   engine could not take in is set aside first: killed then, there is none, and `<database>.restoring` lies there until a restore comes
///   to its end, by which `StoreFile` refuses the place.
/// - Not guarded: a program that opens the old database in the instant before the new one takes its place still writes to the old one.
public enum DatabaseRestore {
  /// What a restore did.
  public struct Outcome: Hashable, Sendable {
    /// Where the replaced database is kept, or its log where only that was left; nil when there was neither.
    public let keptPath: String?
    /// What the check of the backup found; it is sound.
    public let verification: DatabaseVerification
  }

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
      let (wasThere, wasMarked) = (try StoreFile.isTaken(path), try StoreFile.isTaken(fresh))
      let names = try ReplacedDatabase(of: path, at: moment)
      let kept: String?
      do {
        try copy(backup, besides: path, to: fresh)
        try names.note()
        kept = try replace(path, wasThere, by: fresh, keeping: names.keptPath)
      } catch {
        // The mark that an earlier restore left stays: what it set aside may be missing.
        if wasThere && !wasMarked { withdraw(fresh, names, from: path) }
        throw error
      }
      do throws(AlertStoreError) {
        try StoreFile.flush(path: path)
      } catch {
        throw AlertStoreError.restoredUnconfirmed(path: path, keptPath: kept)
      }
      names.forget()
      return Outcome(keptPath: kept, verification: verification)
    }
  }

  /// Gives the place to the new database, and says where what was there is kept.
  private static func replace(
    _ path: String, _ isThere: Bool, by fresh: String, keeping name: String
  ) throws(AlertStoreError) -> String? {
    let kept = try setAside(path, isThere, as: name)
    guard rename(fresh, path) == 0 else {
      let code = errno
      if isThere { putBack(path, from: name) }
      throw AlertStoreError(systemCode: code, path: path)
    }
    return kept
  }

  /// Takes away what a restore made that did not touch the database, or has put it back.
  private static func withdraw(_ fresh: String, _ names: ReplacedDatabase, from path: String) {
    guard (try? StoreFile.isTaken(path)) == true else { return }
    StoreFile.removeAll(path: fresh)
    names.forget()
  }

  /// Makes the new database beside the place that it will take.
  ///
  /// The one that an earlier restore left is replaced by a single renaming: where that restore set the old database aside, its file is
  /// what keeps a night from making an empty one.
  private static func copy(_ backup: String, besides path: String, to fresh: String) throws {
    let made = fresh + "-new"
    for name in [fresh, made] where try isSameFile(backup, name) {
      throw AlertStoreError.fileExists(path: name)
    }
    StoreFile.removeAll(path: made)
    try DatabaseCopy.make(from: backup, to: made)
    do throws(AlertStoreError) {
      try move(made, to: fresh)
      try StoreFile.flushNames(besides: path)
    } catch {
      StoreFile.removeAll(path: made)
      throw error
    }
  }

  /// Keeps what is to be replaced under a name of its own, and says where something is kept.
  ///
  /// Without a log the database stays in its place until the new one takes it. With one it goes first, since it must not lie there
  /// without its log, and then the log, which would be taken for one of the new database.
  private static func setAside(
    _ path: String, _ isThere: Bool, as kept: String
  ) throws(AlertStoreError) -> String? {
    try expectReplaceable(path)
    let journals = try ReplacedDatabase.journals(besides: path)
    do throws(AlertStoreError) {
      if isThere && journals.isEmpty {
        guard link(path, kept) == 0 else { throw AlertStoreError(systemCode: errno, path: kept) }
      } else if isThere {
        try move(path, to: kept)
        // Before the log goes: after a loss of power the old database must not be there without it.
        try StoreFile.flushNames(besides: path)
      }
      for suffix in journals { try move(path + suffix, to: kept + suffix) }
      try StoreFile.flushNames(besides: path)
    } catch {
      if isThere { putBack(path, from: kept) }
      throw error
    }
    unlink(path + "-shm")
    // Where it was not there, an earlier restore may have set it aside.
    if isThere { return kept }
    return try StoreFile.isTaken(kept) ? kept : journals.first.map { kept + $0 }
  }

  private static func move(_ path: String, to other: String) throws(AlertStoreError) {
    guard rename(path, other) == 0 else { throw AlertStoreError(systemCode: errno, path: other) }
  }

  /// Gives the database its log and its name again when nothing takes its place.
  ///
  /// Where there was none, what an earlier restore set aside stays there together, and the place stays closed.
  private static func putBack(_ path: String, from kept: String) {
    var logsAreBack = true
    for suffix in ReplacedDatabase.journalSuffixes
    where rename(kept + suffix, path + suffix) != 0 && errno != ENOENT {
      logsAreBack = false
    }
    // After a loss of power, too, the database must not be there before its log.
    if (try? StoreFile.flushNames(besides: path)) == nil { logsAreBack = false }
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
