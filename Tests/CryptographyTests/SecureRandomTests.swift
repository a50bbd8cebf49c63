import Cryptography
import Testing

struct SecureRandomTests {
  @Test func countsAreKeptAndDrawsDiffer() throws {
    #expect(try SecureRandom.bytes(count: 0).isEmpty)
    let first = try SecureRandom.bytes(count: 32)
    #expect(first.count == 32)
    #expect(try SecureRandom.bytes(count: 32) != first)
  }

  @Test func allByteValuesOccur() throws {
    #expect(Set(try SecureRandom.bytes(count: 65_536)).count == 256)
  }
}
