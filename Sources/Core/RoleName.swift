/// The name of a role for which names and texts are masked: chosen by the bank, and repeated to whoever reads what was masked.
public enum RoleName {
  /// The most characters of a name.
  public static let longest = 64

  /// Whether a text can be one: a short line without invisible characters, that is no letter to its reader.
  public static func isName(_ text: String) -> Bool {
    (1...longest).contains(text.unicodeScalars.count)
      && !text.unicodeScalars.contains {
        [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
      }
  }
}
