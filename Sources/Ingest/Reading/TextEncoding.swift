import JapaneseText

/// Turns the bytes of a text file's fields into UTF-8.
///
/// ASCII bytes stand for themselves in each of them, so that separators are found before anything is decoded.
enum TextEncoding: Sendable {
  /// UTF-8, which is checked and copied.
  case utf8(TextRepair)
  /// CP932, which is decoded.
  case cp932(CP932Decoder, TextRepair)
  /// EUC-JP, which is decoded.
  case eucJP(EUCJPDecoder, TextRepair)
  /// JIS X 0201, which is decoded.
  case jisX0201(JISX0201Decoder, TextRepair)

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  // Made once: a decoder asks the C library for every code.
  private static let cp932Decoder = Result { () throws(JapaneseTextError) in try CP932Decoder() }
  private static let eucJPDecoder = Result { () throws(JapaneseTextError) in try EUCJPDecoder() }

  /// An encoding by its name; `detect` is none.
  init?(named name: CSVMapping.Encoding, _ repair: TextRepair) throws(JapaneseTextError) {
    switch name {
    case .utf8: self = .utf8(repair)
    case .cp932: self = .cp932(try TextEncoding.cp932Decoder.get(), repair)
    case .eucJP: self = .eucJP(try TextEncoding.eucJPDecoder.get(), repair)
    case .jisX0201: self = .jisX0201(.standard, repair)
    case .detect: return nil
    }
  }

  /// What is done with bad bytes, and their number so far.
  var repair: TextRepair {
    switch self {
    case .utf8(let repair), .cp932(_, let repair), .eucJP(_, let repair), .jisX0201(_, let repair):
      return repair
    }
  }

  /// The same encoding with counts of its own, for text that is looked at and read again later.
  var forTrial: TextEncoding {
    let repair = TextRepair(repair.badBytes)
    switch self {
    case .utf8: return .utf8(repair)
    case .cp932(let decoder, _): return .cp932(decoder, repair)
    case .eucJP(let decoder, _): return .eucJP(decoder, repair)
    case .jisX0201(let decoder, _): return .jisX0201(decoder, repair)
    }
  }

  /// Appends a field as UTF-8; gives the offset of the first bad byte, and appends nothing then.
  ///
  /// Where bad bytes are replaced, the field is always appended and nil given.
  @inline(__always)
  func append(_ field: Span<UInt8>, to output: inout [UInt8]) -> Int? {
    guard let offset = appendWhole(field, to: &output) else { return nil }
    return repair.badBytes == .rejectRecord ? offset : replace(field, firstBad: offset, to: &output)
  }

  @inline(__always)
  private func appendWhole(_ field: Span<UInt8>, to output: inout [UInt8]) -> Int? {
    let outcome: DecodingOutcome
    switch self {
    case .utf8:
      if let offset = UTF8Validation.firstInvalidOffset(field) { return offset }
      output.append(copying: field)
      return nil
    case .cp932(let decoder, let repair):
      var oneWayCodes = 0
      outcome = decoder.appendUTF8(field, to: &output, oneWayCodes: &oneWayCodes)
      // A field with a bad byte is read again, or its record is refused.
      if oneWayCodes > 0 && outcome == .complete { repair.countOneWayCodes(oneWayCodes) }
    case .eucJP(let decoder, _): outcome = decoder.appendUTF8(field, to: &output)
    case .jisX0201(let decoder, _): outcome = decoder.appendUTF8(field, to: &output)
    }
    switch outcome {
    case .complete: return nil
    case .badByte(let offset): return offset
    }
  }

  @inline(never)
  private func replace(_ field: Span<UInt8>, firstBad: Int, to output: inout [UInt8]) -> Int? {
    var start = 0
    var bad: Int? = firstBad
    while let offset = bad {
      // What stands before the first bad byte is good.
      _ = appendWhole(field.extracting(start..<(start + offset)), to: &output)
      output += TextEncoding.replacement
      repair.countReplacedByte()
      start += offset + 1
      bad = appendWhole(field.extracting(start..<field.count), to: &output)
    }
    return nil
  }
}
