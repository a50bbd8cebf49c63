/// A failure of the cryptographic library, of a key file or of an argument from outside.
///
/// No case carries key material or the bytes that were being hashed or signed.
public enum CryptographyError: Error, Equatable, Sendable {
  /// The library refused an operation that should succeed on a healthy machine.
  ///
  /// `operation` names the step in our words, `reason` is the text of OpenSSL's own error queue.
  case libraryFailed(operation: String, reason: String)

  /// The text is not a PEM key of the expected kind.
  ///
  /// Also given for an encrypted private key: the night runs unattended, so no passphrase is ever asked
  /// for.
  case unreadableKey(expected: String)

  /// The key parsed, but belongs to another algorithm than Ed25519.
  case wrongKeyAlgorithm(found: String)

  /// A raw key has the wrong number of bytes.
  case wrongKeyLength(expectedBytes: Int, actualBytes: Int)
}

extension CryptographyError: CustomStringConvertible {
  /// One English sentence that says what happened and what to do.
  public var description: String {
    switch self {
    case .libraryFailed(let operation, let reason):
      return "OpenSSL could not \(operation) (\(reason)); check that libcrypto 3 is installed intact "
        + "and that its configuration enables the default provider."
    case .unreadableKey(let expected):
      return "The text is not \(expected); create one with "
        + "'openssl genpkey -algorithm ed25519', without a passphrase."
    case .wrongKeyAlgorithm(let found):
      return "The key is of type \(found); only Ed25519 keys are accepted, create one with "
        + "'openssl genpkey -algorithm ed25519'."
    case .wrongKeyLength(let expectedBytes, let actualBytes):
      return "A raw Ed25519 key holds \(expectedBytes) bytes, not \(actualBytes); "
        + "check that the whole key was copied."
    }
  }
}
