/// FNV-1a over code points: the hash that stored values and trained weights depend on, so it never changes.
///
/// 64 bits, offset basis 14695981039346656037, prime 1099511628211. Each code point enters as its three low
/// bytes, lowest first; no code point needs a fourth.
@usableFromInline
enum StableHash {
  @usableFromInline static let offsetBasis: UInt64 = 14_695_981_039_346_656_037
  @usableFromInline static let prime: UInt64 = 1_099_511_628_211

  /// The hash after one more byte.
  @inlinable @inline(__always)
  static func mixing(_ hash: UInt64, byte: UInt64) -> UInt64 {
    (hash ^ byte) &* prime
  }

  /// The hash after one more code point.
  @inlinable @inline(__always)
  static func mixing(_ hash: UInt64, scalar: UInt32) -> UInt64 {
    let wide = UInt64(scalar)
    let afterLow = mixing(hash, byte: wide & 0xFF)
    let afterMiddle = mixing(afterLow, byte: wide >> 8 & 0xFF)
    return mixing(afterMiddle, byte: wide >> 16 & 0xFF)
  }
}
