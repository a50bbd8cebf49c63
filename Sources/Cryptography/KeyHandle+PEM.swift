import COpenSSL

/// Reading and writing keys as PEM text, in the forms `openssl pkey` uses (PKCS #8 and
/// SubjectPublicKeyInfo).
extension KeyHandle {
  enum Part {
    case privateKey
    case publicKey

    var expectation: String {
      switch self {
      case .privateKey: "an unencrypted PEM private key"
      case .publicKey: "a PEM public key"
      }
    }
  }

  static func read(_ part: Part, pem: String) throws(CryptographyError) -> KeyHandle {
    let text = Array(pem.utf8)
    guard !text.isEmpty, text.count <= 65_536 else { throw .unreadableKey(expected: part.expectation) }
    let parsed = text.withUnsafeBytes { bytes -> OpaquePointer? in
      // Safe: the memory stream borrows `bytes` and is freed before the closure returns.
      guard let stream = BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else { return nil }
      defer { BIO_free(stream) }
      switch part {
      case .privateKey:
        // Without this callback OpenSSL would ask for a passphrase on the terminal and stop the night.
        return PEM_read_bio_PrivateKey(stream, nil, { _, _, _, _ in -1 }, nil)
      case .publicKey:
        return PEM_read_bio_PUBKEY(stream, nil, nil, nil)
      }
    }
    guard let parsed else {
      ERR_clear_error()
      throw .unreadableKey(expected: part.expectation)
    }
    return try KeyHandle(adopting: parsed)
  }

  func write(_ part: Part) throws(CryptographyError) -> String {
    guard let stream = BIO_new(BIO_s_mem()) else {
      throw .libraryFailed(operation: "open a memory stream", reason: OpenSSLReason.takeLast())
    }
    defer { BIO_free(stream) }
    let status =
      switch part {
      case .privateKey: PEM_write_bio_PrivateKey(stream, pointer, nil, nil, 0, nil, nil)
      case .publicKey: PEM_write_bio_PUBKEY(stream, pointer)
      }
    var bytes = [UInt8](repeating: 0, count: Int(BIO_ctrl_pending(stream)))
    guard status == 1, !bytes.isEmpty, BIO_read(stream, &bytes, Int32(bytes.count)) == bytes.count else {
      throw .libraryFailed(operation: "write a key as PEM", reason: OpenSSLReason.takeLast())
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
