/// Texts as words of eight bytes, for finding and comparing them.
///
/// - Cost: a few instructions for eight bytes; public and inlinable, since other targets' tables ask for every row.
public enum TextBytes {
  /// A hash for tables that compare the bytes themselves.
  ///
  /// - Determinism: the same in every run; it is stored nowhere, so that it may change.
  @inlinable @inline(__always)
  public static func hash(_ text: Span<UInt8>) -> UInt64 {
    let bytes = text.bytes
    var hash = UInt64(truncatingIfNeeded: bytes.byteCount) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= bytes.byteCount {
      hash = mix(hash, word(bytes, at: offset))
      offset += 8
    }
    if offset < bytes.byteCount { hash = mix(hash, rest(bytes, from: offset)) }
    return hash ^ hash >> 32
  }

  /// Whether two texts are the same bytes.
  @inlinable @inline(__always)
  public static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (left, right) = (left.bytes, right.bytes)
    guard left.byteCount == right.byteCount else { return false }
    var offset = 0
    while offset + 8 <= left.byteCount {
      if word(left, at: offset) != word(right, at: offset) { return false }
      offset += 8
    }
    return offset == left.byteCount || rest(left, from: offset) == rest(right, from: offset)
  }

  @inlinable @inline(__always)
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
    return mixed ^ mixed >> 29
  }

  /// Safe: every bit pattern is a number, and the place is checked when it is read.
  @inlinable @inline(__always)
  static func word(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// The last bytes, fewer than eight, as one word.
  @inlinable @inline(__always)
  static func rest(_ bytes: RawSpan, from offset: Int) -> UInt64 {
    // The last eight bytes hold them all, with bytes before them that have been read; a text that is shorter is put together.
    if bytes.byteCount >= 8 { return word(bytes, at: bytes.byteCount - 8) }
    var word: UInt64 = 0
    for index in offset..<bytes.byteCount {
      word = word << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
    }
    return word
  }
}
