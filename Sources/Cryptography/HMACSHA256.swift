import COpenSSL

/// Keyed message authentication with SHA-256.
///
/// Errors: fails only when libcrypto is damaged, which is a precondition.
/// Source: RFC 2104, RFC 4231.
public enum HMACSHA256 {
  /// The authentication code of a message under a key.
  ///
  /// Input: a key of any length, 32 random bytes recommended; a message of any length, held in memory.
  public static func code(of message: [UInt8], key: [UInt8]) -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    var writtenBytes: UInt32 = 0
    precondition(key.count <= Int(Int32.max), "An HMAC key is limited to two gigabytes.")
    // OpenSSL takes a null key for "the key of before"; a pointer to one spare byte makes an empty key
    // empty.
    let heldKey = key.isEmpty ? [0] : key
    let result = HMAC(
      EVP_sha256(), heldKey, Int32(key.count), message, message.count, &bytes, &writtenBytes)
    guard result != nil, Int(writtenBytes) == SHA256Digest.byteCount, let code = SHA256Digest(bytes: bytes)
    else { preconditionFailure("libcrypto could not compute an HMAC: it is damaged.") }
    return code
  }

  /// Tells whether a code belongs to a message and key.
  ///
  /// Cost: the comparison takes the same time wherever the codes differ, so timing reveals nothing.
  public static func isValid(_ code: SHA256Digest, for message: [UInt8], key: [UInt8]) -> Bool {
    let expected = Self.code(of: message, key: key).bytes
    return CRYPTO_memcmp(expected, code.bytes, SHA256Digest.byteCount) == 0
  }
}
