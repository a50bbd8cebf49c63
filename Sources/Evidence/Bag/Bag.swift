import Cryptography

/// What was written when a bag was finished.
public struct Bag: Equatable, Sendable {
  /// The number of files below `data/`.
  public let payloadFiles: Int
  /// The size of these files together in bytes.
  public let payloadBytes: Int64
  /// The SHA-256 of `tagmanifest-sha256.txt`: every byte of the bag depends on it, so it is what a signature signs.
  public let tagManifestDigest: SHA256Digest
}
