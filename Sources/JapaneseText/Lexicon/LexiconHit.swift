/// One place of a text where a word of a lexicon stands.
public struct LexiconHit: Equatable, Sendable {
  /// The index of the word in `Lexicon.entries`.
  public let entry: Int
  /// The index of its category in `Lexicon.categories`.
  public let category: Int
  /// The scalars of the folded text that the word takes; `FoldedText.originalRange(of:)` leads to the bytes.
  public let scalarRange: Range<Int>
}
