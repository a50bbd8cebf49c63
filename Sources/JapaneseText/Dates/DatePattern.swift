/// The day that starts at one place of a folded text, if one does.
struct DatePattern {
  struct Match {
    let year: Int
    let month: Int
    let day: Int
    let era: JapaneseEra?
  }

  /// The day, or nil.
  let match: Match?
  /// Where to go on: after the day, or after what cannot be one.
  let end: Int

  private static let yearSign: UInt32 = 0x5E74
  private static let monthSign: UInt32 = 0x6708
  private static let daySign: UInt32 = 0x65E5
  private static let firstYear: UInt32 = 0x5143
  private static let space: UInt32 = 0x20
  private static let opening: UInt32 = 0x28
  private static let closing: UInt32 = 0x29

  init(_ scalars: Span<UInt32>, at start: Int) {
    let scalar = scalars[start]
    if Numeral.isDigit(scalar) || Numeral.isKanjiNumeral(scalar) {
      self.init(westernYear: scalars, start)
    } else if let (era, length) = Self.era(scalars, at: start) {
      self.init(era, scalars, start, start + length)
    } else {
      self.init(nothingUntil: start + 1)
    }
  }

  private init(nothingUntil end: Int) {
    (match, self.end) = (nil, end)
  }

  // MARK: Years

  private init(westernYear scalars: Span<UInt32>, _ start: Int) {
    let isInside = start > 0 && Numeral.isKanjiNumeral(scalars[start - 1])
    guard !isInside, let numeral = Numeral(scalars, at: start) else {
      (match, end) = (nil, start + 1)
      return
    }
    let after = start + numeral.length
    if !numeral.isKanji, numeral.length == 8 {
      let day = CompactDate.match(scalars, start, numeral.value)
      (match, end) = (day, after)
      return
    }
    let isYear = numeral.length == 4 && numeral.value >= EraDate.years.lowerBound
    guard isYear, let rest = Self.monthAndDay(scalars, after, year: numeral.value),
      rest.isWritten || (!numeral.isKanji && Self.isFree(before: start, in: scalars)),
      EraDate.isDay(year: numeral.value, month: rest.month, day: rest.day)
    else {
      (match, end) = (nil, after)
      return
    }
    (match, end) = (Match(year: numeral.value, month: rest.month, day: rest.day, era: nil), rest.end)
  }

  private init(_ era: JapaneseEra, _ scalars: Span<UInt32>, _ start: Int, _ nameEnd: Int) {
    guard let (eraYear, after) = Self.eraYear(scalars, at: nameEnd) else {
      // A number after an era that is no year of it is not a western year either.
      let number = Numeral(scalars, at: nameEnd)
      (match, end) = (nil, nameEnd + (nameEnd - start > 1 ? number?.length ?? 0 : 0))
      return
    }
    let year = era.yearZero + eraYear
    guard let rest = Self.monthAndDay(scalars, after, year: year),
      EraDate.isDay(year: year, month: rest.month, day: rest.day),
      era.contains(year: year, month: rest.month, day: rest.day)
    else {
      (match, end) = (nil, after)
      return
    }
    (match, end) = (Match(year: year, month: rest.month, day: rest.day, era: era), rest.end)
  }

  /// An era's name, or its letter where it stands alone.
  private static func era(_ scalars: Span<UInt32>, at start: Int) -> (JapaneseEra, length: Int)? {
    if start + 1 < scalars.count, let era = JapaneseEra(name: scalars[start], scalars[start + 1]) {
      return (era, 2)
    }
    guard let era = JapaneseEra(letter: scalars[start]), isFree(before: start, in: scalars) else {
      return nil
    }
    let hasStop = start + 1 < scalars.count && scalars[start + 1] == 0x2E
    return (era, hasStop ? 2 : 1)
  }

  /// The year of an era, 元 or one or two digits, and where it ends.
  private static func eraYear(_ scalars: Span<UInt32>, at start: Int) -> (Int, end: Int)? {
    let place = skippingSpace(scalars, start)
    guard place < scalars.count else { return nil }
    if scalars[place] == firstYear { return (1, place + 1) }
    guard let numeral = Numeral(scalars, at: place), (1...99).contains(numeral.value),
      numeral.isKanji || numeral.length <= 2
    else { return nil }
    return (numeral.value, place + numeral.length)
  }

