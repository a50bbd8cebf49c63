/// What becomes of words that a lexicon finds on top of each other.
public enum LexiconOverlaps: Sendable {
  /// Every place of every word is a hit, also inside another word.
  case all
  /// Of the words of one category that share a character, the one that starts first stays, and of those the longest.
  ///
  /// Words of different categories never hide each other.
  case longestOfCategory
}
