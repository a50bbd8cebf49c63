/// Decodes EUC-JP, the encoding of Japanese Unix systems, to UTF-8.
///
/// - Input: any bytes. 00–7F are ASCII as they stand; 8E and a byte A1–DF are half-width katakana; two bytes
///   A1–FE are JIS X 0208 with the rows that NEC and IBM added (① ㈱ 髙); 8F before such a pair is JIS X 0212.
///   Rows that each site fills as it likes become private-use code points. Everything else, among it the
///   control characters 80–9F and characters cut by the end of the input, are bad bytes.
/// - Determinism: the table is that of glibc's `EUC-JP-MS`, the counterpart of `CP932`, so that a character has
///   the same code point from either (the wave dash is U+FF5E); of the bytes 80–9F, which glibc takes for
///   control characters, none is accepted, because no text holds them.
/// - Cost: `init()` asks glibc for every code once, some milliseconds and 320 KiB; share `standard`.
public struct EUCJPDecoder: Sendable {
  private let table: PackedUTF8Table

  private static let kanaLead = 0x8E
  private static let supplementLead = 0x8F
  private static let doubleBytes = 0xA1...0xFE

  /// The decoder that everybody shares.
  ///
  /// A machine without the character set stops the program here; `init()` reports it as an error instead.
  public static let standard: EUCJPDecoder = {
    do {
      return try EUCJPDecoder()
    } catch {
      preconditionFailure("EUCJPDecoder.standard was used without a check at the start. \(error)")
    }
  }()

  /// Builds the decoding table from the C library.
  ///
  /// - Throws: `JapaneseTextError.characterSetUnavailable` when glibc has no EUC-JP-MS on this machine.
  public init() throws(JapaneseTextError) {
    let conversion = try SystemConversion(from: "EUC-JP-MS", to: "UTF-32LE")
    var entries = [UInt32](repeating: 0, count: 65_536)
    var supplement = [UInt32](repeating: 0, count: 16_384)
    for code in 0..<0x80 { entries[code] = Self.entry(for: [code], conversion) }
    for trail in 0xA1...0xDF {
      entries[Self.kanaLead << 8 | trail] = Self.entry(for: [Self.kanaLead, trail], conversion)
    }
    for first in Self.doubleBytes {
      for second in Self.doubleBytes {
        entries[first << 8 | second] = Self.entry(for: [first, second], conversion)
        supplement[PackedUTF8Table.supplementIndex(first, second)] =
          Self.entry(for: [Self.supplementLead, first, second], conversion)
      }
    }
    table = PackedUTF8Table(entries: entries, supplement: supplement, lead: UInt8(Self.supplementLead))
  }

  /// Appends the UTF-8 form of `input`; on a bad byte nothing of this call stays appended.
  public func appendUTF8(_ input: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    table.appendUTF8(input, to: &output)
  }

  private static func entry(for code: [Int], _ conversion: borrowing SystemConversion) -> UInt32 {
    var packed: UInt32 = 0
    for (position, byte) in code.enumerated() { packed |= UInt32(byte) << (8 * UInt32(position)) }
    guard let result = conversion.convertCharacter(packed, byteCount: code.count), result.byteCount == 4,
      result.packed < 0x10000
    else { return 0 }
    return UTF8Scalar.packedBytes(ofBasicPlane: result.packed)
  }
}
