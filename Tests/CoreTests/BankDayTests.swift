import Core
import Testing

@Suite struct BankDayTests {
  @Test func everyDayOfTwoCenturiesGoesThereAndBack() throws {
    var expected = try #require(BankDay(year: 1900, month: 1, day: 1))
    #expect(expected.daysSince1970 == -25_567)
    #expect(expected.weekday == 1)
    for year in 1900...2099 {
      for month in 1...12 {
        for day in 1...BankDay.length(ofMonth: month, year: year) {
          let found = try #require(BankDay(year: year, month: month, day: day))
          #expect(found == expected)
          #expect(found.civil == (year, month, day))
          expected = expected.adding(days: 1)
        }
      }
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "20260101", "", "2026-04-31", "２０２６-01-01",
  ])
  func whatIsNoDayIsRefused(text: String) {
    #expect(BankDay(iso8601: text) == nil)
  }

  @Test func textGoesThereAndBack() {
    for text in ["1970-01-01", "2024-02-29", "2026-11-22", "1989-01-08"] {
      #expect(BankDay(iso8601: text)?.iso8601 == text)
    }
  }
}
