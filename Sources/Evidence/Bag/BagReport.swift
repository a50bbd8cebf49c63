import Core
import Cryptography

/// What a verifier found in a bag.
public struct BagReport: Sendable {
  /// A file as it was found.
  public struct File: Equatable, Sendable {
    /// The SHA-256 of its bytes.
    public let digest: SHA256Digest
    /// Its size in bytes.
    public let byteCount: Int64
  }

  /// What is wrong, in the order in which it was found; empty for a complete and unchanged bag.
  public internal(set) var findings: [Finding] = []
  /// The bag's metadata, or nil when `bag-info.txt` is absent or unreadable.
  public internal(set) var metadata: BagMetadata?
  /// The number of files below `data/`.
  public internal(set) var payloadFiles = 0
  /// The size of these files together in bytes.
  public internal(set) var payloadBytes: Int64 = 0
  /// The digest of `tagmanifest-sha256.txt`, or nil when it is absent.
  public internal(set) var tagManifestDigest: SHA256Digest?
  /// Every file of the bag, by its path in the bag.
  public internal(set) var files: [String: File] = [:]
  /// The paths of all files in the order of the archive.
  public internal(set) var order: [String] = []
  /// The bytes of the files that the caller asked to keep, by their path in the bag.
  public internal(set) var kept: [String: [UInt8]] = [:]
}
