import Core
import Pipeline
import Testing

@Suite struct TimeOfDayTests {
  @Test(arguments: ["", "5:00", "05:0", "24:00", "05:60", "0500", "05:00:00", "-5:00", "０５:００", "+5:00"])
  func whatIsNoTimeOfDayIsRefused(text: String) {
    #expect(TimeOfDay(text: text) == nil)
  }

  /// The start of a night, the time that is given, and the moment that is meant.
  @Test(arguments: [
    ("2026-11-14", 22 * 60, "05:00", "2026-11-15T05:00:00+09:00"),
    ("2026-11-15", 90, "05:00", "2026-11-15T05:00:00+09:00"),
    ("2026-11-15", 5 * 60 + 10, "05:00", "2026-11-15T05:00:00+09:00"),
    ("2026-11-15", 11 * 60, "05:00", "2026-11-15T05:00:00+09:00"),
    ("2026-11-15", 11 * 60 + 1, "05:00", "2026-11-16T05:00:00+09:00"),
    ("2026-11-15", 60, "23:30", "2026-11-14T23:30:00+09:00"),
    ("2026-11-15", 23 * 60, "23:30", "2026-11-15T23:30:00+09:00"),
    ("2026-11-15", 0, "00:00", "2026-11-15T00:00:00+09:00"),
  ])
  func theMomentIsTheNextOneUnlessItHasJustPassed(day: String, minute: Int, text: String, moment: String)
    throws
  {
    let start = Instant(day: try #require(BankDay(iso8601: day)), secondOfDay: minute * 60)
    let time = try #require(TimeOfDay(text: text))
    #expect(time.moment(forNightAt: start).iso8601Japan == moment)
  }
}
