/// Decodes CP932, the Shift_JIS of Microsoft and of most Japanese bank files, to UTF-8.
///
/// - Input: any bytes. 00–7F are ASCII as they stand (5C stays U+005C); A1–DF are half-width katakana;
///   F040–F9FC, the cells each bank fills as it likes, become the private-use code points U+E000–U+E757. Lone
///   80, A0 and FD–FF, pairs without a character and a lead byte at the end of the input are bad bytes.
/// - Determinism: the table is that of glibc's `CP932`.
/// - Cost: `init()` asks glibc for every code once, twice, some milliseconds and 256 KiB; share `standard`.
public struct CP932Decoder: Sendable {
  private let table: PackedUTF8Table

  /// The decoder that everybody shares.
  ///
  /// A machine without the character set stops the program here; `init()` reports it as an error instead, so
  /// a program makes one decoder of its own while it starts.
  public static let standard: CP932Decoder = {
    do {
      return try CP932Decoder()
    } catch {
      preconditionFailure("CP932Decoder.standard was used without a check at the start. \(error)")
    }
  }()

  /// Builds the decoding table from the C library.
  ///
  /// - Throws: `JapaneseTextError.characterSetUnavailable` when glibc has no CP932 on this machine.
  public init() throws(JapaneseTextError) {
    let conversion = try SystemConversion(from: "CP932", to: "UTF-32LE")
    var entries = [UInt32](repeating: 0, count: 65_536)
    for code in 0..<256 {
      entries[code] = Self.entry(for: UInt32(code), byteCount: 1, conversion)
    }
    for lead in 0x81...0xFC where entries[lead] == 0 {
      for trail in 0x40...0xFC {
        entries[lead << 8 | trail] = Self.entry(for: UInt32(trail << 8 | lead), byteCount: 2, conversion)
      }
    }
    try Self.markOneWayCodes(&entries, conversion)
    table = PackedUTF8Table(entries: entries)
  }

  /// Appends the UTF-8 form of `input`; on a bad byte nothing of this call stays appended.
  public func appendUTF8(_ input: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    table.appendUTF8(input, to: &output)
  }

  /// As `appendUTF8`, and adds to `oneWayCodes` how many characters would be written with another code.
  ///
  /// 398 double-byte codes have a twin that encoders prefer: text that was decoded and encoded again may differ
  /// from the bytes it came from, though it reads the same. Nothing is added for input with a bad byte that is
  /// not reached.
  public func appendUTF8(
    _ input: Span<UInt8>, to output: inout [UInt8], oneWayCodes: inout Int
  ) -> DecodingOutcome {
    table.appendUTF8(input, to: &output, marked: &oneWayCodes)
  }

  /// As `appendUTF8`, to the front of memory that the caller has made room in; gives the number of bytes.
  ///
  /// - Input: `room` has three bytes for each byte of input, and eight more, which are written over.
  /// - Missing: nil at a bad byte; then what stands in `room` has no meaning.
  public func write(
    _ input: Span<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>, oneWayCodes: inout Int
  ) -> Int? {
    table.write(input, to: room, marked: &oneWayCodes)
  }

  private static func markOneWayCodes(
    _ entries: inout [UInt32], _ decoding: borrowing SystemConversion
  ) throws(JapaneseTextError) {
    let encoding = try SystemConversion(from: "UTF-32LE", to: "CP932")
    for code in 0x8140..<entries.count where entries[code] != 0 {
      let bytes = UInt32(code >> 8 | (code & 0xFF) << 8)
      guard let scalar = decoding.convertCharacter(bytes, byteCount: 2) else { continue }
      if encoding.convertCharacter(scalar.packed, byteCount: 4)?.packed != bytes {
        entries[code] |= PackedUTF8Table.mark
      }
    }
  }

  private static func entry(
    for packedCode: UInt32, byteCount: Int, _ conversion: borrowing SystemConversion
  ) -> UInt32 {
    guard let result = conversion.convertCharacter(packedCode, byteCount: byteCount),
      result.byteCount == 4, result.packed < 0x10000
    else { return 0 }
    return UTF8Scalar.packedBytes(ofBasicPlane: result.packed)
  }
}
