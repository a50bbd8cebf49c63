import Cryptography
import Testing

struct SHA256DigestTests {
  static let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func hexadecimalTextSurvivesTheRoundTrip() throws {
    let digest = try #require(SHA256Digest(hexadecimal: Self.text))
    #expect(digest.hexadecimal == Self.text)
    #expect(digest.description == Self.text)
    #expect(digest.bytes == bytes(hexadecimal: Self.text))
    #expect(SHA256Digest(bytes: digest.bytes) == digest)
    #expect(SHA256Digest(hexadecimal: Self.text.uppercased()) == digest)
  }

  @Test(arguments: [
    "", String(text.dropLast()), text + "0", "g" + text.dropFirst(), " " + text.dropFirst(),
    "あ" + text.dropFirst(3), "0x" + text.dropFirst(2),
  ])
  func anythingElseIsRefused(wrong: String) {
    #expect(SHA256Digest(hexadecimal: wrong) == nil)
  }

  @Test func wrongByteCountsAreRefused() {
    #expect(SHA256Digest(bytes: [UInt8](repeating: 1, count: 31)) == nil)
    #expect(SHA256Digest(bytes: [UInt8](repeating: 1, count: 33)) == nil)
  }

  @Test func orderIsTheOrderOfTheText() throws {
    let digests = (0..<64).map { SHA256Hasher.digest(of: [UInt8($0)]) }
    #expect(digests.sorted().map(\.hexadecimal) == digests.map(\.hexadecimal).sorted())
    var lastByteOnly = digests[0].bytes
    lastByteOnly[31] ^= 1
    let neighbour = try #require(SHA256Digest(bytes: lastByteOnly))
    #expect(neighbour != digests[0])
    #expect((neighbour < digests[0]) == (neighbour.hexadecimal < digests[0].hexadecimal))
  }
}
