import Core
import Testing

@Suite struct InstantTests {
  @Test func japanIsNineHoursAhead() throws {
    let instant = Instant(secondsSince1970: 1_795_150_202)
    #expect(instant.iso8601Japan == "2026-11-20T13:50:02+09:00")
    #expect(instant.japanDay == BankDay(iso8601: "2026-11-20"))
    #expect(instant.japanSecondOfDay == 13 * 3_600 + 50 * 60 + 2)
  }

  @Test func midnightBelongsToTheNewDay() throws {
    let day = try #require(BankDay(iso8601: "2026-03-01"))
    #expect(Instant(day: day).japanDay == day)
    #expect(Instant(day: day).japanSecondOfDay == 0)
    let before = Instant(secondsSince1970: Instant(day: day).secondsSince1970 - 1)
    #expect(before.japanDay.iso8601 == "2026-02-28")
    #expect(before.japanSecondOfDay == 86_399)
  }

  @Test func momentsBefore1970Count() {
    #expect(Instant(secondsSince1970: -40_000).iso8601Japan == "1969-12-31T21:53:20+09:00")
  }
}
