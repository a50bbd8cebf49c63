import Cryptography
import Glibc

/// An output file that appears under its name whole or not at all, with the digest of its bytes.
///
/// Bytes go to a temporary file in the same folder, mode 0600; `commit` makes them durable and gives the file its name in one
/// step. A file that is dropped without `commit` removes what it wrote.
final class ExportFile {
  private static let bufferBytes = 1 << 18

  let path: String
  private let folder: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var hasher = SHA256Hasher()
  private var isNamed = false

  init(path: String) throws(FeatureExportError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    // mkstemp writes the chosen letters into the template and creates the file with mode 0600.
    var template = Array("\(folder)/.\(name).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ExportFile.failure(path, "create") }
    self.path = path
    self.folder = folder
    self.temporaryPath = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    self.descriptor = descriptor
    buffer.reserveCapacity(2 * ExportFile.bufferBytes)
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    if !isNamed { _ = unlink(temporaryPath) }
  }

  /// Whether something of a name is there, be it a link that leads nowhere.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  func append(_ bytes: [UInt8]) throws(FeatureExportError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= ExportFile.bufferBytes { try flush() }
  }

  /// Appends numbers, eight bytes each, the lowest first.
  func append(littleEndian words: [UInt64]) throws(FeatureExportError) {
    // The bytes are copied within the call.
    words.withUnsafeBytes { buffer.append(contentsOf: $0) }
    if buffer.count >= ExportFile.bufferBytes { try flush() }
  }

  /// Makes the bytes durable, gives the file its name, and gives the digest of what it holds.
  ///
  /// A name that is taken is an error unless `overwrites`; the file that is there then stays untouched.
  func commit(overwrites: Bool) throws(FeatureExportError) -> SHA256Digest {
    try flush()
    guard fsync(descriptor) == 0 else { throw ExportFile.failure(path, "flush") }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw ExportFile.failure(path, "close") }
    if overwrites {
      guard rename(temporaryPath, path) == 0 else { throw ExportFile.failure(path, "rename") }
    } else {
      // A hard link refuses a name that is taken; rename would silently replace the file.
      guard link(temporaryPath, path) == 0 else {
        throw errno == EEXIST ? .outputExists(path: path) : ExportFile.failure(path, "name")
      }
      _ = unlink(temporaryPath)
    }
    isNamed = true
    try flushFolder()
    return hasher.finish()
  }

  private func flush() throws(FeatureExportError) {
    var start = 0
    while start < buffer.count {
      // The pointer is used only within the call, for the bytes that the array holds.
      let written = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw ExportFile.failure(path, "write") }
      start += written
    }
    hasher.update(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func flushFolder() throws(FeatureExportError) {
    let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folderDescriptor >= 0 else { throw ExportFile.failure(path, "open the folder of") }
    defer { _ = close(folderDescriptor) }
    guard fsync(folderDescriptor) == 0 else { throw ExportFile.failure(path, "flush the folder of") }
  }

  private static func failure(_ path: String, _ step: String) -> FeatureExportError {
    .cannotWrite(path: path, step: step, reason: String(cString: strerror(errno)))
  }
}
