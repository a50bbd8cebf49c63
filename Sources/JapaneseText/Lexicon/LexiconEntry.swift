/// A word or phrase to look for, with the category it speaks for.
public struct LexiconEntry: Equatable, Hashable, Sendable {
  /// The category, any text; entries with the same text share it.
  public let category: String
  /// The word in any width and case.
  public let surface: String

  /// Whether the word counts only where it is not part of a longer one, see `Lexicon`.
  ///
  /// Meant for short words: ローン is found in クローン otherwise.
  public let isWholeWord: Bool

  /// Makes an entry.
  public init(category: String, surface: String, isWholeWord: Bool = false) {
    self.category = category
    self.surface = surface
    self.isWholeWord = isWholeWord
  }
}
