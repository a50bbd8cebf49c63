/// Finds the days that a text names: 令和8年4月15日, R8.4.15, 平成三十年四月一日, 2026/4/15, 20260415.
///
/// Read are an era's name or letter or a western year of four digits, then month and day, with 年月日 or one separator
/// (`.` `/` `-` `・`) used twice. 元 is the first year; the other year may stand in brackets if it is the same one. Eight digits alone
/// are a day only if nothing about them says that they are another number: no letter, sign, further digits, currency or number word.
///
/// - Missing: what is no day of the calendar, lies outside its era or could be read in two ways is not found; years of two digits
///   without an era, and days without a year, are never completed.
/// - Determinism: nothing but the text.
/// - Cost: linear; a reused value allocates only while it meets longer texts or more days than before.
public struct TextDates: Sendable {
  /// The days found by the last scan, in the order of the text.
  public private(set) var found: [EraDate] = []
  private var folded = FoldedText()

  /// Makes a finder that has found nothing.
  public init() {}

  /// Replaces `found` by the days of a text in UTF-8.
  public mutating func scan(_ utf8: Span<UInt8>) {
    folded.fold(utf8)
    Self.scan(folded, into: &found)
  }

  /// Replaces `found` by the days of a text that is folded already.
  public mutating func scan(_ text: borrowing FoldedText) {
    Self.scan(text, into: &found)
  }

  private static func scan(_ text: borrowing FoldedText, into found: inout [EraDate]) {
    found.removeAll(keepingCapacity: true)
    let scalars = text.scalars.span
    var position = 0
    while position < scalars.count {
      let place = DatePattern(scalars, at: position)
      if let match = place.match {
        let bytes = text.originalRange(of: position..<place.end)
        found.append(
          EraDate(year: match.year, month: match.month, day: match.day, era: match.era, byteRange: bytes))
      }
      position = place.end
    }
  }
}
