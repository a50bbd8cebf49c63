import Core
import Foundation

/// The lock that keeps two nights from working on one database at the same time.
///
/// - Shape: an advisory lock on the file `<database>.lock`, which says which process has it and since when. The
///   machine releases the lock when that process ends, however it ends; the file stays, so that no process
///   locks a file already removed. What the file says never decides: only the machine's lock does.
/// - Errors: a night that finds the lock taken throws `AlertStoreError.nightRunning` at once and does not
///   wait.
public enum NightLock {
  /// Does some work while this process alone holds the lock of a database, since a moment.
  public static func hold<Result>(
    forDatabaseAt databasePath: String, at moment: Instant, _ work: () throws -> Result
  ) throws -> Result {
    let descriptor = try acquire(path: databasePath + ".lock", at: moment)
    defer { close(descriptor) }
    return try work()
  }

  private static func acquire(path: String, at moment: Instant) throws(AlertStoreError) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw AlertStoreError(systemCode: errno, path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = readHolder(descriptor)
      close(descriptor)
      if code == EWOULDBLOCK { throw .nightRunning(lockPath: path, holder: holder) }
      throw AlertStoreError(systemCode: code, path: path)
    }
    let text = Array(NightLockHolder(processID: getpid(), since: moment).line.utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
      let code = errno
      close(descriptor)
      throw AlertStoreError(systemCode: code, path: path)
    }
    return descriptor
  }

  /// What the file says of the holder, or nil while the holder has not written it yet.
  private static func readHolder(_ descriptor: Int32) -> NightLockHolder? {
    var bytes = [UInt8](repeating: 0, count: NightLockHolder.mostBytes)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return NightLockHolder(text: String(decoding: bytes[..<count], as: UTF8.self))
  }
}
