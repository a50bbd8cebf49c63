import COpenSSL

/// Random bytes fit for keys and salts.
///
/// Determinism: none, on purpose; anything that must replay takes a seed and another generator.
public enum SecureRandom {
  /// Gives unpredictable bytes from the operating system through libcrypto.
  ///
  /// Input: a count of zero or more. Errors: `CryptographyError.libraryFailed` when the system gives no
  /// entropy.
  public static func bytes(count: Int) throws(CryptographyError) -> [UInt8] {
    precondition(count >= 0 && count <= Int(Int32.max), "Ask for 0 to 2,147,483,647 random bytes.")
    var bytes = [UInt8](repeating: 0, count: count)
    guard count > 0 else { return bytes }
    guard RAND_bytes(&bytes, Int32(count)) == 1 else {
      throw .libraryFailed(operation: "give random bytes", reason: OpenSSLReason.takeLast())
    }
    return bytes
  }
}
