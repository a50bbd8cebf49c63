import Foundation

/// A new file that only its owner can read, written through a buffer.
final class PrivateFile {
  private static let bufferBytes = 1 << 18

  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(creating path: String) throws(SimulationError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      throw code == EEXIST ? .fileExists(path: path) : .fileNotOpened(path: path, reason: Self.words(code))
    }
    buffer.reserveCapacity(2 * Self.bufferBytes)
  }

  deinit {
    close(descriptor)
  }

  func append(_ bytes: [UInt8]) throws(SimulationError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  func append(_ text: String) throws(SimulationError) {
    try append(Array(text.utf8))
  }

  /// Brings what is buffered to the file; to be called before the file is let go.
  func flush() throws(SimulationError) {
    var start = 0
    while start < buffer.count {
      // The pointer is used only within the call, for the bytes that the array holds.
      let written = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .notWritten(path: path, reason: Self.words(errno)) }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes a directory for its owner only; one that is there already is left as it is.
  static func makeDirectory(_ path: String) throws(SimulationError) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    throw .directoryNotMade(path: path, reason: words(errno))
  }

  private static func words(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}
