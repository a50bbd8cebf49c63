/// Finds legal forms and office words in a name that is already folded for matching.
struct EntityPatterns: Sendable {
  static let standard = EntityPatterns()

  /// What was found: the scalars it takes and the form it says, nil for an office word.
  struct Match {
    let range: Range<Int>
    let form: EntityForm?
  }

  /// What may stand between brackets.
  private let marks: PatternIndex
  /// Kanji titles, longest first; they count anywhere.
  private let titles: PatternIndex
  /// Titles spelt in kana, which count at the ends only: inside they may be part of another word.
  private let spelledTitles: PatternIndex
  /// Latin abbreviations, which count as the last words, and those that count as the first.
  private let latinEndings: PatternIndex
  private let latinBeginnings: PatternIndex

  private static let opening = NameFoldingTable.openingBracket
  private static let closing = NameFoldingTable.closingBracket
  private static let separator = NameFoldingTable.separator

  init() {
    var marks: [(String, EntityForm?)] = EntityTitles.officeWords.map { ($0, nil) }
    var titles: [(String, EntityForm?)] = []
    var spelled: [(String, EntityForm?)] = []
    for row in EntityTitles.rows {
      let all = [row.title] + row.otherTitles
      marks += ([row.kana] + row.kanjiMarks + all).map { ($0, row.form) }
      titles += all.map { ($0, row.form) }
      spelled += row.spelledTitles.map { ($0, row.form) }
    }
    self.marks = PatternIndex(marks)
    self.titles = PatternIndex(titles)
    self.spelledTitles = PatternIndex(spelled)
    self.latinEndings = PatternIndex(EntityTitles.latinEndings.map { ($0.text, $0.form) })
    self.latinBeginnings = PatternIndex(EntityTitles.latinBeginnings.map { ($0.text, $0.form) })
  }

  /// The first legal form or office word of the name, or nil.
  ///
  /// The traits are those of the scan that made the name; they tell what need not be looked for.
  func firstMatch(in name: Span<UInt32>, traits: UInt32) -> Match? {
    if traits & (NameFoldingTable.bracketTrait | NameFoldingTable.titleTrait) != 0,
      let match = inside(name, mayHaveBrackets: traits & NameFoldingTable.bracketTrait != 0)
    {
      return match
    }
    if traits & NameFoldingTable.latinTrait != 0, let match = latinAtEdge(of: name) { return match }
    return spelledAtEdge(of: name)
  }

  private func inside(_ name: Span<UInt32>, mayHaveBrackets: Bool) -> Match? {
    for start in name.indices {
      let scalar = name[start]
      if scalar == Self.opening {
        if let match = bracketed(in: name, at: start) { return match }
      } else if scalar >= NameFoldingTable.firstIdeograph || scalar == 0x4E {
        // Kanji titles, and the N of NPO法人.
        if let found = titles.first(in: name, at: start) {
          return Match(range: start..<start + found.count, form: found.form)
        }
      }
      let isWordStart = mayHaveBrackets && (start == 0 || name[start - 1] == Self.separator)
      if isWordStart, let match = leading(in: name, at: start) { return match }
    }
    return nil
  }

  /// `(ABC)`, or `(ABC` before a separator or the end.
  private func bracketed(in name: Span<UInt32>, at start: Int) -> Match? {
    var taken = 0
    let found = marks.first(in: name, at: start + 1) { end in
      if end == name.count || name[end] == Self.separator {
        taken = end - start
      } else if name[end] == Self.closing {
        taken = end + 1 - start
      }
      return taken > 0
    }
    return found.map { Match(range: start..<start + taken, form: $0.form) }
  }

  /// `ABC)` at the start of a word.
  private func leading(in name: Span<UInt32>, at start: Int) -> Match? {
    let found = marks.first(in: name, at: start) { end in
      end < name.count && name[end] == Self.closing
    }
    return found.map { Match(range: start..<start + $0.count + 1, form: $0.form) }
  }

  private func spelledAtEdge(of name: Span<UInt32>) -> Match? {
    if let found = spelledTitles.first(in: name, at: 0) {
      return Match(range: 0..<found.count, form: found.form)
    }
    guard let found = spelledTitles.last(of: name), found.count < name.count else { return nil }
    return Match(range: name.count - found.count..<name.count, form: found.form)
  }

  private func latinAtEdge(of name: Span<UInt32>) -> Match? {
    let ending = latinEndings.last(of: name) { start in start > 0 && name[start - 1] == Self.separator }
    if let ending { return Match(range: name.count - ending.count..<name.count, form: ending.form) }
    let beginning = latinBeginnings.first(in: name, at: 0) { end in
      end < name.count && name[end] == Self.separator
    }
    return beginning.map { Match(range: 0..<$0.count, form: $0.form) }
  }
}
