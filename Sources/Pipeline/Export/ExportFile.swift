import Archives
import Cryptography
import Glibc

/// An output file that appears under its name whole or not at all, with the digest of its bytes.
final class ExportFile {
  private static let bufferBytes = 1 << 18

  private var file: NewFile
  private var buffer: [UInt8] = []
  private var hasher = SHA256Hasher()

  var path: String { file.path }

  init(path: String) throws(FeatureExportError) {
    do {
      file = try NewFile(path: path)
    } catch {
      throw FeatureExportError(error, path: path)
    }
    buffer.reserveCapacity(2 * ExportFile.bufferBytes)
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
    do {
      try file.commit(overwrites: overwrites)
    } catch {
      throw FeatureExportError(error, path: path)
    }
    return hasher.finish()
  }

  private func flush() throws(FeatureExportError) {
    var start = 0
    while start < buffer.count {
      // The pointer is used only within the call, for the bytes that the array holds.
      let written = buffer.withUnsafeBytes { bytes in
        Glibc.write(file.descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else {
        throw .cannotWrite(path: path, step: "write", reason: String(cString: strerror(errno)))
      }
      start += written
    }
    hasher.update(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension FeatureExportError {
  /// What a file that could not be made or named means to an export.
  fileprivate init(_ error: ArchivesError, path: String) {
    switch error {
    case .alreadyExists: self = .outputExists(path: path)
    case .cannotWrite(_, let step, let reason): self = .cannotWrite(path: path, step: step, reason: reason)
    default: preconditionFailure("Making a new file fails in two ways only.")
    }
  }
}
