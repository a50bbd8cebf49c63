/// What is done with bytes of a text that stand for no character in the file's encoding.
public enum BadBytes: String, CaseIterable, Sendable {
  /// The record is refused, with the place of the first such byte.
  case rejectRecord = "reject"
  /// Each such byte becomes U+FFFD in the text, and the file gets a notice with their number.
  case replace
}
