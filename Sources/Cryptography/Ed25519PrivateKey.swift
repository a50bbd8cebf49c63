import COpenSSL

/// A key that signs with Ed25519.
///
/// Its bytes are held by OpenSSL, which wipes them when the last copy goes; it has no description and no
/// equality, so it cannot be printed or logged by accident.
/// Determinism: the same key and message always give the same signature.
/// Source: RFC 8032, the pure variant (no context, no pre-hash), which `openssl pkeyutl -rawin` also uses.
public struct Ed25519PrivateKey: Sendable {
  /// The number of bytes in a signature.
  public static let signatureByteCount = 64

  /// The number of bytes in the raw secret (the seed of RFC 8032).
  public static let byteCount = 32

  private let handle: KeyHandle

  /// The public half, which a verifier needs.
  public let publicKey: Ed25519PublicKey

  private init(handle: KeyHandle) throws(CryptographyError) {
    self.handle = handle
    self.publicKey = try Ed25519PublicKey(bytes: try handle.publicBytes())
  }

  /// Makes a new random key.
  ///
  /// Errors: `CryptographyError.libraryFailed` when the system gives no entropy.
  public static func generate() throws(CryptographyError) -> Ed25519PrivateKey {
    guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil) else {
      throw .libraryFailed(operation: "prepare a new key", reason: OpenSSLReason.takeLast())
    }
    defer { EVP_PKEY_CTX_free(context) }
    var generated: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_keygen(context, &generated) == 1, let generated else {
      throw .libraryFailed(operation: "generate a key", reason: OpenSSLReason.takeLast())
    }
    return try Ed25519PrivateKey(handle: KeyHandle(adopting: generated))
  }

  /// Makes a key from its 32 secret bytes.
  ///
  /// Errors: `CryptographyError.wrongKeyLength` for any other count.
  public init(bytes: [UInt8]) throws(CryptographyError) {
    guard bytes.count == Self.byteCount else {
      throw .wrongKeyLength(expectedBytes: Self.byteCount, actualBytes: bytes.count)
    }
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, bytes, bytes.count) else {
      throw .libraryFailed(operation: "load a private key", reason: OpenSSLReason.takeLast())
    }
    try self.init(handle: KeyHandle(adopting: key))
  }

  /// Reads an unencrypted PKCS #8 key in PEM, as `openssl genpkey -algorithm ed25519` writes it.
  ///
  /// Errors: `CryptographyError.unreadableKey` for anything that is not such a text or is encrypted,
  /// `wrongKeyAlgorithm` for a key of another kind.
  public init(pem: String) throws(CryptographyError) {
    try self.init(handle: KeyHandle.read(.privateKey, pem: pem))
  }

  /// The key as unencrypted PKCS #8 in PEM; the caller writes it to a file that only its owner can read.
  ///
  /// Errors: `CryptographyError.libraryFailed` when memory has run out.
  public func pem() throws(CryptographyError) -> String {
    try handle.write(.privateKey)
  }

  /// Signs a message, giving 64 bytes.
  ///
  /// Input: the whole message, held in memory; sign the digest list of a large bundle, not the bundle.
  /// Errors: `CryptographyError.libraryFailed` when memory has run out.
  public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    guard let context = EVP_MD_CTX_new() else {
      throw .libraryFailed(operation: "prepare a signature", reason: OpenSSLReason.takeLast())
    }
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: Self.signatureByteCount)
    var writtenBytes = signature.count
    guard EVP_DigestSignInit(context, nil, nil, nil, handle.pointer) == 1,
      EVP_DigestSign(context, &signature, &writtenBytes, message, message.count) == 1,
      writtenBytes == Self.signatureByteCount
    else {
      throw .libraryFailed(operation: "sign", reason: OpenSSLReason.takeLast())
    }
    return signature
  }
}
