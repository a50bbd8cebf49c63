/// What stands where a text was erased.
enum ErasedText {
  /// The word in place of a text that must not be empty.
  static let word = "(erased)"

  /// What stands in place of an account; it tells alerts apart and says nothing of whom they were about.
  static func account(alertKey: String) -> String { "'erased-' || \(alertKey)" }
}
