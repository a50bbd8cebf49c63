/// Reads numbers that are digits and nothing else.
enum PlainNumber {
  /// A whole number of 1 to 18 digits, or -1.
  ///
  /// Safe when `count` bytes can be read from `text`.
  static func read(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    if count < 1 || count > 18 { return -1 }
    var value: Int64 = 0
    var worst: UInt8 = 0
    for index in 0..<count {
      let digit = text[index] &- 0x30
      worst = max(worst, digit)
      value = value &* 10 &+ Int64(digit)
    }
    return worst > 9 ? -1 : value
  }

  /// As `read`, eight digits a step where `readable` bytes from `text` on may be read, digits or not.
  @inline(__always)
  static func read(_ text: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> Int64 {
    guard count >= 1, count <= 16, readable >= 16 else { return read(text, count) }
    if count <= 8 { return eightDigits(text, count) }
    let high = eightDigits(text, count - 8)
    let low = eightDigits(text + count - 8, 8)
    return high < 0 || low < 0 ? -1 : high * 100_000_000 + low
  }

  /// A number of 1 to 8 digits, or -1.
  ///
  /// Safe when 8 bytes can be read from `text`.
  @inline(__always)
  private static func eightDigits(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    let word = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
    let zeros: UInt64 = 0x3030_3030_3030_3030
    // The first byte is lowest: bytes behind the number are shifted out, and zeros come in before it.
    let shift = UInt64(64 - 8 * count)
    var digits = (word ^ zeros) &<< shift
    // Adding 76 to a byte above 9 sets its high bit; a byte whose high bit is set already is none of the ten either.
    if ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 != 0 { return -1 }
    digits = (digits &* 2_561) &>> 8 & 0x00FF_00FF_00FF_00FF
    digits = (digits &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
    return Int64(truncatingIfNeeded: (digits &* 42_949_672_960_001) &>> 32)
  }
}
