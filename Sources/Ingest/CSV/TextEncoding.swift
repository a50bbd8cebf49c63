import JapaneseText

/// Turns the bytes of a CSV file's fields into UTF-8.
enum TextEncoding: Sendable {
  /// UTF-8, which is checked and copied.
  case utf8
  /// CP932, which is decoded.
  case cp932(CP932Decoder)

  /// Finds the encoding that a mapping asks for.
  init(
    _ wanted: CSVMapping.Encoding, _ opening: FileOpening, fileName: String
  ) throws(IngestError) {
    let isUTF8: Bool
    switch wanted {
    case .utf8: isUTF8 = true
    case .cp932: isUTF8 = false
    case .detect: isUTF8 = opening.hasByteOrderMark || TextEncoding.isUTF8(opening)
    }
    if isUTF8 {
      self = .utf8
      return
    }
    do {
      self = .cp932(try CP932Decoder())
    } catch {
      throw .characterSetMissing(file: fileName)
    }
  }

  /// Appends a field as UTF-8; gives the offset of the first bad byte, and appends nothing then.
  @inline(__always)
  func append(_ field: Span<UInt8>, to output: inout [UInt8]) -> Int? {
    switch self {
    case .utf8:
      if let offset = UTF8Validation.firstInvalidOffset(field) { return offset }
      output.append(copying: field)
      return nil
    case .cp932(let decoder):
      switch decoder.appendUTF8(field, to: &output) {
      case .complete: return nil
      case .badByte(let offset): return offset
      }
    }
  }

  private static func isUTF8(_ opening: FileOpening) -> Bool {
    guard let invalid = UTF8Validation.firstInvalidOffset(opening.bytes.span) else { return true }
    // A character may be cut where the opening ends.
    return !opening.isWhole && invalid > opening.bytes.count - 4
  }
}
