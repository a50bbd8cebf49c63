/// The days on which Japanese banks are closed, and the days on which money moves by custom or law.
///
/// - Input: days from 1980 to 2099 for the questions about banks; national holidays are known from 1955 on. A day outside is a
///   programmer error.
/// - Missing: before February 1989 banks were open on some Saturdays (on all until August 1983, on all but the second until August
///   1986, on all but the second and third until then). The calendar counts every Saturday as closed, so that business days before
///   that month can be wrong by one; it does not reach before 1980 for that reason.
/// - Determinism: pure arithmetic from the rules of the public-holiday law (国民の祝日に関する法律), with the days of single laws.
/// - Source: public-holiday law articles 2 and 3; Bank Law enforcement order article 5 (31 December to 3 January).
///   The equinox days are an approximation until the government gazettes them each February.
public enum BusinessCalendar {
  /// The years for which the days on which banks are closed are told.
  public static let years = 1980...2099

  /// The moments in Japan at which a transaction can have happened for this calendar, in seconds since 1970: 1981 to 2099.
  ///
  /// The first year is left out, since its first days follow a pension day that the calendar does not know.
  public static let transactionSeconds: Range<Int64> = 347_122_800..<4_102_412_400

  /// Whether a bank is closed: weekend, national holiday, or 31 December to 3 January.
  public static func isBankHoliday(_ day: BankDay) -> Bool {
    let (year, month, dayOfMonth) = day.civil
    precondition(years.contains(year), "Bank days are known from 1980 to 2099 only.")
    if day.weekday == 0 || day.weekday == 6 { return true }
    if month == 12 && dayOfMonth == 31 { return true }
    if month == 1 && dayOfMonth <= 3 { return true }
    return isNationalHoliday(day)
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

  /// The bank day that is so many bank days after a day: 0 gives the day itself when banks are open, else the first open day after it.
  public static func businessDay(_ count: Int, after day: BankDay) -> BankDay {
    precondition(count >= 0, "Business days are counted forwards.")
    if count == 0 { return businessDay(onOrAfter: day) }
    var candidate = day
    for _ in 0..<count { candidate = businessDay(onOrAfter: candidate.adding(days: 1)) }
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
}
