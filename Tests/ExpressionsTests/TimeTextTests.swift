import Core
import Testing

@testable import Expressions

/// Moments and lengths of time: reading, writing, calendars and zones.
@Suite struct TimeTextTests {
  private func moment(_ text: String) -> ExpressionTimestamp? { ExpressionTimestamp(text) }

  @Test(arguments: [
    "2026-11-22", "2026-11-22T10:30", "2026-11-22 10:30:00Z", "2026-11-22T10:30:00", "2026-13-01T00:00:00Z",
    "2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z", "2026-11-22T10:30:60Z",
    "0000-01-01T00:00:00Z",
    "2026-11-22T10:30:00.Z", "2026-11-22T10:30:00.1234567890Z", "2026-11-22T10:30:00+9:00",
    "2026-11-22T10:30:00Zx",
    "9999-12-31T23:59:59-00:01", "", "２０２６-11-22T10:30:00Z",
  ])
  func refusesMoments(text: String) {
    #expect(moment(text) == nil)
  }

  @Test func calendarsAgree() {
    // Every 1,000th day of the years 1 to 9999, against the calendar of Core.
    for days in stride(from: Int64(-719_162), through: 2_932_896, by: 1_000) {
      let civil = CivilTime(seconds: days * 86_400 + 86_399)
      let day = BankDay(daysSince1970: Int32(days))
      #expect(
        (civil.year, civil.month, civil.day) == (
          Int64(day.civil.year), Int64(day.civil.month), Int64(day.civil.day)
        ))
      #expect(civil.dayOfWeek == Int64(day.weekday), "\(day.iso8601)")
      #expect((civil.hour, civil.minute, civil.second) == (23, 59, 59))
      #expect(CivilTime.days(year: civil.year, month: civil.month, day: civil.day) == days)
    }
  }

  @Test func momentsReadBack() throws {
    for seconds in stride(from: Int64(-62_135_596_800), through: 253_402_300_799, by: 12_345_678_901) {
      for nanoseconds: Int32 in [0, 1, 500_000_000, 120_000, 999_999_999] {
        let before = try #require(ExpressionTimestamp(seconds: seconds, nanoseconds: nanoseconds))
        #expect(TimeText.timestamp(TimeText.text(before)[...]) == before)
      }
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("1ns", 1), ("1us", 1_000), ("1µs", 1_000), ("1ms", 1_000_000),
      ("1.5s", 1_500_000_000),
      ("-1h2m3.5s", -3_723_500_000_000), (".5h", 1_800_000_000_000), ("1.000000001s", 1_000_000_001),
      ("+2m", 120_000_000_000),
      ("-9223372036854775808ns", Int64.min), ("0.0000000019s", 1),
    ] as [(String, Int64)])
  func readsDurations(text: String, nanoseconds: Int64) {
    #expect(TimeText.duration(Array(text.utf8)[...]) == nanoseconds)
  }

  @Test(arguments: [
    "", "1", "s", "1 s", "1d", "1h-2m", ".s", "--1s", "9223372036854775808ns", "300000h1000000h2562047h",
    "1.s2",
  ])
  func refusesDurations(text: String) {
    #expect(TimeText.duration(Array(text.utf8)[...]) == nil)
  }

  @Test(
    arguments: [
      ("Asia/Tokyo", 0, 32_400), ("Asia/Tokyo", -600_000_000, 32_400), ("Asia/Tokyo", -650_000_000, 36_000),
      ("UTC", 0, 0), ("+09:00", 0, 32_400),
      ("-02:30", 0, -9_000), ("05:00", 0, 18_000), ("America/New_York", 1_720_000_000, -14_400),
    ] as [(String, Int64, Int64)])
  func zones(name: String, seconds: Int64, ahead: Int64) throws {
    #expect(try #require(ClockZone(Array(name.utf8)[...])).secondsAhead(at: seconds) == ahead)
  }

  @Test(arguments: ["", "Tokyo", "Asia/Edo", "+9", "+09:60", "24:00", "+-09:00", "JST-9", "../etc/passwd"])
  func refusesZones(name: String) {
    #expect(ClockZone(Array(name.utf8)[...]) == nil)
  }
}
