/// Words that mean something to an investigator, looked for in one pass over a text.
///
/// Words match regardless of width, case, small or full-size kana, and hyphen or long mark after a kana;
/// hiragana and katakana are different. Words are found inside other words, except those that their entry calls
/// whole: they need a border on both sides, which is a change of script, a sign, or an end of the text (a long or
/// voicing mark, and a hyphen between kana, make none).
///
/// - Shape: hits come ordered by their end, then longest first, then in the order of the entries.
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
  private let isWholeWord: [Bool]
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
    isWholeWord = entries.map(\.isWholeWord)
    automaton = LexiconAutomaton(words: words)
  }

  /// Appends the places where words of the lexicon stand: all of them, or of overlapping ones the longest.
  public func scan(
    _ text: borrowing FoldedText, overlaps: LexiconOverlaps = .all, hits: inout [LexiconHit]
  ) {
    let firstHit = hits.count
    let scalars = text.scalars.span
    var state = LexiconAutomaton.root
    var previous: UInt32 = 0
    for position in 0..<text.scalars.count {
      let scalar = text.scalars[position]
      state = automaton.advance(state, LexiconFolding.scalar(scalar, after: previous))
      previous = scalar
      var ending = automaton.wordStates[Int(state)]
      while ending != LexiconAutomaton.none {
        appendWords(endingIn: ending, at: position + 1, in: scalars, overlaps, from: firstHit, to: &hits)
        ending = automaton.nextWordStates[Int(ending)]
      }
    }
  }

  private func appendWords(
    endingIn state: Int32, at end: Int, in scalars: Span<UInt32>, _ overlaps: LexiconOverlaps,
    from firstHit: Int, to hits: inout [LexiconHit]
  ) {
    let words = Int(automaton.wordStarts[Int(state)])..<Int(automaton.wordStarts[Int(state) + 1])
    for index in words {
      let entry = Int(automaton.words[index])
      let range = end - lengthOfEntry[entry]..<end
      if isWholeWord[entry] && !WordBorder.isWord(range, in: scalars) { continue }
      let hit = LexiconHit(entry: entry, category: categoryOfEntry[entry], scalarRange: range)
      if overlaps == .all || Self.makeRoom(for: hit, from: firstHit, in: &hits) { hits.append(hit) }
    }
  }

  /// Removes the kept hits of a category that a longer one hides; false if one of them hides the new one.
  ///
  /// Hits arrive by their end, so those before it end at the same place or earlier.
  private static func makeRoom(for hit: LexiconHit, from firstHit: Int, in hits: inout [LexiconHit]) -> Bool {
    var index = hits.count
    while index > firstHit, hits[index - 1].scalarRange.upperBound > hit.scalarRange.lowerBound {
      index -= 1
      let isRival = hits[index].category == hit.category
      let isAhead = hits[index].scalarRange.lowerBound < hit.scalarRange.lowerBound
      if isRival && (isAhead || hits[index].scalarRange == hit.scalarRange) { return false }
    }
    // What is left of the category behind `index` starts where the new one starts or later.
    var next = index
    for place in index..<hits.count where hits[place].category != hit.category {
      hits.swapAt(next, place)
      next += 1
    }
    hits.removeLast(hits.count - next)
    return true
  }
}
