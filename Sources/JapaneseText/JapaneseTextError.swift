/// What can go wrong outside the text itself.
///
/// Bytes that do not decode are never an error here: they are a `DecodingOutcome`.
public enum JapaneseTextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The machine's C library has no conversion for the named character set.
  case characterSetUnavailable(name: String)

  /// The message for the person at the machine, with what to do.
  public var description: String {
    switch self {
    case .characterSetUnavailable(let name):
      "The C library cannot convert the character set \(name). "
        + "Install the gconv modules of glibc (Debian: package libc6) and check GCONV_PATH."
    }
  }
}
