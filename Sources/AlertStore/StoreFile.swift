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
    case .absent where mayWrite: try create(path: path)
    case .absent: throw .noSuchFile(path: path)
    case .empty where mayWrite: try restrict(path: path)
    case .empty: throw .emptyFile(path: path)
    case .database: break
    }
    return content
  }

  private static func inspect(path: String) throws(AlertStoreError) -> Content {
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
  private static func create(path: String) throws(AlertStoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw AlertStoreError(systemCode: errno, path: path) }
    close(descriptor)
  }

  private static func restrict(path: String) throws(AlertStoreError) {
    guard chmod(path, 0o600) == 0 else { throw AlertStoreError(systemCode: errno, path: path) }
  }
}
