import Cryptography
import Glibc

/// A regular file that is open for reading.
///
/// Input: a path that must name the file itself; links, directories, pipes and devices are errors of their
/// own. The descriptor closes when the value goes away.
struct RegularFile: ~Copyable, Sendable {
  let name: String
  let lengthBytes: Int64
  /// Open as long as this value lives.
  let descriptor: Int32
  private let changedSeconds: Int
  private let changedNanoseconds: Int

  /// Opens a file; with `folder`, only when the path, all links followed, stays inside that folder.
  init(path: String, name: String, within folder: String? = nil) throws(IngestError) {
    if let folder { try RegularFile.requireInside(folder, path: path, name: name) }
    // O_NONBLOCK so that opening a pipe without a writer returns; it means nothing for a regular file.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw RegularFile.error(opening: path, name: name, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let number = errno
      close(descriptor)
      throw .unopenable(file: name, systemError: number)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      if status.st_mode & S_IFMT == S_IFDIR { throw .directory(file: name) }
      throw .notRegular(file: name)
    }
    self.descriptor = descriptor
    self.name = name
    self.lengthBytes = Int64(status.st_size)
    self.changedSeconds = status.st_mtim.tv_sec
    self.changedNanoseconds = status.st_mtim.tv_nsec
  }

  /// Makes a file of some bytes that has no name and is gone with this value.
  init(bytes: [UInt8], name: String) throws(IngestError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/mekiki.XXXXXX".utf8CString)
    // Into the template go the letters that mkstemp chose. Only its owner can open what it makes, and nobody once its name is taken away.
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .unopenable(file: name, systemError: errno) }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var status = stat()
    guard RegularFile.write(bytes, to: descriptor), fstat(descriptor, &status) == 0 else {
      let number = errno
      close(descriptor)
      throw .unopenable(file: name, systemError: number)
    }
    self.descriptor = descriptor
    self.name = name
    self.lengthBytes = Int64(status.st_size)
    self.changedSeconds = status.st_mtim.tv_sec
    self.changedNanoseconds = status.st_mtim.tv_nsec
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      // Safe: pwrite reads at most the bytes between `written` and the array's end.
      let count = bytes.withUnsafeBytes { room in
        pwrite(descriptor, room.baseAddress?.advanced(by: written), room.count - written, off_t(written))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  deinit { close(descriptor) }

  /// Fills part of an array with the bytes from a place in the file; gives the number read, fewer only at
  /// the end.
  func read(at fileOffset: Int64, into bytes: inout [UInt8], from start: Int) throws(IngestError) -> Int {
    var filled = start
    while filled < bytes.count {
      let place = fileOffset + Int64(filled - start)
      // Safe: pread writes at most the bytes between `filled` and the array's end.
      let count = bytes.withUnsafeMutableBytes { room in
        pread(descriptor, room.baseAddress?.advanced(by: filled), room.count - filled, off_t(place))
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(file: name, byteOffset: place, systemError: errno)
      }
      filled += count
    }
    return filled - start
  }

  /// The first bytes of the file, as many as asked for or as it has.
  func firstBytes(_ count: Int) throws(IngestError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(min(Int64(count), lengthBytes)))
    let found = try read(at: 0, into: &bytes, from: 0)
    bytes.removeLast(bytes.count - found)
    return bytes
  }

  /// The SHA-256 of all bytes of the file; throws when it is not what it was when it was opened.
  func digest() throws(IngestError) -> SHA256Digest {
    var hasher = SHA256Hasher()
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var offset: Int64 = 0
    while true {
      let count = try read(at: offset, into: &piece, from: 0)
      hasher.update(piece.span.extracting(0..<count))
      offset += Int64(count)
      if count < piece.count { break }
    }
    try requireUnchanged()
    guard offset == lengthBytes else { throw .changed(file: name) }
    return hasher.finish()
  }

  /// Throws when the file's length or time of change is not what it was when it was opened.
  func requireUnchanged() throws(IngestError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int64(status.st_size) == lengthBytes,
      status.st_mtim.tv_sec == changedSeconds, status.st_mtim.tv_nsec == changedNanoseconds
    else { throw .changed(file: name) }
  }

  /// O_NOFOLLOW looks at the last part of a path only; a folder on the way may be a link too.
  private static func requireInside(
    _ folder: String, path: String, name: String
  ) throws(IngestError) {
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let root = resolved(folder), let place = resolved(parent) else {
      throw error(opening: path, name: name, errno)
    }
    let isInside = place == root || root == "/" || place.hasPrefix(root + "/")
    if !isInside { throw .outsideFolder(file: name) }
  }

  /// A path with all links followed, or nil with `errno`.
  private static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  private static func error(opening path: String, name: String, _ number: Int32) -> IngestError {
    switch number {
    case ENOENT, ENOTDIR: return .missing(file: name)
    case ELOOP: return .symbolicLink(file: name)
    case ENXIO: return .notRegular(file: name)
    default: return .unopenable(file: name, systemError: number)
    }
  }
}
