import Foundation

/// The database file as the file system sees it, before the engine touches it.
///
/// Everything that can be said about a wrong path is said here, so that the engine's vaguer words are never
/// the only ones.
enum StoreFile {
  /// What is at the path.
  enum Content: Equatable {
    case absent
    case empty
    case database
  }

  /// Makes the file ready to be opened, and makes a new one private to its owner.
  static func prepare(path: String, mayWrite: Bool) throws(AlertStoreError) -> Content {
    let content = try inspect(path: path)
    switch content {
    case .absent, .empty: try refuseUnfinished(path: path)
    case .database: break
    }
    switch content {
    case .absent where mayWrite: try create(path: path)
    case .absent: throw .noSuchFile(path: path)
    case .empty where mayWrite: try restrict(path: path)
    case .empty: throw .emptyFile(path: path)
    case .database: break
    }
    return content
  }

  /// What is at a path; `AlertStoreError` when it is neither a database nor a place for one.
  static func inspect(path: String) throws(AlertStoreError) -> Content {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return .absent }
      throw AlertStoreError(systemCode: errno, path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder(path: path)
    default: throw .notRegularFile(path: path)
    }
    if status.st_size == 0 { return .empty }
    guard try hasSignature(path: path) else { throw .notSQLite(path: path) }
    return .database
  }

  private static func hasSignature(path: String) throws(AlertStoreError) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw AlertStoreError(systemCode: errno, path: path) }
    defer { close(descriptor) }
    let signature = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: signature.count)
    let count = read(descriptor, &start, start.count)
    // A disk that cannot be read says nothing of what the file is.
    guard count >= 0 else { throw AlertStoreError(systemCode: errno, path: path) }
    return count == signature.count && start == signature
  }

  /// SQLite gives the journal files the mode of the database file, so the mode is set once, here.
  static func create(path: String) throws(AlertStoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw AlertStoreError(systemCode: errno, path: path) }
    close(descriptor)
  }

  /// Makes what was written to a file durable, and its name too.
  static func flush(path: String) throws(AlertStoreError) {
    try sync(path, O_RDONLY)
    try flushNames(besides: path)
  }

  /// Makes the names in the folder of a file durable.
  static func flushNames(besides path: String) throws(AlertStoreError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    try sync(folder, O_RDONLY | O_DIRECTORY)
  }

  private static func sync(_ name: String, _ flags: Int32) throws(AlertStoreError) {
    let descriptor = open(name, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw AlertStoreError(systemCode: errno, path: name) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw AlertStoreError(systemCode: errno, path: name) }
  }

  /// Whether something of a name is there, be it a link that leads nowhere.
  ///
  /// - Errors: when the folder cannot be asked; a disk that fails says nothing of what is there.
  static func isTaken(_ path: String) throws(AlertStoreError) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw AlertStoreError(systemCode: errno, path: path)
  }

  /// Where a restore makes the new database; it lies there from its beginning until it takes the place of the old one.
  static func restoring(path: String) -> String { path + ".restoring" }

  /// Refuses a place without a database where one is expected to come back: a new one would hide what is missing.
  static func refuseUnfinished(path: String) throws(AlertStoreError) {
    if try isTaken(restoring(path: path)) { throw .restoreUnfinished(path: path) }
    try refuseLoneLog(path: path)
  }

  /// Refuses a write-ahead log with content that lies where its database should: the engine would throw it away with what it holds.
  private static func refuseLoneLog(path: String) throws(AlertStoreError) {
    var status = stat()
    guard stat(path + "-wal", &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw AlertStoreError(systemCode: errno, path: path + "-wal")
    }
    if status.st_size > 0 { throw .logWithoutDatabase(path: path) }
  }

  /// Removes a file of ours and the journals beside it, as far as they are there.
  static func removeAll(path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  private static func restrict(path: String) throws(AlertStoreError) {
    guard chmod(path, 0o600) == 0 else { throw AlertStoreError(systemCode: errno, path: path) }
  }
}
