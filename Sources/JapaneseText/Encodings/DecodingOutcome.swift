/// The result of one decoding or encoding call.
public enum DecodingOutcome: Equatable, Sendable {
  /// Every byte of the input was converted.
  case complete
  /// The input could not be converted.
  ///
  /// `offset` counts bytes from the start of the input of this call to the first byte of the first character
  /// that has no counterpart. Nothing of the call stays in the output.
  case badByte(offset: Int)
}
