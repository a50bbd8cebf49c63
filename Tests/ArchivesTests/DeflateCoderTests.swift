import TestSupport
import Testing

@testable import Archives

struct DeflateCoderTests {
  @Test(arguments: [0, 1, 100, 65_536, 1_000_000])
  func bytesOfEverySizeCanBeDeflated(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let random = generator.bytes(count: count)
    let deflated = try #require(DeflateCoder.deflated(random))
    // Bytes without pattern cannot shrink; deflate then adds five bytes a block of 16 KiB or more.
    #expect(deflated.count >= count)
    #expect(deflated.count <= count + 5 * (count / 16_384 + 1) + 16)
  }
}
