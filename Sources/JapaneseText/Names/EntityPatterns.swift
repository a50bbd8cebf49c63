/// Finds legal forms and office words in a name that is already folded for matching.
struct EntityPatterns: Sendable {
  static let standard = EntityPatterns()

  /// What was found: the scalars it takes and the form it says, nil for an office word.
  struct Match {
    let range: Range<Int>
    let form: EntityForm?
  }

  private struct Pattern {
    let scalars: [UInt32]
    let form: EntityForm?
  }

  /// What may stand between brackets.
  private let marks: [Pattern]
  /// Kanji titles, longest first; they count anywhere.
  private let titles: [Pattern]
  /// Titles spelt in kana, which count at the ends only: inside they may be part of another word.
  private let spelledTitles: [Pattern]

  private static let opening = UInt32(NameFoldingTable.openingBracket)
  private static let closing = UInt32(NameFoldingTable.closingBracket)
  private static let separator = UInt32(NameFoldingTable.separator)
  private static let firstIdeograph: UInt32 = 0x3400

  init() {
    var marks = EntityTitles.officeWords.map { Pattern(scalars: Self.matching($0), form: nil) }
    var titles: [Pattern] = []
    var spelled: [Pattern] = []
    for row in EntityTitles.rows {
      let all = [row.title] + row.otherTitles
      marks += ([row.kana] + row.kanjiMarks + all).map { Pattern(scalars: Self.matching($0), form: row.form) }
      titles += all.map { Pattern(scalars: Self.matching($0), form: row.form) }
      spelled += row.spelledTitles.map { Pattern(scalars: Self.matching($0), form: row.form) }
    }
    self.marks = marks
    self.titles = titles.sorted { $0.scalars.count > $1.scalars.count }
    self.spelledTitles = spelled
  }

  /// The first legal form or office word of the name, or nil.
  func firstMatch(in name: [UInt32]) -> Match? {
    for start in name.indices {
      let scalar = name[start]
      if scalar == Self.opening {
        if let match = bracketed(in: name, at: start) { return match }
      } else if scalar >= Self.firstIdeograph || scalar == 0x4E {
        // Kanji titles, and the N of NPO法人.
        if let match = longest(of: titles, in: name, at: start) { return match }
      }
      let isWordStart = start == 0 || name[start - 1] == Self.separator
      if isWordStart, let match = leading(in: name, at: start) { return match }
    }
    return spelledAtEdge(of: name)
  }

  /// `(ABC)`, or `(ABC` before a separator or the end.
  private func bracketed(in name: [UInt32], at start: Int) -> Match? {
    for mark in marks where Self.holds(mark.scalars, in: name, at: start + 1) {
      let end = start + 1 + mark.scalars.count
      if end == name.count || name[end] == Self.separator {
        return Match(range: start..<end, form: mark.form)
      }
      if name[end] == Self.closing { return Match(range: start..<end + 1, form: mark.form) }
    }
    return nil
  }

  /// `ABC)` at the start of a word.
  private func leading(in name: [UInt32], at start: Int) -> Match? {
    for mark in marks where Self.holds(mark.scalars, in: name, at: start) {
      let end = start + mark.scalars.count
      if end < name.count, name[end] == Self.closing { return Match(range: start..<end + 1, form: mark.form) }
    }
    return nil
  }

  private func longest(of patterns: [Pattern], in name: [UInt32], at start: Int) -> Match? {
    for pattern in patterns where Self.holds(pattern.scalars, in: name, at: start) {
      return Match(range: start..<start + pattern.scalars.count, form: pattern.form)
    }
    return nil
  }

  private func spelledAtEdge(of name: [UInt32]) -> Match? {
    for pattern in spelledTitles {
      let end = pattern.scalars.count
      if Self.holds(pattern.scalars, in: name, at: 0) { return Match(range: 0..<end, form: pattern.form) }
      let start = name.count - end
      if start > 0, Self.holds(pattern.scalars, in: name, at: start) {
        return Match(range: start..<name.count, form: pattern.form)
      }
    }
    return nil
  }

  @inline(__always)
  private static func holds(_ pattern: [UInt32], in name: [UInt32], at start: Int) -> Bool {
    guard name.count - start >= pattern.count else { return false }
    for index in pattern.indices where pattern[index] != name[start + index] { return false }
    return true
  }

  /// The scalars of a written title in the form that names have when they are searched.
  private static func matching(_ text: String) -> [UInt32] {
    let folded = FoldedText(Array(text.utf8).span)
    return folded.scalars.map { UInt32(NameFoldingTable.standard.entries[Int($0)]) }
  }
}
