import Core
import Cryptography

/// A file that belongs to an alert: what it is called, how long it is and what its bytes hash to.
public struct AttachedFile: Hashable, Sendable {
  /// The name without folders.
  public let name: String
  /// The length in bytes.
  public let byteLength: Int64
  /// The SHA-256 of the bytes.
  public let digest: SHA256Digest

  /// Makes a file from its parts, or nil when the name is empty, holds a control character or is longer than
  /// `Limits.attachmentNameBytes`.
  public init?(name: String, byteLength: Int64, digest: SHA256Digest) {
    let isWritten = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !name.isEmpty, isWritten, name.utf8.count <= Limits.attachmentNameBytes, byteLength >= 0 else {
      return nil
    }
    self.name = name
    self.byteLength = byteLength
    self.digest = digest
  }
}
