/// The code page IBM-290, Japanese Katakana on hosts: the EBCDIC of Zengin files with code area 1.
///
/// - Input: any bytes. Letters are capitals only: kana stand where other EBCDIC pages have the small letters.
/// - Shape: every byte stands for one character, so a record keeps its length and its offsets.
/// - Determinism: the table is that of glibc's `IBM290`, with the kana in their half width, U+FF61–U+FF9F, as
///   every other reader here gives them; glibc writes them in full width.
/// - Cost: `init()` asks glibc for 256 codes; share `standard`.
public struct IBM290Table: Sendable {
  /// The UTF-8 form of each byte, packed as in `PackedUTF8Table`; 0 says it has none.
  private let utf8: [UInt32]
  /// The JIS X 0201 byte of each byte; `unassigned` says it has none.
  private let jisX0201: [UInt16]

  private static let unassigned = UInt16.max
  private static let newLine = 0x15
  private static let lineFeed: UInt16 = 0x0A

  /// The table that everybody shares.
  ///
  /// A machine without the character set stops the program here; `init()` reports it as an error instead.
  public static let standard: IBM290Table = {
    do {
      return try IBM290Table()
    } catch {
      preconditionFailure("IBM290Table.standard was used without a check at the start. \(error)")
    }
  }()

  /// Builds the table from the C library.
  ///
  /// - Throws: `JapaneseTextError.characterSetUnavailable` when glibc has no IBM290 on this machine.
  public init() throws(JapaneseTextError) {
    let conversion = try SystemConversion(from: "IBM290", to: "UTF-32LE")
    var utf8 = [UInt32](repeating: 0, count: 256)
    var jisX0201 = [UInt16](repeating: Self.unassigned, count: 256)
    for code in 0..<256 {
      guard let result = conversion.convertCharacter(UInt32(code), byteCount: 1), result.packed < 0x10000
      else { continue }
      let scalar = Self.halfWidth(result.packed)
      utf8[code] = UTF8Scalar.packedBytes(ofBasicPlane: scalar)
      jisX0201[code] = Self.jisX0201Byte(of: scalar)
    }
    // Hosts end lines with NL, which Unicode keeps apart from LF; a single-byte set has LF alone.
    jisX0201[Self.newLine] = Self.lineFeed
    self.utf8 = utf8
    self.jisX0201 = jisX0201
  }

  /// The byte that the same character has in JIS X 0201, or nil when it has none.
  ///
  /// 5B, the yen sign, becomes 5C and A1, the overline, 7E. NL (15) and LF (25) both become 0A. £ (4A), ¬ (5F),
  /// ¦ (6A), the controls above 7F and unassigned bytes have none.
  public func jisX0201(_ byte: UInt8) -> UInt8? {
    let code = jisX0201[Int(byte)]
    return code == Self.unassigned ? nil : UInt8(truncatingIfNeeded: code)
  }

  /// Appends the JIS X 0201 form of `input`, byte for byte; on a bad byte nothing of this call stays appended.
  public func appendJISX0201(_ input: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    let keptCount = output.count
    for offset in input.indices {
      guard let code = jisX0201(input[offset]) else {
        output.removeLast(output.count - keptCount)
        return .badByte(offset: offset)
      }
      output.append(code)
    }
    return .complete
  }

  /// Appends the UTF-8 form of `input`; on a bad byte nothing of this call stays appended.
  ///
  /// Unlike in JIS X 0201, the yen sign is U+00A5 and the overline U+203E; NL (15) is U+0085.
  public func appendUTF8(_ input: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    let keptCount = output.count
    for offset in input.indices {
      let entry = utf8[Int(input[offset])]
      if entry == 0 {
        output.removeLast(output.count - keptCount)
        return .badByte(offset: offset)
      }
      for position in 0..<(entry >> 24) { output.append(UInt8(truncatingIfNeeded: entry >> (8 * position))) }
    }
    return .complete
  }

  private static func halfWidth(_ scalar: UInt32) -> UInt32 {
    guard let position = Kana.fullWidthOrder.firstIndex(of: scalar) else { return scalar }
    return Kana.firstHalfWidth + UInt32(position)
  }

  private static func jisX0201Byte(of scalar: UInt32) -> UInt16 {
    switch scalar {
    case 0xA5: return 0x5C
    case 0x203E: return 0x7E
    case 0..<0x80: return UInt16(scalar)
    case 0xFF61...0xFF9F: return UInt16(scalar - 0xFF61 + 0xA1)
    default: return unassigned
    }
  }
}
