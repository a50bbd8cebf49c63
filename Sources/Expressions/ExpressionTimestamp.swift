/// A moment between the years 1 and 9999, to the nanosecond.
///
/// - Unit: seconds since 1970-01-01T00:00:00Z, and nanoseconds after that second, 0 to 999,999,999.
public struct ExpressionTimestamp: Hashable, Sendable {
  /// The whole seconds.
  public let seconds: Int64
  /// The nanoseconds after the second.
  public let nanoseconds: Int32

  /// The seconds that a moment can have: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Makes a moment; nil outside the years 1 to 9999.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard ExpressionTimestamp.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
      return nil
    }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Reads a moment such as `2026-11-22T10:30:00+09:00`; nil when it is not written so.
  public init?(_ text: String) {
    guard let moment = TimeText.timestamp(Array(text.utf8)[...]) else { return nil }
    self = moment
  }

  /// A moment so many nanoseconds later; nil outside the years 1 to 9999.
  func adding(nanoseconds duration: Int64) -> ExpressionTimestamp? {
    let billion: Int64 = 1_000_000_000
    var seconds = self.seconds + duration / billion
    var rest = Int64(nanoseconds) + duration % billion
    if rest < 0 {
      seconds -= 1
      rest += billion
    } else if rest >= billion {
      seconds += 1
      rest -= billion
    }
    return ExpressionTimestamp(seconds: seconds, nanoseconds: Int32(rest))
  }

  /// The nanoseconds from another moment to this one; nil when 64 bits do not hold them.
  func nanoseconds(since other: ExpressionTimestamp) -> Int64? {
    let whole = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let sum = whole.partialValue.addingReportingOverflow(Int64(nanoseconds - other.nanoseconds))
    return whole.overflow || sum.overflow ? nil : sum.partialValue
  }

  /// The fields of a clock and calendar that are so many seconds ahead of UTC.
  func civil(secondsAhead: Int64) -> CivilTime {
    CivilTime(seconds: seconds + secondsAhead)
  }
}

/// A moment on a calendar: the Gregorian one, also before it began.
struct CivilTime {
  let year: Int64
  /// 1 to 12.
  let month: Int64
  /// 1 to 31.
  let day: Int64
  /// 0 for the first of January.
  let dayOfYear: Int64
  /// 0 for Sunday.
  let dayOfWeek: Int64
  let hour: Int64
  let minute: Int64
  let second: Int64

  init(seconds: Int64) {
    let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
    let rest = seconds - days * 86_400
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
    dayOfWeek = ((days + 4) % 7 + 7) % 7
    // Years are counted from March in eras of 400 years, so that the leap day ends a year.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfShiftedYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfShiftedYear + 2) / 153
    day = dayOfShiftedYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    dayOfYear = days - CivilTime.days(year: year, month: 1, day: 1)
  }

  /// The days from 1970-01-01 to a day.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func daysInMonth(year: Int64, month: Int64) -> Int64 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}
