/// One code point read from UTF-8 bytes, with the number of bytes it took.
struct UTF8Scalar {
  /// The code point; without meaning when `byteCount` is 0.
  let value: UInt32
  /// The bytes it took, 1 to 4; 0 says that no well-formed sequence starts here.
  let byteCount: Int

  @inline(__always)
  init(value: UInt32, byteCount: Int) {
    self.value = value
    self.byteCount = byteCount
  }

  static var malformed: UTF8Scalar {
    @inline(__always) get { UTF8Scalar(value: 0, byteCount: 0) }
  }

  /// Reads the code point that starts at `offset`, which must lie inside the input.
  ///
  /// Strict: overlong forms, surrogates, code points above U+10FFFF and cut sequences are malformed.
  @inline(__always)
  init(reading input: Span<UInt8>, at offset: Int) {
    let first = UInt32(input[offset])
    if first < 0x80 {
      self.init(value: first, byteCount: 1)
      return
    }
    let available = input.count - offset
    if first >= 0xE0, first < 0xF0, available >= 3 {
      self = Self.threeBytes(first, UInt32(input[offset + 1]), UInt32(input[offset + 2]))
    } else if first >= 0xC2, first < 0xE0, available >= 2 {
      let second = UInt32(input[offset + 1])
      let value = (first & 0x1F) << 6 | second & 0x3F
      self = second & 0xC0 == 0x80 ? UTF8Scalar(value: value, byteCount: 2) : .malformed
    } else if first >= 0xF0, first < 0xF5, available >= 4 {
      self = Self.fourBytes(
        first, UInt32(input[offset + 1]), UInt32(input[offset + 2]), UInt32(input[offset + 3]))
    } else {
      self = .malformed
    }
  }

  @inline(__always)
  private static func threeBytes(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UTF8Scalar {
    let value = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
    let isWellFormed =
      second & 0xC0 == 0x80 && third & 0xC0 == 0x80 && value >= 0x800 && value & 0xF800 != 0xD800
    return isWellFormed ? UTF8Scalar(value: value, byteCount: 3) : .malformed
  }

  @inline(__always)
  private static func fourBytes(
    _ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32
  ) -> UTF8Scalar {
    let value = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
    let isWellFormed =
      second & 0xC0 == 0x80 && third & 0xC0 == 0x80 && fourth & 0xC0 == 0x80
      && value >= 0x10000 && value <= 0x10FFFF
    return isWellFormed ? UTF8Scalar(value: value, byteCount: 4) : .malformed
  }

  /// The UTF-8 bytes of a code point of the basic plane, first byte lowest, with their number in the top
  /// byte.
  ///
  /// Never 0, so that a table can say "no character" with 0.
  static func packedBytes(ofBasicPlane value: UInt32) -> UInt32 {
    precondition(value < 0x10000, "Only code points of the basic plane fit in a packed entry.")
    if value < 0x80 { return value | 1 << 24 }
    if value < 0x800 { return 0xC0 | value >> 6 | (0x80 | value & 0x3F) << 8 | 2 << 24 }
    return 0xE0 | value >> 12 | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F) << 16 | 3 << 24
  }
}
