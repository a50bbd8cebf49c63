import COpenSSL

/// The owner of one OpenSSL key object, which it frees and wipes at the end.
// Safe as Sendable: the object is complete before the handle exists and nothing changes it afterwards;
// OpenSSL 3 documents that a key may be used for signing and verifying from several threads, each with its
// own context.
final class KeyHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Takes ownership of `pointer`; refuses and frees a key of another algorithm.
  init(adopting pointer: OpaquePointer) throws(CryptographyError) {
    guard EVP_PKEY_get_id(pointer) == EVP_PKEY_ED25519 else {
      let found = EVP_PKEY_get0_type_name(pointer).map { String(cString: $0) } ?? "an unknown algorithm"
      EVP_PKEY_free(pointer)
      throw .wrongKeyAlgorithm(found: found)
    }
    self.pointer = pointer
  }

  deinit {
    EVP_PKEY_free(pointer)
  }

  /// The 32 public bytes.
  func publicBytes() throws(CryptographyError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Ed25519PublicKey.byteCount)
    var writtenBytes = bytes.count
    guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &writtenBytes) == 1, writtenBytes == bytes.count else {
      throw .libraryFailed(operation: "read a public key", reason: OpenSSLReason.takeLast())
    }
    return bytes
  }
}
