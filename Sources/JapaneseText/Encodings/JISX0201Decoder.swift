/// Decodes the single-byte character set of Zengin records, JIS X 0201, to UTF-8.
///
/// - Input: 20–7E are ASCII as they stand (5C and 7E, yen sign and overline on a terminal, stay U+005C and
///   U+007E); A1–DF are the half-width katakana U+FF61–U+FF9F; every other byte, line ends included, is a bad
///   byte.
/// - Source: JIS X 0201; the correspondence is `U+FF61 + (byte - A1)`.
public struct JISX0201Decoder: Sendable {
  private let table: PackedUTF8Table

  /// The decoder that everybody shares.
  public static let standard = JISX0201Decoder()

  /// Builds the decoding table.
  public init() {
    var entries = [UInt32](repeating: 0, count: 256)
    for code in 0x20...0x7E {
      entries[code] = UTF8Scalar.packedBytes(ofBasicPlane: UInt32(code))
    }
    for code in 0xA1...0xDF {
      entries[code] = UTF8Scalar.packedBytes(ofBasicPlane: 0xFF61 + UInt32(code - 0xA1))
    }
    table = PackedUTF8Table(entries: entries)
  }

  /// Appends the UTF-8 form of `input`; on a bad byte nothing of this call stays appended.
  public func appendUTF8(_ input: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    table.appendUTF8(input, to: &output)
  }
}
