/// Finds legal forms and office words in a name that is already folded for matching.
struct EntityPatterns: Sendable {
  static let standard = EntityPatterns()

  /// What was found: the scalars it takes and the form it says, nil for an office word.
  struct Match {
    let range: Range<Int>
    let form: EntityForm?
  }

  /// A run of `scalars` and the form it says; plain numbers, so that walking over many costs no reference
  /// counting.
  private struct Pattern {
    let start: Int
    let count: Int
    let form: EntityForm?
  }

  /// The scalars of all patterns one after another.
  private let scalars: [UInt32]
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
    var scalars: [UInt32] = []
    func pattern(_ text: String, _ form: EntityForm?) -> Pattern {
      let folded = FoldedText(Array(text.utf8).span)
      scalars += folded.scalars.map { UInt32(NameFoldingTable.standard.entries[Int($0)]) }
      return Pattern(start: scalars.count - folded.count, count: folded.count, form: form)
    }
    var marks = EntityTitles.officeWords.map { pattern($0, nil) }
    var titles: [Pattern] = []
    var spelled: [Pattern] = []
    for row in EntityTitles.rows {
      let all = [row.title] + row.otherTitles
      marks += ([row.kana] + row.kanjiMarks + all).map { pattern($0, row.form) }
      titles += all.map { pattern($0, row.form) }
      spelled += row.spelledTitles.map { pattern($0, row.form) }
    }
    self.scalars = scalars
    self.marks = marks
    self.titles = titles.sorted { ($0.count, $1.start) > ($1.count, $0.start) }
    self.spelledTitles = spelled
  }

  /// The first legal form or office word of the name, or nil.
  func firstMatch(in name: [UInt32]) -> Match? {
    let hasClosing = name.contains(Self.closing)
    for start in name.indices {
      let scalar = name[start]
      if scalar == Self.opening {
        if let match = bracketed(in: name, at: start) { return match }
      } else if scalar >= Self.firstIdeograph || scalar == 0x4E {
        // Kanji titles, and the N of NPO法人.
        if let match = longest(of: titles, in: name, at: start) { return match }
      }
      let isWordStart = hasClosing && (start == 0 || name[start - 1] == Self.separator)
      if isWordStart, let match = leading(in: name, at: start) { return match }
    }
    return spelledAtEdge(of: name)
  }

  /// `(ABC)`, or `(ABC` before a separator or the end.
  private func bracketed(in name: [UInt32], at start: Int) -> Match? {
    for mark in marks where holds(mark, in: name, at: start + 1) {
      let end = start + 1 + mark.count
      if end == name.count || name[end] == Self.separator {
        return Match(range: start..<end, form: mark.form)
      }
      if name[end] == Self.closing { return Match(range: start..<end + 1, form: mark.form) }
    }
    return nil
  }

  /// `ABC)` at the start of a word.
  private func leading(in name: [UInt32], at start: Int) -> Match? {
    for mark in marks where holds(mark, in: name, at: start) {
      let end = start + mark.count
      if end < name.count, name[end] == Self.closing { return Match(range: start..<end + 1, form: mark.form) }
    }
    return nil
  }

  private func longest(of patterns: [Pattern], in name: [UInt32], at start: Int) -> Match? {
    for pattern in patterns where holds(pattern, in: name, at: start) {
      return Match(range: start..<start + pattern.count, form: pattern.form)
    }
    return nil
  }

  private func spelledAtEdge(of name: [UInt32]) -> Match? {
    for pattern in spelledTitles {
      let end = pattern.count
      if holds(pattern, in: name, at: 0) { return Match(range: 0..<end, form: pattern.form) }
      let start = name.count - end
      if start > 0, holds(pattern, in: name, at: start) {
        return Match(range: start..<name.count, form: pattern.form)
      }
    }
    return nil
  }

  @inline(__always)
  private func holds(_ pattern: Pattern, in name: [UInt32], at start: Int) -> Bool {
    guard name.count - start >= pattern.count else { return false }
    for index in 0..<pattern.count where scalars[pattern.start + index] != name[start + index] {
      return false
    }
    return true
  }
}
