import Testing

@testable import Archives

struct CRC32Tests {
  @Test func knownValuesOfTheChecksum() {
    #expect(CRC32.checksum(of: []) == 0)
    #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum(of: [UInt8](repeating: 0, count: 32)) == 0x190A_55AD)
  }
}
