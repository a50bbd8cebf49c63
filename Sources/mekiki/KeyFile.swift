import Cryptography
import Foundation

/// Private keys in PEM: from a file that its owner alone may read, or from a descriptor as /dev/fd/N.
enum KeyFile {
  /// The most bytes that a key may have.
  private static let longestBytes = 4_096

  /// Reads a key.
  static func read(_ path: String) throws -> Ed25519PrivateKey {
    var facts = stat()
    guard stat(path, &facts) == 0, let file = FileHandle(forReadingAtPath: path) else {
      throw CommandError.cannotRead(path)
    }
    let isRegular = facts.st_mode & S_IFMT == S_IFREG
    // What comes through a pipe lies in no file that others could read.
    guard !isRegular || facts.st_mode & 0o077 == 0 else { throw CommandError.openKey(path) }
    guard let bytes = try? file.read(upToCount: longestBytes + 1), bytes.count <= longestBytes,
      let pem = String(bytes: bytes, encoding: .utf8)
    else { throw CommandError.cannotRead(path) }
    do {
      return try Ed25519PrivateKey(pem: pem)
    } catch {
      throw CommandError.unfitKey(path, error)
    }
  }
}
