import Foundation
import GRDB

/// Makes backups of a database while nights and people go on writing to it.
public enum DatabaseBackup {
  /// The most backups of one earlier version that are kept beside a database.
  private static let mostOfVersion = 99

  /// Copies a database into a new file, checks the copy, and gives it its name.
  ///
  /// - Shape: one file, mode 0600, that stands under its name whole or not at all and is durable then. A name that is taken is refused.
  /// - Throws: `AlertStoreError`; `notSound` when the check of the copy finds a fault: then nothing is kept.
  @discardableResult
  public static func make(
    of path: String, to output: String
  ) throws(AlertStoreError) -> DatabaseVerification {
    try make(output) { partial throws(AlertStoreError) in try DatabaseCopy.make(from: path, to: partial) }
  }

  /// Makes the backup that stands beside a database before it is upgraded, named for its version.
  static func beforeUpgrade(
    of queue: DatabaseQueue, path: String, version: Int
  ) throws(AlertStoreError) {
    let stem = "\(path).schema-\(version)"
    let names = ["\(stem).backup"] + (2...mostOfVersion).map { "\(stem)-\($0).backup" }
    var free: String?
    for name in names where free == nil {
      if try !StoreFile.isTaken(name) { free = name }
    }
    guard let output = free else { throw .fileExists(path: names[0]) }
    try make(output) { partial throws(AlertStoreError) in
      try DatabaseCopy.make(from: queue, to: partial)
    }
  }

  @discardableResult
  private static func make(
    _ output: String, _ copy: (String) throws(AlertStoreError) -> Void
  ) throws(AlertStoreError) -> DatabaseVerification {
    if try StoreFile.isTaken(output) { throw .fileExists(path: output) }
    let partial = "\(output).\(getpid()).part"
    try copy(partial)
    do {
      let verification = try DatabaseCheck.check(path: partial)
      guard verification.isSound else {
        throw AlertStoreError.notSound(path: output, faults: verification.faults.count)
      }
      // A hard link refuses a name that is taken; rename would silently replace the file.
      guard link(partial, output) == 0 else {
        throw errno == EEXIST ? .fileExists(path: output) : AlertStoreError(systemCode: errno, path: output)
      }
      StoreFile.removeAll(path: partial)
      try StoreFile.flush(path: output)
      return verification
    } catch {
      StoreFile.removeAll(path: partial)
      throw AlertStoreError(translating: error, path: output)
    }
  }
}
