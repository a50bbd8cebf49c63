import Cryptography
import Foundation
import Testing

/// What a regulator does: check our signature with the `openssl` program of the system, and the reverse.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
struct StockOpenSSLTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "openssl-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func openssl(_ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func write(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  func verifiesWithOpenSSL() throws -> Bool {
    let status = try openssl(
      "pkeyutl", "-verify", "-pubin", "-inkey", "public.pem", "-rawin", "-in", "message",
      "-sigfile", "signature")
    return status == 0
  }

  @Test func opensslVerifiesOurSignature() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = try Ed25519PrivateKey.generate()
    let message = Array("manifest-sha256.txt".utf8)
    try write(Array(try key.publicKey.pem().utf8), as: "public.pem")
    try write(message, as: "message")
    try write(try key.sign(message), as: "signature")
    #expect(try verifiesWithOpenSSL())
    try write(message + [0], as: "message")
    #expect(try !verifiesWithOpenSSL())
  }

  @Test func weVerifyASignatureOfOpenSSL() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let message = Array("bag-info.txt".utf8)
    try write(message, as: "message")
    #expect(try openssl("genpkey", "-algorithm", "ed25519", "-out", "private.pem") == 0)
    #expect(
      try openssl(
        "pkeyutl", "-sign", "-inkey", "private.pem", "-rawin", "-in", "message", "-out", "signature") == 0)
    let pem = try String(contentsOf: folder.appending(path: "private.pem"), encoding: .utf8)
    let key = try Ed25519PrivateKey(pem: pem)
    let signature = Array(try Data(contentsOf: folder.appending(path: "signature")))
    #expect(try key.publicKey.isValid(signature: signature, for: message))
    #expect(try key.sign(message) == signature)
  }

  @Test func anEncryptedPrivateKeyIsRefusedWithoutAsking() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let status = try openssl(
      "genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:secret", "-out", "private.pem")
    #expect(status == 0)
    let pem = try String(contentsOf: folder.appending(path: "private.pem"), encoding: .utf8)
    #expect(throws: CryptographyError.unreadableKey(expected: "an unencrypted PEM private key")) {
      try Ed25519PrivateKey(pem: pem)
    }
  }
}
