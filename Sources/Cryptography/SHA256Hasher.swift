import COpenSSL

// Safe as Sendable: the type cannot be copied, so exactly one owner holds the context at any time, and
// every operation on it is `mutating`, which Swift makes exclusive.

/// A running SHA-256 over bytes that arrive in pieces.
///
/// Input: any number of `update` calls, then `finish`; after that the hasher is new again and can be
/// reused.
/// Determinism: the digest depends on the bytes alone, not on where the pieces were cut.
/// Errors: SHA-256 without a key can only fail when libcrypto is damaged or memory has run out; both are
/// preconditions, so a wrong digest is never returned.
/// Cost: one small allocation for a hasher; above 1 GB a second where the processor has SHA instructions.
/// Source: FIPS 180-4.
public struct SHA256Hasher: ~Copyable, @unchecked Sendable {
  private let context: OpaquePointer

  /// Makes a hasher that has seen no bytes.
  public init() {
    guard let context = EVP_MD_CTX_new() else {
      preconditionFailure("libcrypto could not allocate a digest context: memory has run out.")
    }
    self.context = context
    restart()
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// Adds the bytes of a span.
  public mutating func update(_ bytes: Span<UInt8>) {
    // Safe: the buffer is used inside the closure only, and libcrypto reads exactly `count` bytes of it.
    bytes.withUnsafeBytes { add($0) }
  }

  /// Adds the bytes of a raw buffer, which is read and not kept.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    add(bytes)
  }

  /// Adds the bytes of an array.
  public mutating func update(_ bytes: [UInt8]) {
    // Safe: the buffer is used inside the closure only, and libcrypto reads exactly `count` bytes of it.
    bytes.withUnsafeBytes { add($0) }
  }

  /// Gives the digest of all bytes added since the hasher was made or last finished, and starts afresh.
  public mutating func finish() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    var writtenBytes: UInt32 = 0
    let status = EVP_DigestFinal_ex(context, &bytes, &writtenBytes)
    guard status == 1, Int(writtenBytes) == SHA256Digest.byteCount, let digest = SHA256Digest(bytes: bytes)
    else { preconditionFailure("libcrypto could not finish a SHA-256 digest: it is damaged.") }
    restart()
    return digest
  }

  /// The digest of an array in one call.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.finish()
  }

  private func add(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    let status = EVP_DigestUpdate(context, start, bytes.count)
    precondition(status == 1, "libcrypto could not continue a SHA-256 digest: it is damaged.")
  }

  private func restart() {
    let status = EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(status == 1, "libcrypto offers no SHA-256: its default provider is missing.")
  }
}
