/// Words that mean something to an investigator, looked for in one pass over a text.
///
/// Words match regardless of width, case, small or full-size kana, and hyphen or long mark after a kana;
/// hiragana and katakana are different. Words are found inside other words.
///
/// - Determinism: hits come ordered by their end, then longest first, then in the order of the entries.
/// - Cost: building is linear in the words; scanning is linear in the text and its hits, whatever the number
///   of words.
public struct Lexicon: Sendable {
  /// The entries in the order given, without repetitions.
  public let entries: [LexiconEntry]
  /// The categories in the order of their first entry.
  public let categories: [String]
  /// The indices of entries whose surface has nothing left after folding; they never match.
  public let unusableEntries: [Int]

  private let categoryOfEntry: [Int]
  private let lengthOfEntry: [Int]
  private let automaton: LexiconAutomaton

  /// Builds a lexicon.
  ///
  /// - Missing: an entry without a visible character is kept and listed in `unusableEntries`, for the caller
  ///   to report.
  public init(_ entries: [LexiconEntry]) {
    var seen = Set<LexiconEntry>()
    let entries = entries.filter { seen.insert($0).inserted }
    var indexOfCategory: [String: Int] = [:]
    var categories: [String] = []
    categoryOfEntry = entries.map { entry in
      if let known = indexOfCategory[entry.category] { return known }
      indexOfCategory[entry.category] = categories.count
      categories.append(entry.category)
      return categories.count - 1
    }
    let words = entries.map { entry in
      let scalars = LexiconFolding.scalars(of: entry.surface)
      return scalars.allSatisfy { $0 <= 0x20 } ? [] : scalars
    }
    self.entries = entries
    self.categories = categories
    unusableEntries = words.indices.filter { words[$0].isEmpty }
    lengthOfEntry = words.map(\.count)
    automaton = LexiconAutomaton(words: words)
  }

  /// Appends every place where a word of the lexicon stands, overlapping ones included.
  public func scan(_ text: borrowing FoldedText, hits: inout [LexiconHit]) {
    var state = LexiconAutomaton.root
    var previous: UInt32 = 0
    for position in 0..<text.scalars.count {
      let scalar = text.scalars[position]
      state = automaton.advance(state, LexiconFolding.scalar(scalar, after: previous))
      previous = scalar
      var ending = automaton.wordStates[Int(state)]
      while ending != LexiconAutomaton.none {
        appendWords(endingIn: ending, at: position + 1, to: &hits)
        ending = automaton.nextWordStates[Int(ending)]
      }
    }
  }

  private func appendWords(endingIn state: Int32, at end: Int, to hits: inout [LexiconHit]) {
    let words = Int(automaton.wordStarts[Int(state)])..<Int(automaton.wordStarts[Int(state) + 1])
    for index in words {
      let entry = Int(automaton.words[index])
      let range = end - lengthOfEntry[entry]..<end
      hits.append(LexiconHit(entry: entry, category: categoryOfEntry[entry], scalarRange: range))
    }
  }
}
