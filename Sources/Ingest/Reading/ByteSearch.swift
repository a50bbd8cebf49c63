// Finding bytes eight at a time.

extension UInt64 {
  /// The high bit of each byte that equals a value, and no other bit.
  @inline(__always)
  func bytesEqual(to value: UInt8) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = self ^ (UInt64(value) &* 0x0101_0101_0101_0101)
    // Adding 7F to seven bits carries into the high bit unless they are zero, and never into the next byte.
    return ~(((difference & low) &+ low) | difference | low)
  }
}

extension Span where Element == UInt8 {
  /// The index of the first byte from an index on that equals one of two values, or `end`.
  @inline(__always)
  func first(_ value: UInt8, or other: UInt8, from start: Int, to end: Int) -> Int {
    var index = start
    while index + 8 <= end {
      let word = word(at: index)
      let found = word.bytesEqual(to: value) | word.bytesEqual(to: other)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end && self[index] != value && self[index] != other { index += 1 }
    return index
  }

  /// Eight bytes as one number, the first byte lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    // Safe: the callers checked that eight bytes follow, and the load checks its bounds again.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
