import Cryptography
import Testing

struct Ed25519PublicKeyTests {
  @Test func everyFlippedBitOfASignatureIsNoticed() throws {
    let key = try Ed25519PrivateKey(bytes: Array(1...32))
    let message = Array("取引記録".utf8)
    let signature = try key.sign(message)
    #expect(try key.publicKey.isValid(signature: signature, for: message))
    for bit in stride(from: 0, to: 512, by: 7) {
      var changed = signature
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(try !key.publicKey.isValid(signature: changed, for: message))
    }
  }

  @Test func anotherMessageKeyOrLengthIsNotValid() throws {
    let key = try Ed25519PrivateKey(bytes: Array(1...32))
    let signature = try key.sign([1, 2, 3])
    #expect(try !key.publicKey.isValid(signature: signature, for: [1, 2]))
    #expect(try !Ed25519PrivateKey.generate().publicKey.isValid(signature: signature, for: [1, 2, 3]))
    #expect(try !key.publicKey.isValid(signature: Array(signature.dropLast()), for: [1, 2, 3]))
    #expect(try !key.publicKey.isValid(signature: [], for: [1, 2, 3]))
  }

  @Test func pemSurvivesTheRoundTrip() throws {
    let publicKey = try Ed25519PrivateKey(bytes: Array(1...32)).publicKey
    let pem = try publicKey.pem()
    #expect(pem.hasPrefix("-----BEGIN PUBLIC KEY-----\n"))
    #expect(try Ed25519PublicKey(pem: pem) == publicKey)
    #expect(throws: CryptographyError.unreadableKey(expected: "a PEM public key")) {
      try Ed25519PublicKey(pem: pem.replacing("M", with: "*"))
    }
  }

  @Test func aKeyOfAnotherAlgorithmIsRefused() throws {
    // A public X25519 key: the object identifier 1.3.101.110 and the base point 9.
    let pem = """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VuAyEACQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
      -----END PUBLIC KEY-----

      """
    #expect(throws: CryptographyError.wrongKeyAlgorithm(found: "X25519")) {
      try Ed25519PublicKey(pem: pem)
    }
  }
}
