import Cryptography

/// The files of a bundle's signatures, which stand beside the bag's own files and in no manifest, since they sign the manifest of manifests.
enum SignatureFiles {
  static let folder = "signatures/"
  static let envelope = "signatures/envelope.json"

  static func signature(_ keyID: String) -> String { "\(folder)\(keyID).sig" }

  static func publicKey(_ keyID: String) -> String { "\(folder)\(keyID).pub.pem" }

  /// Whether a path is one of a signature's files, and no other.
  static func contains(_ path: String) -> Bool { path == envelope || keyID(of: path) != nil }

  /// The key that a file of a signature belongs to, or nil for any other file.
  static func keyID(of path: String) -> String? {
    guard path.utf8.starts(with: folder.utf8) else { return nil }
    let name = path.utf8.dropFirst(folder.utf8.count)
    for ending in [".sig", ".pub.pem"] where name.count == KeyIdentifier.length + ending.utf8.count {
      let (id, rest) = (name.prefix(KeyIdentifier.length), name.dropFirst(KeyIdentifier.length))
      if rest.elementsEqual(ending.utf8), id.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }) {
        return String(decoding: Array(id), as: UTF8.self)
      }
    }
    return nil
  }
}

/// The name of a key: the first sixteen hexadecimal digits of the SHA-256 of its 32 public bytes.
public enum KeyIdentifier {
  /// The number of digits.
  public static let length = 16

  /// The identifier of a key.
  public static func of(_ key: Ed25519PublicKey) -> String {
    String(SHA256Hasher.digest(of: key.bytes).hexadecimal.prefix(length))
  }
}
