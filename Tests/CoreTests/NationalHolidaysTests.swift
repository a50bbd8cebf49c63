import Core
import Testing

/// The holidays of a hundred and forty-five years, at the places where the law changed.
struct NationalHolidaysTests {
  private func holidays(_ year: Int) -> [String] {
    BusinessCalendar.nationalHolidays(year: year).sorted().map { String($0.iso8601.dropFirst(5)) }
  }

  @Test(arguments: [
    // The nine of the law of 1948.
    (1955, "01-15 03-21 05-03 05-05 09-24 11-03 11-23 01-01 04-29"),
    // The wedding of the crown prince.
    (1959, "01-01 01-15 03-21 04-10 04-29 05-03 05-05 09-24 11-03 11-23"),
    // Respect for the Aged Day and Sports Day came in June 1966, National Foundation Day a year later.
    (1966, "01-01 01-15 03-21 04-29 05-03 05-05 09-15 09-23 10-10 11-03 11-23"),
    (1967, "01-01 01-15 02-11 03-21 04-29 05-03 05-05 09-15 09-24 10-10 11-03 11-23"),
    // Substitutes since 12 April: not for Sunday 11 February, but for Sunday 29 April and Sunday 23 September.
    (1973, "01-01 01-15 02-11 03-21 04-29 04-30 05-03 05-05 09-15 09-23 09-24 10-10 11-03 11-23"),
    // 4 May 1986 was a Sunday and 4 May 1987 a substitute; 1988 had the first day between two holidays.
    (1986, "01-01 01-15 02-11 03-21 04-29 05-03 05-05 09-15 09-23 10-10 11-03 11-23 11-24"),
    (1987, "01-01 01-15 02-11 03-21 04-29 05-03 05-04 05-05 09-15 09-23 10-10 11-03 11-23"),
    (1988, "01-01 01-15 02-11 03-20 03-21 04-29 05-03 05-04 05-05 09-15 09-23 10-10 11-03 11-23"),
    (
      1989,
      "01-01 01-02 01-15 01-16 02-11 02-24 03-21 04-29 05-03 05-04 05-05 09-15 09-23 10-10 11-03 11-23 12-23"
    ),
    (
      1996,
      "01-01 01-15 02-11 02-12 03-20 04-29 05-03 05-04 05-05 05-06 07-20 09-15 09-16 09-23 10-10 11-03 11-04 11-23 12-23"
    ),
    (2000, "01-01 01-10 02-11 03-20 04-29 05-03 05-04 05-05 07-20 09-15 09-23 10-09 11-03 11-23 12-23"),
    // 3 May 2009 was a Sunday before two holidays: its substitute is the 6th. 22 September lies between two.
    (
      2009,
      "01-01 01-12 02-11 03-20 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23"
    ),
    (
      2019,
      "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23"
    ),
    (
      2020,
      "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23"
    ),
    (
      2021,
      "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23"
    ),
  ])
  func theLawsOfAYear(year: Int, expected: String) {
    #expect(holidays(year) == expected.split(separator: " ").map(String.init).sorted())
  }

  @Test func everyDayAgreesWithItsYear() throws {
    var day = try #require(BankDay(year: 1955, month: 1, day: 1))
    for year in BusinessCalendar.holidayYears {
      let listed = BusinessCalendar.nationalHolidays(year: year)
      #expect((9...22).contains(listed.count), "\(year)")
      while day.civil.year == year {
        #expect(BusinessCalendar.isNationalHoliday(day) == listed.contains(day), "\(day.iso8601)")
        day = day.adding(days: 1)
      }
    }
  }

  /// The equinoxes as they were and as the domain sheet predicts them, around the leap years where they move.
  @Test(arguments: [
    (1956, 21, 23), (1959, 21, 24), (1960, 20, 23), (1963, 21, 24), (1979, 21, 24), (1980, 20, 23),
    (1992, 20, 23),
    (2000, 20, 23), (2011, 21, 23), (2012, 20, 22), (2024, 20, 22), (2025, 20, 23), (2027, 21, 23),
    (2028, 20, 22),
    (2031, 21, 23), (2035, 21, 23),
  ])
  func equinoxes(year: Int, spring: Int, autumn: Int) throws {
    let found = BusinessCalendar.nationalHolidays(year: year)
    #expect(found.contains(try #require(BankDay(year: year, month: 3, day: spring))))
    #expect(found.contains(try #require(BankDay(year: year, month: 9, day: autumn))))
  }
}
