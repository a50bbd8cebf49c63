import COpenSSL

/// A key that verifies Ed25519 signatures.
///
/// Source: RFC 8032, the pure variant, which `openssl pkeyutl -verify -rawin` also checks.
public struct Ed25519PublicKey: Sendable {
  /// The number of bytes in a raw public key.
  public static let byteCount = 32

  private let handle: KeyHandle

  /// The 32 raw bytes.
  public let bytes: [UInt8]

  private init(handle: KeyHandle) throws(CryptographyError) {
    self.handle = handle
    self.bytes = try handle.publicBytes()
  }

  /// Makes a key from its 32 raw bytes.
  ///
  /// Errors: `CryptographyError.wrongKeyLength` for any other count. Whether the bytes name a point of the
  /// curve shows at the first verification, which then answers false.
  public init(bytes: [UInt8]) throws(CryptographyError) {
    guard bytes.count == Self.byteCount else {
      throw .wrongKeyLength(expectedBytes: Self.byteCount, actualBytes: bytes.count)
    }
    guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count) else {
      throw .libraryFailed(operation: "load a public key", reason: OpenSSLReason.takeLast())
    }
    try self.init(handle: KeyHandle(adopting: key))
  }

  /// Reads a SubjectPublicKeyInfo key in PEM, as `openssl pkey -pubout` writes it.
  ///
  /// Errors: `CryptographyError.unreadableKey` for anything that is not such a text, `wrongKeyAlgorithm`
  /// for a key of another kind.
  public init(pem: String) throws(CryptographyError) {
    try self.init(handle: KeyHandle.read(.publicKey, pem: pem))
  }

  /// The key as SubjectPublicKeyInfo in PEM.
  ///
  /// Errors: `CryptographyError.libraryFailed` when memory has run out.
  public func pem() throws(CryptographyError) -> String {
    try handle.write(.publicKey)
  }

  /// Tells whether the signature belongs to the message and this key.
  ///
  /// Missing: a signature of the wrong length, or one that is not an encoding at all, is simply not valid.
  /// Errors: `CryptographyError.libraryFailed` when memory has run out; never for a bad signature.
  public func isValid(signature: [UInt8], for message: [UInt8]) throws(CryptographyError) -> Bool {
    guard signature.count == Ed25519PrivateKey.signatureByteCount else { return false }
    guard let context = EVP_MD_CTX_new() else {
      throw .libraryFailed(operation: "prepare a verification", reason: OpenSSLReason.takeLast())
    }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, nil, nil, handle.pointer) == 1 else {
      throw .libraryFailed(operation: "start a verification", reason: OpenSSLReason.takeLast())
    }
    let status = EVP_DigestVerify(context, signature, signature.count, message, message.count)
    ERR_clear_error()
    return status == 1
  }
}

extension Ed25519PublicKey: Equatable {
  /// Two keys are equal when their raw bytes are.
  public static func == (left: Ed25519PublicKey, right: Ed25519PublicKey) -> Bool {
    left.bytes == right.bytes
  }
}
