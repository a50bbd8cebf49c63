/// A calendar day in Japan, counted in days since 1970-01-01.
///
/// - Unit: whole days, proleptic Gregorian calendar.
/// - Determinism: pure arithmetic; no time-zone database is consulted, since Japan keeps one offset all year.
public struct BankDay: Hashable, Comparable, Sendable {
  /// The number of days since 1970-01-01, negative before it.
  public let daysSince1970: Int32

  /// Makes a day from its count since 1970-01-01.
  public init(daysSince1970: Int32) {
    self.daysSince1970 = daysSince1970
  }

  /// Makes a day from year, month and day of month.
  ///
  /// - Missing: gives nil when the three numbers are not a day of the calendar in the years 1868 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1868...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= BankDay.length(ofMonth: month, year: year)
    else { return nil }
    self.daysSince1970 = BankDay.count(year: year, month: month, day: day)
  }

  /// Makes a day from `YYYY-MM-DD`.
  ///
  /// - Missing: gives nil for any other text, and for text that is not a day of the calendar.
  public init?(iso8601 text: some StringProtocol) {
    let parts = Array(text.utf8)
    guard parts.count == 10, parts[4] == 0x2D, parts[7] == 0x2D else { return nil }
    var numbers: [Int] = []
    for range in [0..<4, 5..<7, 8..<10] {
      var number = 0
      for byte in parts[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      numbers.append(number)
    }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The year, month and day of month.
  public var civil: (year: Int, month: Int, day: Int) {
    // Hinnant's civil-from-days on 400-year eras that begin on 1 March.
    let shifted = Int(daysSince1970) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week: 0 is Sunday, 6 is Saturday.
  public var weekday: Int {
    let remainder = (Int(daysSince1970) + 4) % 7
    return remainder >= 0 ? remainder : remainder + 7
  }

  /// The day as `YYYY-MM-DD`.
  public var iso8601: String {
    let (year, month, day) = civil
    return "\(BankDay.padded(year, 4))-\(BankDay.padded(month, 2))-\(BankDay.padded(day, 2))"
  }

  /// The day a number of days later, or earlier when negative.
  public func adding(days: Int) -> BankDay {
    BankDay(daysSince1970: daysSince1970 + Int32(days))
  }

  /// The number of days in a month of a year.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Orders days by the calendar.
  public static func < (left: BankDay, right: BankDay) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  private static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  private static func count(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