  // MARK: Month and day

  /// What follows a year: 年, month, 月, day, 日, or a separator, month, the same separator, day.
  private static func monthAndDay(
    _ scalars: Span<UInt32>, _ start: Int, year: Int
  ) -> (month: Int, day: Int, end: Int, isWritten: Bool)? {
    var place = skippingSpace(scalars, start)
    guard place < scalars.count else { return nil }
    let separator = scalars[place]
    let isWritten = separator == yearSign
    guard isWritten || (isSeparator(separator) && place == start) else { return nil }
    place += 1
    if isWritten, place < scalars.count, scalars[place] == opening {
      guard let after = sameYear(scalars, place + 1, as: year) else { return nil }
      place = after
    }
    guard let (month, monthEnd) = part(scalars, place), monthEnd < scalars.count,
      scalars[monthEnd] == (isWritten ? monthSign : separator),
      let (day, dayEnd) = part(scalars, monthEnd + 1)
    else { return nil }
    if isWritten {
      let signAt = skippingSpace(scalars, dayEnd)
      guard signAt < scalars.count, scalars[signAt] == daySign else { return nil }
      return (month, day, signAt + 1, true)
    }
    return isFree(after: dayEnd, in: scalars) ? (month, day, dayEnd, false) : nil
  }

  /// A month or a day: one or two digits, after a space at most; spaces before 月 and 日 are passed over too.
  private static func part(_ scalars: Span<UInt32>, _ start: Int) -> (Int, end: Int)? {
    let place = skippingSpace(scalars, start)
    guard let numeral = Numeral(scalars, at: place), (1...31).contains(numeral.value),
      numeral.isKanji || numeral.length <= 2
    else { return nil }
    let after = place + numeral.length
    let sign = skippingSpace(scalars, after)
    return (numeral.value, sign < scalars.count && scalars[sign] == monthSign ? sign : after)
  }

  /// The end of a bracket that says the same year in the other way: 2026年(令和8年) or 令和8年(2026年).
  private static func sameYear(_ scalars: Span<UInt32>, _ start: Int, as year: Int) -> Int? {
    var place = start
    var said: Int?
    if let (era, length) = era(scalars, at: place) {
      guard let (eraYear, after) = eraYear(scalars, at: place + length) else { return nil }
      said = era.yearZero + eraYear
      place = after
    } else if let numeral = Numeral(scalars, at: place), numeral.length == 4 {
      said = numeral.value
      place += numeral.length
    }
    if place < scalars.count, scalars[place] == yearSign { place += 1 }
    return said == year && place < scalars.count && scalars[place] == closing ? place + 1 : nil
  }

  // MARK: Surroundings

  private static func skippingSpace(_ scalars: Span<UInt32>, _ place: Int) -> Int {
    place < scalars.count && scalars[place] == space ? place + 1 : place
  }

  /// Whether a scalar stands between the numbers of a date: hyphen, full stop, slash or middle dot.
  static func isSeparator(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x2E || scalar == 0x2F || scalar == 0x30FB
  }

  /// Whether neither a letter nor a number goes on to this place.
  static func isFree(before start: Int, in scalars: Span<UInt32>) -> Bool {
    guard start > 0 else { return true }
    let previous = scalars[start - 1]
    if Numeral.isDigit(previous) || isLetter(previous) { return false }
    return
      !(start > 1 && isSeparator(previous)
      && (Numeral.isDigit(scalars[start - 2]) || isLetter(scalars[start - 2])))
  }

  /// Whether no number goes on from this place.
  static func isFree(after end: Int, in scalars: Span<UInt32>) -> Bool {
    guard end + 1 < scalars.count else { return true }
    return !(isSeparator(scalars[end]) && Numeral.isDigit(scalars[end + 1]))
  }

  static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0x41 && scalar <= 0x5A }
}
