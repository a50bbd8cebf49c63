/// Encodes UTF-8 text as CP932, with glibc's choice where a character has several codes.
///
/// Decoding and encoding again is not the identity: 398 double-byte codes have a twin, and this writes the
/// IBM code (FAxx–FCxx) where the input may have held the NEC one (EDxx, EExx). Archive original bytes, never
/// re-encoded ones.
///
/// - Cost: `init()` asks glibc for every code point of the basic plane, some milliseconds and 128 KiB; share
///   `standard`.
public struct CP932Encoder: Sendable {
  /// One or two bytes for each code point of the basic plane, the first byte lowest; 0 says it has none.
  private let codes: [UInt16]

  /// The encoder that everybody shares.
  ///
  /// A machine without the character set stops the program here; `init()` reports it as an error instead.
  public static let standard: CP932Encoder = {
    do {
      return try CP932Encoder()
    } catch {
      preconditionFailure("CP932Encoder.standard was used without a check at the start. \(error)")
    }
  }()

  /// Builds the encoding table from the C library.
  ///
  /// - Throws: `JapaneseTextError.characterSetUnavailable` when glibc has no CP932 on this machine.
  public init() throws(JapaneseTextError) {
    let conversion = try SystemConversion(from: "UTF-32LE", to: "CP932")
    var codes = [UInt16](repeating: 0, count: 65_536)
    for scalar in UInt32(0)..<0x10000 where scalar & 0xF800 != 0xD800 {
      guard let result = conversion.convertCharacter(scalar, byteCount: 4), result.byteCount <= 2 else {
        continue
      }
      codes[Int(scalar)] = UInt16(truncatingIfNeeded: result.packed)
    }
    self.codes = codes
  }

  /// Appends the CP932 bytes of the text; a character without a code is reported by its byte offset in
  /// `utf8`.
  ///
  /// - Missing: on a bad character, or on malformed UTF-8, nothing of this call stays appended.
  public func append(_ utf8: Span<UInt8>, to output: inout [UInt8]) -> DecodingOutcome {
    let keptCount = output.count
    var offset = 0
    while offset < utf8.count {
      let scalar = UTF8Scalar(reading: utf8, at: offset)
      let code = scalar.byteCount > 0 && scalar.value < 0x10000 ? codes[Int(scalar.value)] : 0
      // Code 0 is also the character NUL, the only one whose code is 0.
      if code == 0, scalar.value != 0 || scalar.byteCount == 0 {
        output.removeLast(output.count - keptCount)
        return .badByte(offset: offset)
      }
      output.append(UInt8(truncatingIfNeeded: code))
      if code > 0xFF { output.append(UInt8(truncatingIfNeeded: code >> 8)) }
      offset += scalar.byteCount
    }
    return .complete
  }
}
