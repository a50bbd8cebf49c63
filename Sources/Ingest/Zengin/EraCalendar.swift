import Core

/// Gives dates without a full year their year.
///
/// Determinism: by the reference day and the header's period alone.
/// Source: the era of a two-digit year is that of the Zengin statement layouts; an era date must exist in
/// its era.
struct EraCalendar: Sendable {
  /// A day and the way in which its year was found.
  struct Reading: Hashable, Sendable {
    let day: BankDay
    let interpretation: DateInterpretation
  }

  /// A six-byte date field.
  enum Field: Equatable, Sendable {
    /// Blank or all zeros.
    case absent
    /// Two digits each of year, month and day of month.
    case digits(year: Int, month: Int, day: Int)
    /// Something else.
    case unreadable
  }

  /// A file is expected to speak of days at most this far from the reference day; era years lie farther
  /// apart.
  static let plausibleDays: Int32 = 366

  let referenceDay: BankDay

  static func field(_ record: Span<UInt8>, at start: Int) -> Field {
    if record.isBlank(start..<(start + 6)) { return .absent }
    guard record.isDigits(start..<(start + 6)) else { return .unreadable }
    func pair(_ index: Int) -> Int { Int(record[index] - 0x30) * 10 + Int(record[index + 1] - 0x30) }
    let (year, month, day) = (pair(start), pair(start + 2), pair(start + 4))
    return year == 0 && month == 0 && day == 0 ? .absent : .digits(year: year, month: month, day: day)
  }

  /// The ways of reading a year, the latest era first and western years last.
  private static let interpretations: [DateInterpretation] = [.reiwa, .heisei, .showa, .western]

  /// Whether a date is a day in any way of reading its year.
  static func isDay(_ field: Field) -> Bool {
    interpretations.contains { reading(field, as: $0) != nil }
  }

  /// The day of a date that stands alone: the first reading near the reference day, else the first that is
  /// not more than a year after it.
  func readingNearReference(_ field: Field) -> Reading? {
    first(field) { abs(distance($0, referenceDay)) <= EraCalendar.plausibleDays }
      ?? first(field) { distance($0, referenceDay) <= EraCalendar.plausibleDays }
  }

  /// The reading nearest to a day, not after it when so asked, and at most `plausibleDays` away; the latest
  /// era wins a tie.
  func reading(_ field: Field, nearest anchor: BankDay, mayFollow: Bool) -> Reading? {
    var best: Reading?
    for interpretation in EraCalendar.interpretations {
      guard let reading = EraCalendar.reading(field, as: interpretation) else { continue }
      let away = distance(reading.day, anchor)
      guard abs(away) <= EraCalendar.plausibleDays, mayFollow || away <= 0 else { continue }
      if let found = best, abs(distance(found.day, anchor)) <= abs(away) { continue }
      best = reading
    }
    return best
  }

  /// The first reading that lies in a period.
  func reading(_ field: Field, in period: ClosedRange<BankDay>) -> Reading? {
    first(field) { period.contains($0) }
  }

  /// The day of a month and day of month whose year puts it nearest to the reference day; the earlier of
  /// two as near.
  func reading(month: Int, day: Int) -> Reading? {
    let referenceYear = referenceDay.civil.year
    var best: BankDay?
    // A 29 February can be up to eight years away, around a century that is no leap year.
    for year in (referenceYear - 8)...(referenceYear + 8) {
      guard let candidate = BankDay(year: year, month: month, day: day), EraCalendar.isInCalendar(candidate)
      else {
        continue
      }
      if let found = best, abs(distance(found, referenceDay)) <= abs(distance(candidate, referenceDay)) {
        continue
      }
      best = candidate
    }
    return best.map { Reading(day: $0, interpretation: .nearestYear) }
  }

  private func first(_ field: Field, where isWanted: (BankDay) -> Bool) -> Reading? {
    for interpretation in EraCalendar.interpretations {
      guard let reading = EraCalendar.reading(field, as: interpretation) else { continue }
      if isWanted(reading.day) { return reading }
    }
    return nil
  }

  static func reading(_ field: Field, as interpretation: DateInterpretation) -> Reading? {
    guard case .digits(let year, let month, let day) = field,
      let found = BankDay(year: interpretation.yearZero + year, month: month, day: day),
      interpretation.holds(found.daysSince1970, eraYear: year), isInCalendar(found)
    else { return nil }
    return Reading(day: found, interpretation: interpretation)
  }

  /// Whether the calendar of banking days holds a day; a day outside it is taken for a fault of its digits.
  private static func isInCalendar(_ day: BankDay) -> Bool {
    BusinessCalendar.transactionSeconds.contains(Instant(day: day).secondsSince1970)
  }

  private func distance(_ day: BankDay, _ other: BankDay) -> Int32 {
    day.daysSince1970 - other.daysSince1970
  }
}

extension DateInterpretation {
  /// The western year before the first year of the era.
  fileprivate var yearZero: Int {
    switch self {
    case .reiwa: return 2018
    case .heisei: return 1988
    case .showa: return 1925
    case .western, .nearestYear: return 2000
    }
  }

  /// Whether a day lies in the era; western years have no bounds.
  fileprivate func holds(_ daysSince1970: Int32, eraYear: Int) -> Bool {
    // Days since 1970 of 2019-05-01, 1989-01-08 and 1926-12-25.
    let (reiwa, heisei, showa): (Int32, Int32, Int32) = (18_017, 6_947, -15_713)
    switch self {
    case .reiwa: return daysSince1970 >= reiwa && eraYear >= 1
    case .heisei: return daysSince1970 >= heisei && daysSince1970 < reiwa
    case .showa: return daysSince1970 >= showa && daysSince1970 < heisei
    case .western, .nearestYear: return true
    }
  }
}
