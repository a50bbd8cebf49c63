/// The checksum of zip and gzip: CRC-32 with the reflected polynomial EDB88320.
///
/// - Source: PKWARE APPNOTE 4.4.7; RFC 1952 section 8.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func checksum(of bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8
    }
    return ~value
  }
}
