import Core
import Testing

/// The holidays of 2026 to 2028 as the Cabinet Office lists them, and days that only special laws explain.
@Suite struct BusinessCalendarTests {
  static let listed: [Int: [String]] = [
    2026: [
      "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-20",
      "08-11", "09-21",
      "09-22", "09-23", "10-12", "11-03", "11-23",
    ],
    2027: [
      "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03", "05-04", "05-05", "07-19",
      "08-11", "09-20",
      "09-23", "10-11", "11-03", "11-23",
    ],
    2028: [
      "01-01", "01-10", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "07-17", "08-11",
      "09-18", "09-22",
      "10-09", "11-03", "11-23",
    ],
  ]

  @Test(arguments: [2026, 2027, 2028]) func holidaysAreThoseOfTheList(year: Int) {
    let found = BusinessCalendar.nationalHolidays(year: year).sorted().map { String($0.iso8601.dropFirst(5)) }
    #expect(found == Self.listed[year])
  }

  @Test(arguments: [
    "2019-04-30", "2019-05-01", "2019-05-02", "2019-10-22", "2020-07-24", "2021-08-09", "1989-02-24",
  ])
  func oneOffHolidays(text: String) throws {
    #expect(BusinessCalendar.isNationalHoliday(try #require(BankDay(iso8601: text))))
  }

  @Test(arguments: ["2019-12-23", "2021-10-11", "2020-10-12", "2026-05-07"]) func ordinaryDays(text: String)
    throws
  {
    #expect(!BusinessCalendar.isNationalHoliday(try #require(BankDay(iso8601: text))))
  }

  @Test func banksCloseAtNewYear() throws {
    for text in ["2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"] {
      #expect(BusinessCalendar.isBankHoliday(try #require(BankDay(iso8601: text))))
    }
    #expect(!BusinessCalendar.isBankHoliday(try #require(BankDay(iso8601: "2026-12-30"))))
    #expect(!BusinessCalendar.isBankHoliday(try #require(BankDay(iso8601: "2027-01-04"))))
  }

  @Test func pensionsArePaidOnTheStatedDays() throws {
    let stated = [
      "2026-02-13", "2026-04-15", "2026-06-15", "2026-08-14", "2026-10-15", "2026-12-15", "2027-02-15",
      "2027-04-15",
      "2027-06-15", "2027-08-13", "2027-10-15", "2027-12-15",
    ]
    var found: [String] = []
    var day = try #require(BankDay(iso8601: "2026-01-01"))
    while day.civil.year < 2028 {
      if BusinessCalendar.isPensionDay(day) { found.append(day.iso8601) }
      day = day.adding(days: 1)
    }
    #expect(found == stated)
  }

  @Test func settlementDaysByCustom() throws {
    for text in ["2026-11-05", "2026-11-30", "2026-02-28", "2026-01-31", "2026-01-25"] {
      #expect(BusinessCalendar.isGotobi(try #require(BankDay(iso8601: text))), "\(text)")
    }
    for text in ["2026-01-30", "2026-11-29", "2026-11-04"] {
      #expect(!BusinessCalendar.isGotobi(try #require(BankDay(iso8601: text))), "\(text)")
    }
  }

  /// Every day that a transaction may have knows its holidays, and so does the pension day before it.
  @Test func theFirstAndTheLastDayOfTransactionsAreKnown() throws {
    let first = Instant(secondsSince1970: BusinessCalendar.transactionSeconds.lowerBound)
    let last = Instant(secondsSince1970: BusinessCalendar.transactionSeconds.upperBound - 1)
    #expect(first.iso8601Japan == "1981-01-01T00:00:00+09:00")
    #expect(last.iso8601Japan == "2099-12-31T23:59:59+09:00")
    #expect(BusinessCalendar.isBankHoliday(first.japanDay) && BusinessCalendar.isBankHoliday(last.japanDay))
    let pensionDay = try #require(BankDay(iso8601: "1980-12-15"))
    #expect(BusinessCalendar.isPensionDay(pensionDay))
  }
}
