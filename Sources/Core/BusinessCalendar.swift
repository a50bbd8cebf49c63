/// The days on which Japanese banks are closed, and the days on which money moves by custom or law.
///
/// - Input: days from 1980 to 2099; outside that span the equinox formula does not hold and a precondition stops the program.
/// - Determinism: pure arithmetic from the rules of the public-holiday law (国民の祝日に関する法律), with the one-off days of 2019 to 2021.
/// - Cost: `isBankHoliday` works out one year's holidays at most; callers with many rows keep an answer per day.
/// - Source: public-holiday law articles 2 and 3; Bank Law enforcement order article 5 (31 December to 3 January).
///   The equinox days are an approximation until the government gazettes them each February.
public enum BusinessCalendar {
  /// The years for which the calendar holds.
  public static let years = 1980...2099

  /// The moments in Japan at which a transaction can have happened for this calendar, in seconds since 1970: 1981 to 2099.
  ///
  /// The first year is left out, since its first days follow a pension day that the calendar does not know.
  public static let transactionSeconds: Range<Int64> = 347_122_800..<4_102_412_400

  /// Whether a bank is closed: weekend, national holiday, or 31 December to 3 January.
  public static func isBankHoliday(_ day: BankDay) -> Bool {
    let (_, month, dayOfMonth) = day.civil
    if day.weekday == 0 || day.weekday == 6 { return true }
    if month == 12 && dayOfMonth == 31 { return true }
    if month == 1 && dayOfMonth <= 3 { return true }
    return isNationalHoliday(day)
  }

  /// Whether a day is a national holiday, a substitute holiday or a day between two holidays.
  public static func isNationalHoliday(_ day: BankDay) -> Bool {
    nationalHolidays(year: day.civil.year).contains(day)
  }

  /// The day itself when banks are open, else the last open day before it.
  public static func businessDay(onOrBefore day: BankDay) -> BankDay {
    var candidate = day
    while isBankHoliday(candidate) { candidate = candidate.adding(days: -1) }
    return candidate
  }

  /// The day itself when banks are open, else the first open day after it.
  public static func businessDay(onOrAfter day: BankDay) -> BankDay {
    var candidate = day
    while isBankHoliday(candidate) { candidate = candidate.adding(days: 1) }
    return candidate
  }

  /// Whether public pensions are paid: the 15th of an even month, or the open day before it.
  public static func isPensionDay(_ day: BankDay) -> Bool {
    let (year, month, _) = day.civil
    guard month % 2 == 0, let fifteenth = BankDay(year: year, month: month, day: 15) else { return false }
    return businessDay(onOrBefore: fifteenth) == day
  }

  /// Whether companies settle by custom: the 5th, 10th, 15th, 20th, 25th or last day of a month (五十日).
  public static func isGotobi(_ day: BankDay) -> Bool {
    let (year, month, dayOfMonth) = day.civil
    return (dayOfMonth % 5 == 0 && dayOfMonth <= 25)
      || dayOfMonth == BankDay.length(ofMonth: month, year: year)
  }

  /// All national holidays of a year, in no order.
  public static func nationalHolidays(year: Int) -> Set<BankDay> {
    precondition(years.contains(year), "The holiday rules hold from 1980 to 2099 only.")
    var holidays = Set(statutoryHolidays(year: year))
    let statutory = holidays
    for holiday in statutory.sorted() where holiday.weekday == 0 {
      var substitute = holiday.adding(days: 1)
      // Until 2006 only the Monday after a Sunday holiday could be its substitute.
      while statutory.contains(substitute) && year >= 2007 { substitute = substitute.adding(days: 1) }
      if !statutory.contains(substitute) { holidays.insert(substitute) }
    }
    for holiday in statutory where year >= 1986 && statutory.contains(holiday.adding(days: 2)) {
      let between = holiday.adding(days: 1)
      if between.weekday != 0 && !holidays.contains(between) { holidays.insert(between) }
    }
    return holidays
  }

  private static func statutoryHolidays(year: Int) -> [BankDay] {
    var days: [(month: Int, day: Int)] = [(1, 1), (2, 11), (4, 29), (5, 3), (5, 5), (11, 3), (11, 23)]
    days.append((1, year >= 2000 ? nthMonday(2, month: 1, year: year) : 15))
    days.append((3, equinoxDay(20.8431, year: year)))
    days.append((9, equinoxDay(23.2488, year: year)))
    if year >= 2007 { days.append((5, 4)) }
    days.append((9, year >= 2003 ? nthMonday(3, month: 9, year: year) : 15))
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
    days.append((10, year >= 2000 ? nthMonday(2, month: 10, year: year) : 10))
    return days
  }

  private static func oneOffHolidays(year: Int) -> [(month: Int, day: Int)] {
    switch year {
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

  private static func equinoxDay(_ constant: Double, year: Int) -> Int {
    Int(constant + 0.242194 * Double(year - 1980) - Double((year - 1980) / 4))
  }
}
