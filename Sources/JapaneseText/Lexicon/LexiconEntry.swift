/// A word or phrase to look for, with the category it speaks for.
public struct LexiconEntry: Equatable, Hashable, Sendable {
  /// The category, any text; entries with the same text share it.
  public let category: String
  /// The word in any width and case.
  public let surface: String

  /// Makes an entry.
  public init(category: String, surface: String) {
    self.category = category
    self.surface = surface
  }
}
