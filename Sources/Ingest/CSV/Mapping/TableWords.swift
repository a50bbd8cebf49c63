/// A field of a closed set of meanings, each written with words of the file's own.
///
/// - Missing: a word that is none of them is refused unless `otherwise` says what it means; an empty field means
///   `whenEmpty`, or `otherwise` when there is none, and is refused when there is neither.
public struct TableWords<Meaning: Hashable & Sendable>: Hashable, Sendable {
  /// Where the word stands.
  public var text: TableText
  /// The words and what they mean.
  public var meanings: [String: Meaning]
  /// What any other word means.
  public var otherwise: Meaning?
  /// What an empty field means.
  public var whenEmpty: Meaning?

  /// Makes a field of words.
  public init(
    _ text: TableText, meanings: [String: Meaning], otherwise: Meaning? = nil, whenEmpty: Meaning? = nil
  ) {
    self.text = text
    self.meanings = meanings
    self.otherwise = otherwise
    self.whenEmpty = whenEmpty
  }
}

/// A column together with the words in it that say something of the whole row.
public struct TableMarker: Hashable, Sendable {
  /// Where the word stands.
  public var text: TableText
  /// The words.
  public var words: [String]

  /// Makes a marker.
  public init(_ text: TableText, words: [String]) {
    self.text = text
    self.words = words
  }
}
