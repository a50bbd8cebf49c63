import Core
import Testing

@testable import Archives

struct ZipTimestampTests {
  @Test func aMomentBecomesJapaneseWallClockTime() throws {
    let day = try #require(BankDay(year: 2026, month: 11, day: 23))
    let stamp = ZipTimestamp(Instant(day: day, secondOfDay: 14 * 3_600 + 3 * 60 + 23))
    #expect(stamp.date == 46 << 9 | 11 << 5 | 23)
    #expect(stamp.time == 14 << 11 | 3 << 5 | 11)
  }

  @Test func momentsOutsideTheFormatBecomeItsEnds() {
    let early = ZipTimestamp(Instant(secondsSince1970: 0))
    #expect(early.date == 1 << 5 | 1)
    #expect(early.time == 0)
    let late = ZipTimestamp(Instant(secondsSince1970: 5_000_000_000))
    #expect(late.date == 127 << 9 | 12 << 5 | 31)
  }
}
