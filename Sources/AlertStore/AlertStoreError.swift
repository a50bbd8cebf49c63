/// A failure of the alert database, of its file or of the machine under it.
///
/// No case carries customer data: only file names, numbers, and the engine's own words about its schema.
/// The words for people are in `japanese` and `english`; each says what happened and what to do.
public enum AlertStoreError: Error, Equatable, Sendable {
  /// There is no file at the path, and reading was all that was asked for.
  case noSuchFile(path: String)
  /// The folder that should hold the database does not exist.
  case noSuchFolder(path: String)
  /// The path names a folder.
  case isFolder(path: String)
  /// The path names a device, a pipe or a socket.
  case notRegularFile(path: String)
  /// The file has no bytes, and reading was all that was asked for.
  case emptyFile(path: String)
  /// The file is not an SQLite database.
  case notSQLite(path: String)
  /// The file is an SQLite database of another program.
  case belongsToOtherProgram(path: String)
  /// A write-ahead log lies there, and the database to which it belongs does not.
  case logWithoutDatabase(path: String)
  /// The database was set aside for another one by a restore that did not come to its end.
  case restoreUnfinished(path: String)
  /// The restored database is in its place, and the disk did not confirm that it stays there when the power fails.
  case restoredUnconfirmed(path: String, keptPath: String?)
  /// A file that is to be made is there already.
  case fileExists(path: String)
  /// The check of a database, or of the copy of one, found faults.
  case notSound(path: String, faults: Int)
  /// The database was written by a later version of this program.
  case newerSchema(path: String, foundVersion: Int, knownVersion: Int)
  /// The database was written by an earlier version, and reading was all that was asked for.
  case olderSchema(path: String, foundVersion: Int, knownVersion: Int)
  /// The machine does not let this program read or write the file or its folder.
  case notPermitted(path: String)
  /// The file, its folder or its file system is read-only.
  case readOnly(path: String)
  /// The file system does not support the journal that the database needs.
  case noWriteAheadLog(path: String)
  /// Another process kept the database locked for longer than the wait allowed.
  case locked(path: String)
  /// Another night, or a command that must be alone as well, holds the lock file.
  case nightRunning(lockPath: String, holder: NightLockHolder?)
  /// The disk has no room left.
  case diskFull(path: String)
  /// The disk or the file system reported a failure.
  case inputOutputFailed(path: String, code: Int32)
  /// The database's pages contradict each other.
  case damaged(path: String)
  /// A stored value is not one that this program writes.
  case damagedValue(table: String, column: String)
  /// A source file with this digest was recorded before.
  case fileAlreadyRecorded(KnownFile)
  /// The contributions of a transaction do not add up to its score.
  case contributionsDoNotAddUp(recordNumber: Int64, expectedMicro: Int64)
  /// A constraint of the schema refused a row; the text is the engine's and names tables and columns only.
  case constraintBroken(path: String, constraint: String)
  /// There is no unfinished run with this number.
  case noSuchRun(runID: Int64)
  /// The engine failed in a way that has no case of its own; the reason is its own text, without values.
  case unexpected(path: String, reason: String)
}
