/// Eight digits that can be nothing but a day.
enum CompactDate {
  /// The day of eight digits that start at a place, or nil if they are none or could be another number.
  static func match(_ scalars: Span<UInt32>, _ start: Int, _ value: Int) -> DatePattern.Match? {
    // The number keeps nine digits, so that eight are whole.
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    guard (1900...2099).contains(year), EraDate.isDay(year: year, month: month, day: day),
      standsAlone(scalars, start, start + 8)
    else { return nil }
    return DatePattern.Match(year: year, month: month, day: day, era: nil)
  }

  /// Whether neither side of the digits speaks of another number.
  private static func standsAlone(_ scalars: Span<UInt32>, _ start: Int, _ end: Int) -> Bool {
    if start > 0, isNumberSign(scalars[start - 1]) { return false }
    if end < scalars.count, isNumberSign(scalars[end]) || isCounter(scalars[end]) { return false }
    // Digits beyond one space belong to the same number as often as not.
    if start > 1, scalars[start - 1] == 0x20, Numeral.isDigit(scalars[start - 2]) { return false }
    if end + 1 < scalars.count, scalars[end] == 0x20, Numeral.isDigit(scalars[end + 1]) { return false }
    return !KeywordSearch.anyNumber.precedes(start, in: scalars)
  }

  /// Printable ASCII except space and brackets: letters, digits, currency, separators of longer numbers.
  private static func isNumberSign(_ scalar: UInt32) -> Bool {
    let isBracket = scalar == 0x28 || scalar == 0x29 || scalar == 0x5B || scalar == 0x5D
    return (scalar > 0x20 && scalar < 0x7F && !isBracket) || Numeral.isKanjiNumeral(scalar)
  }

  /// 円 and 号, which make it an amount or a number of something.
  private static func isCounter(_ scalar: UInt32) -> Bool { scalar == 0x5186 || scalar == 0x53F7 }
}
