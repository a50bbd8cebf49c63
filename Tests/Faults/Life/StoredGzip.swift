/// Writes bytes as a gzip file that compresses nothing, so that the same content has other bytes.
enum StoredGzip {
  static func pack(_ content: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    var begin = 0
    repeat {
      let end = min(content.count, begin + 65_535)
      let length = UInt16(end - begin)
      packed.append(end == content.count ? 1 : 0)
      packed += littleEndian(UInt32(length)).prefix(2) + littleEndian(UInt32(~length)).prefix(2)
      packed += content[begin..<end]
      begin = end
    } while begin < content.count
    return packed + littleEndian(checksum(content)) + littleEndian(UInt32(content.count))
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ content: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
