import Cryptography
import Testing

struct Ed25519PrivateKeyTests {
  struct Vector: Sendable {
    let secret: String
    let publicKey: String
    let message: String
    let signature: String
  }

  // RFC 8032, section 7.1, tests 1 to 3.
  static let vectors: [Vector] = [
    Vector(
      secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Vector(
      secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Vector(
      secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
  ]

  @Test(arguments: vectors)
  func publishedVectorsHold(vector: Vector) throws {
    let key = try Ed25519PrivateKey(bytes: bytes(hexadecimal: vector.secret))
    #expect(key.publicKey.bytes == bytes(hexadecimal: vector.publicKey))
    let message = bytes(hexadecimal: vector.message)
    #expect(try key.sign(message) == bytes(hexadecimal: vector.signature))
    #expect(try key.publicKey.isValid(signature: bytes(hexadecimal: vector.signature), for: message))
  }

  @Test func newKeysDifferAndSurvivePEM() throws {
    let key = try Ed25519PrivateKey.generate()
    #expect(try Ed25519PrivateKey.generate().publicKey != key.publicKey)
    let pem = try key.pem()
    #expect(pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    #expect(try Ed25519PrivateKey(pem: pem).publicKey == key.publicKey)
    #expect(try Ed25519PrivateKey(pem: pem).sign([1, 2]) == key.sign([1, 2]))
  }

  @Test func wrongLengthsAreRefused() {
    #expect(throws: CryptographyError.wrongKeyLength(expectedBytes: 32, actualBytes: 31)) {
      try Ed25519PrivateKey(bytes: Array(repeating: 1, count: 31))
    }
  }

  @Test(arguments: ["", "not a key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
  func brokenTextIsRefused(text: String) {
    #expect(throws: CryptographyError.unreadableKey(expected: "an unencrypted PEM private key")) {
      try Ed25519PrivateKey(pem: text)
    }
  }

  @Test func aPublicKeyIsNotAPrivateKey() throws {
    let pem = try Ed25519PrivateKey.generate().publicKey.pem()
    #expect(throws: CryptographyError.unreadableKey(expected: "an unencrypted PEM private key")) {
      try Ed25519PrivateKey(pem: pem)
    }
  }
}
