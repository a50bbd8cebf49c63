/// Where a word of a folded text may begin and end.
///
/// Japanese writes no spaces: a border lies where the script changes, at a sign, or at an end of the text. A voicing mark by itself
/// and the long mark belong to the kana before them, and so does a hyphen between kana, which banks write for the long mark.
enum WordBorder {
  private enum Kind {
    case katakana
    case hiragana
    case kanji
    case latin
    case digit
    case none
  }

  private static let hyphen: UInt32 = 0x2D

  /// Whether a range of scalars, not empty, has a border on both sides.
  static func isWord(_ range: Range<Int>, in scalars: Span<UInt32>) -> Bool {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    return !continues(scalars, from: first - 1, to: first) && !continues(scalars, from: last, to: last + 1)
  }

  /// Whether two neighbouring scalars belong to one word.
  private static func continues(_ scalars: Span<UInt32>, from left: Int, to right: Int) -> Bool {
    guard left >= 0, right < scalars.count else { return false }
    if scalars[right] == hyphen { return joinsKana(scalars, at: right) }
    if scalars[left] == hyphen { return joinsKana(scalars, at: left) }
    if scalars[right] == Kana.longMark || scalars[right] == Kana.voicedMark
      || scalars[right] == Kana.halfVoicedMark
    {
      return Kana.isKana(scalars[left])
    }
    let kind = kind(of: scalars[right])
    if scalars[left] == Kana.longMark { return kind == .katakana || kind == .hiragana }
    return kind != .none && kind == self.kind(of: scalars[left])
  }

  private static func joinsKana(_ scalars: Span<UInt32>, at hyphen: Int) -> Bool {
    hyphen > 0 && hyphen + 1 < scalars.count && Kana.isKana(scalars[hyphen - 1])
      && Kana.isKana(scalars[hyphen + 1])
  }

  private static func kind(of scalar: UInt32) -> Kind {
    switch Script(of: scalar) {
    case .katakana, .halfWidthKatakana: .katakana
    case .hiragana: .hiragana
    case .kanji: .kanji
    case .latin: .latin
    case .digit: .digit
    case .symbol, .space, .other: .none
    }
  }
}
