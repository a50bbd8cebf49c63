/// The 32 bytes of a SHA-256 digest.
///
/// Shape: kept as four big-endian words without a heap allocation, so a column of digests is a flat array.
/// Order: `<` is the order of the bytes, and therefore also of the hexadecimal text.
/// Determinism: `hashValue` is salted for each process, as for every Swift type; store `bytes` or
/// `hexadecimal`, never a hash value.
public struct SHA256Digest: Sendable, Hashable {
  /// The number of bytes in a digest.
  public static let byteCount = 32

  let word0: UInt64
  let word1: UInt64
  let word2: UInt64
  let word3: UInt64

  /// Makes a digest from its 32 bytes, or nil when there are not exactly 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for (position, byte) in bytes.enumerated() {
      switch position >> 3 {
      case 0: words.0 = words.0 << 8 | UInt64(byte)
      case 1: words.1 = words.1 << 8 | UInt64(byte)
      case 2: words.2 = words.2 << 8 | UInt64(byte)
      default: words.3 = words.3 << 8 | UInt64(byte)
      }
    }
    (word0, word1, word2, word3) = words
  }

  /// Makes a digest from 64 hexadecimal digits, or nil when the text is anything else.
  ///
  /// Input: digits in either case, nothing before, between or after them.
  public init?(hexadecimal: String) {
    let digits = Array(hexadecimal.utf8)
    guard digits.count == Self.byteCount * 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    for position in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Self.value(ofDigit: digits[position]),
        let low = Self.value(ofDigit: digits[position + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  /// The digest's 32 bytes, first byte first.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      // Safe: exactly `byteCount` elements are written and the same number is reported.
      for (index, word) in [word0, word1, word2, word3].enumerated() {
        for byte in 0..<8 {
          buffer[index * 8 + byte] = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * byte))
        }
      }
      count = Self.byteCount
    }
  }

  /// The digest as 64 lower-case hexadecimal digits, the form `sha256sum` prints.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(Self.byteCount * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return digit - UInt8(ascii: "A") + 10
    default: return nil
    }
  }
}

extension SHA256Digest: Comparable {
  /// Orders digests by their bytes, first byte first.
  public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
    (left.word0, left.word1, left.word2, left.word3)
      < (right.word0, right.word1, right.word2, right.word3)
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The same text as `hexadecimal`.
  public var description: String { hexadecimal }
}
