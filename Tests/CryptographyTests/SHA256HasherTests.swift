import Cryptography
import Testing

struct SHA256HasherTests {
  // FIPS 180-4 example values as published by NIST.
  static let vectors: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test(arguments: vectors)
  func publishedVectorsHold(message: String, digest: String) {
    #expect(SHA256Hasher.digest(of: Array(message.utf8)).hexadecimal == digest)
  }

  @Test(arguments: [1, 63, 64, 65, 4096])
  func theCutsDoNotMatter(pieceBytes: Int) {
    let message = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hasher = SHA256Hasher()
    for start in stride(from: 0, to: message.count, by: pieceBytes) {
      let piece = Array(message[start..<min(start + pieceBytes, message.count)])
      switch (start / pieceBytes) % 3 {
      case 0: hasher.update(piece)
      case 1: hasher.update(piece.span)
      default: piece.withUnsafeBytes { hasher.update($0) }
      }
    }
    let digest = hasher.finish()
    #expect(digest == SHA256Hasher.digest(of: message))
  }

  @Test func aFinishedHasherStartsAfresh() {
    var hasher = SHA256Hasher()
    hasher.update([1, 2, 3])
    let first = hasher.finish()
    let empty = hasher.finish()
    #expect(empty == SHA256Hasher.digest(of: []))
    hasher.update([1, 2, 3])
    let again = hasher.finish()
    #expect(again == first)
  }
}
