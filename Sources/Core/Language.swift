/// The two languages in which Mekiki speaks to people.
public enum Language: String, CaseIterable, Sendable {
  /// Japanese.
  case japanese = "ja"
  /// English.
  case english = "en"
}
