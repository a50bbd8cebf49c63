import Glibc

/// A file that appears under its name whole or not at all.
///
/// The bytes written to `descriptor` go to a temporary file in the same folder, mode 0600; `commit` makes them durable
/// and gives the file its name in one step. A value that is dropped without `commit` removes what it wrote.
public struct NewFile: ~Copyable {
  /// The name it is to have.
  public let path: String
  private let folder: String
  private let temporaryPath: String
  /// Where the bytes are written until `commit`.
  public private(set) var descriptor: Int32
  private var isCommitted = false

  /// Makes the temporary file.
  ///
  /// - Errors: `cannotWrite` when the folder does not allow it.
  public init(path: String) throws(ArchivesError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    // mkstemp writes the chosen letters into the template and creates the file with mode 0600.
    var template = Array("\(folder)/.\(name).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, step: "create", reason: NewFile.systemReason())
    }
    self.path = path
    self.folder = folder
    self.temporaryPath = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    if !isCommitted { _ = unlink(temporaryPath) }
  }

  /// Makes the bytes durable and gives the file its name.
  ///
  /// - Errors: `alreadyExists` when the name is taken and `overwrites` is false; the file that is there stays untouched; `cannotWrite`.
  public mutating func commit(overwrites: Bool) throws(ArchivesError) {
    guard fsync(descriptor) == 0 else { throw failure("flush") }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw failure("close") }
    try takeName(overwrites: overwrites)
    isCommitted = true
    try flushFolder()
  }

  private func takeName(overwrites: Bool) throws(ArchivesError) {
    if overwrites {
      guard rename(temporaryPath, path) == 0 else { throw failure("rename") }
      return
    }
    // A hard link refuses a name that is taken; rename would silently replace the file.
    if link(temporaryPath, path) == 0 {
      _ = unlink(temporaryPath)
      return
    }
    throw errno == EEXIST ? .alreadyExists(path: path) : failure("name the file")
  }

  private func flushFolder() throws(ArchivesError) {
    let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folderDescriptor >= 0 else { throw failure("open the folder") }
    defer { _ = close(folderDescriptor) }
    guard fsync(folderDescriptor) == 0 else { throw failure("flush the folder") }
  }

  private func failure(_ step: String) -> ArchivesError {
    .cannotWrite(path: path, step: step, reason: NewFile.systemReason())
  }

  static func systemReason() -> String {
    String(cString: strerror(errno))
  }
}
