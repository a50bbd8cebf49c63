/// Tells well-formed UTF-8 from other bytes.
public enum UTF8Validation {
  /// The offset of the first byte that belongs to no well-formed sequence, or nil if all of them do.
  ///
  /// - Input: any bytes. Strict: overlong forms, surrogates, code points above U+10FFFF and sequences cut by
  ///   the end of the input are refused; the offset is that of the sequence's first byte, so everything
  ///   before it is well-formed. A byte order mark is well-formed.
  /// - Cost: linear; eight ASCII bytes a step.
  public static func firstInvalidOffset(_ input: Span<UInt8>) -> Int? {
    var offset = 0
    while offset < input.count {
      if ASCIIBlock.word(in: input, at: offset) != nil {
        offset += ASCIIBlock.byteCount
        continue
      }
      let scalar = UTF8Scalar(reading: input, at: offset)
      if scalar.byteCount == 0 { return offset }
      offset += scalar.byteCount
    }
    return nil
  }
}
