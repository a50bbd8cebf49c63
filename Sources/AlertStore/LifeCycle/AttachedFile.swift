import Core
import Cryptography

/// A file that belongs to an alert: what it is called, how long it is and what its bytes hash to.
///
/// The audit knows its name by a salted digest alone, so that the name can be erased one day and nobody can try names against the audit.
public struct AttachedFile: Hashable, Sendable {
  /// The name without folders.
  public let name: String
  /// The length in bytes.
  public let byteLength: Int64
  /// The SHA-256 of the bytes.
  public let digest: SHA256Digest
  /// Random bytes that are hashed with the name.
  public let nameSalt: [UInt8]

  /// How many random bytes the salt has.
  public static let nameSaltBytes = 16

  /// The SHA-256 of the salt and the name after it.
  public var nameDigest: SHA256Digest { AttachedFile.digest(ofName: name, salt: nameSalt) }

  static func digest(ofName name: String, salt: [UInt8]) -> SHA256Digest {
    SHA256Hasher.digest(of: salt + Array(name.utf8))
  }

  /// Makes a file from its parts, or nil when the name is empty, holds a control character or is longer than
  /// `Limits.attachmentNameBytes`.
  ///
  /// - Input: `nameSalt` are `nameSaltBytes` random bytes.
  public init?(name: String, byteLength: Int64, digest: SHA256Digest, nameSalt: [UInt8]) {
    precondition(nameSalt.count == AttachedFile.nameSaltBytes, "The salt of a name has 16 bytes.")
    let isWritten = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !name.isEmpty, isWritten, name.utf8.count <= Limits.attachmentNameBytes, byteLength >= 0 else {
      return nil
    }
    self.name = name
    self.byteLength = byteLength
    self.digest = digest
    self.nameSalt = nameSalt
  }
}
