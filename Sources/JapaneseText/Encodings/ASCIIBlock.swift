/// Eight bytes looked at together, so that plain text passes in one step.
enum ASCIIBlock {
  static let byteCount = 8

  /// The eight bytes at `offset` as one word, or nil when fewer are left or one of them is not ASCII.
  @inline(__always)
  static func word(in input: Span<UInt8>, at offset: Int) -> UInt64? {
    guard input.count - offset >= byteCount else { return nil }
    // Safe: the eight bytes were just shown to be inside the span, and any bit pattern is a UInt64.
    let word = input.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    return word & 0x8080_8080_8080_8080 == 0 ? word : nil
  }
}
