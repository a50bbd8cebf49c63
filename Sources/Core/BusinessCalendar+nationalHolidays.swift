/// The national holidays of Japan by law, year by year.
///
/// Source: public-holiday law (国民の祝日に関する法律, law 178 of 1948) with its amendments of 1966, 1973, 1985, 1989,
/// 1995, 1998, 2001, 2005, 2014, 2017, 2018 and 2020, and the laws for single days of the imperial house.
extension BusinessCalendar {
  /// The years whose national holidays are known.
  ///
  /// The equinox formula holds from 1900 to 2099; days after the last gazette are its prediction.
  public static let holidayYears = 1955...2099

  /// Whether a day is a national holiday, a substitute holiday or a day between two holidays.
  ///
  /// - Input: a day in `holidayYears`; any other is a programmer error.
  /// - Cost: one look at a table of bits, which is filled at first use.
  public static func isNationalHoliday(_ day: BankDay) -> Bool {
    holidayTable.contains(day)
  }

  /// All national holidays of a year, in no order.
  ///
  /// - Input: a year in `holidayYears`; any other is a programmer error.
  public static func nationalHolidays(year: Int) -> Set<BankDay> {
    precondition(holidayYears.contains(year), "The holiday rules hold from 1955 to 2099 only.")
    let statutory = Set(statutoryHolidays(year: year))
    var holidays = statutory
    for holiday in statutory.sorted() where holiday.weekday == 0 && hasSubstitute(holiday) {
      var substitute = holiday.adding(days: 1)
      // Until 2006 only the Monday after a Sunday holiday could be its substitute.
      while statutory.contains(substitute) && year >= 2007 { substitute = substitute.adding(days: 1) }
      holidays.insert(substitute)
    }
    // The law of 27 December 1985 frees a day between two holidays, unless it is a Sunday.
    for holiday in statutory where year >= 1986 && statutory.contains(holiday.adding(days: 2)) {
      let between = holiday.adding(days: 1)
      if between.weekday != 0 { holidays.insert(between) }
    }
    return holidays
  }

  private static let holidayTable = HolidayTable()

  /// The law of 12 April 1973 moves a holiday on a Sunday to the next day.
  private static func hasSubstitute(_ sunday: BankDay) -> Bool {
    let (year, month, day) = sunday.civil
    return (year, month, day) >= (1973, 4, 12)
  }

  private static func statutoryHolidays(year: Int) -> [BankDay] {
    // New Year, the Emperor's birthday (Greenery Day from 1989, Shōwa Day from 2007), Constitution, Children's,
    // Culture and Labour Thanksgiving Day.
    var days: [(month: Int, day: Int)] = [(1, 1), (4, 29), (5, 3), (5, 5), (11, 3), (11, 23)]
    days.append((1, year >= 2000 ? nthMonday(2, month: 1, year: year) : 15))
    days.append((3, springEquinoxDay(year: year)))
    days.append((9, autumnEquinoxDay(year: year)))
    if year >= 1967 { days.append((2, 11)) }
    if year >= 2007 { days.append((5, 4)) }
    if year >= 1966 { days.append((9, year >= 2003 ? nthMonday(3, month: 9, year: year) : 15)) }
    if year >= 2020 { days.append((2, 23)) }
    if (1989...2018).contains(year) { days.append((12, 23)) }
    days += summerHolidays(year: year) + oneOffHolidays(year: year)
    return days.compactMap { BankDay(year: year, month: $0.month, day: $0.day) }
  }

  /// Marine Day, Mountain Day and Sports Day, moved in the Olympic years 2020 and 2021.
  private static func summerHolidays(year: Int) -> [(month: Int, day: Int)] {
    if year == 2020 { return [(7, 23), (7, 24), (8, 10)] }
    if year == 2021 { return [(7, 22), (7, 23), (8, 8)] }
    var days: [(month: Int, day: Int)] = []
    if year >= 1996 { days.append((7, year >= 2003 ? nthMonday(3, month: 7, year: year) : 20)) }
    if year >= 2016 { days.append((8, 11)) }
    if year >= 1966 { days.append((10, year >= 2000 ? nthMonday(2, month: 10, year: year) : 10)) }
    return days
  }

  /// Weddings, the funeral and the enthronements of the imperial house.
  private static func oneOffHolidays(year: Int) -> [(month: Int, day: Int)] {
    switch year {
    case 1959: return [(4, 10)]
    case 1989: return [(2, 24)]
    case 1990: return [(11, 12)]
    case 1993: return [(6, 9)]
    case 2019: return [(5, 1), (10, 22)]
    default: return []
    }
  }

  private static func nthMonday(_ ordinal: Int, month: Int, year: Int) -> Int {
    guard let first = BankDay(year: year, month: month, day: 1) else { return 1 }
    return 1 + (8 - first.weekday) % 7 + 7 * (ordinal - 1)
  }

  private static func springEquinoxDay(year: Int) -> Int {
    equinoxDay(year < 1980 ? 20.8357 : 20.8431, year: year)
  }

  private static func autumnEquinoxDay(year: Int) -> Int {
    equinoxDay(year < 1980 ? 23.2588 : 23.2488, year: year)
  }

  /// The day of an equinox: the mean year of 365.242194 days less the leap days, from a constant fitted to 1900 to
  /// 1979 or to 1980 to 2099.
  private static func equinoxDay(_ constant: Double, year: Int) -> Int {
    // Before 1980 leap days are counted from 1983, and division rounds towards zero.
    let leapDays = (year - (year < 1980 ? 1983 : 1980)) / 4
    return Int(constant + 0.242194 * Double(year - 1980) - Double(leapDays))
  }
}

/// One bit for each day of the years whose holidays are known.
private struct HolidayTable {
  private let firstDay: Int32
  private let dayCount: Int32
  private let words: [UInt64]

  init() {
    let years = BusinessCalendar.holidayYears
    let first = BankDay(year: years.lowerBound, month: 1, day: 1)?.daysSince1970 ?? 0
    let end = BankDay(year: years.upperBound + 1, month: 1, day: 1)?.daysSince1970 ?? 0
    var words = [UInt64](repeating: 0, count: Int(end - first + 63) / 64)
    for year in years {
      for holiday in BusinessCalendar.nationalHolidays(year: year) {
        let index = Int(holiday.daysSince1970 - first)
        words[index / 64] |= 1 << UInt64(index % 64)
      }
    }
    (firstDay, dayCount, self.words) = (first, end - first, words)
  }

  func contains(_ day: BankDay) -> Bool {
    let index = Int(day.daysSince1970) - Int(firstDay)
    precondition(index >= 0 && index < Int(dayCount), "The holiday rules hold from 1955 to 2099 only.")
    return words[index / 64] >> UInt64(index % 64) & 1 == 1
  }
}
