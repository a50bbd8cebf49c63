import Core
import Testing

@testable import Ingest

@Suite struct ISOMomentTests {
  @Test(arguments: [
    ("2026-11-20", "2026-11-20T00:00:00+09:00"), ("2026-11-20Z", "2026-11-20T00:00:00+09:00"),
    ("2024-02-29-05:00", "2024-02-29T00:00:00+09:00"),
  ])
  func readsDates(text: String, expected: String) {
    let moment = MessageMoment(date: Array(text.utf8)[...])
    #expect(moment?.instant.iso8601Japan == expected && moment?.hasTimeOfDay == false)
  }

  @Test(arguments: [
    ("2026-11-20T14:03:22", "2026-11-20T14:03:22+09:00"),
    ("2026-11-20T14:03:22Z", "2026-11-20T23:03:22+09:00"),
    ("2026-11-20T14:03:22.987+09:00", "2026-11-20T14:03:22+09:00"),
    ("2026-11-20T23:30:00-05:30", "2026-11-21T14:00:00+09:00"),
  ])
  func readsTimes(text: String, expected: String) {
    let moment = MessageMoment(dateTime: Array(text.utf8)[...])
    #expect(moment?.instant.iso8601Japan == expected && moment?.hasTimeOfDay == true)
  }

  @Test(arguments: [
    "", "2026-11-20T", "2026-11-20T14:03", "2026-11-20 14:03:22", "2026-11-31T00:00:00",
    "2026-11-20T24:00:00",
    "2026-11-20T14:03:22.", "2026-11-20T14:03:22+9", "2026-11-20T14:03:22+15:00", "2026-11-20T14:03:22ZZ",
    "20261120T140322",
  ])
  func readsNothingElse(text: String) {
    #expect(MessageMoment(dateTime: Array(text.utf8)[...]) == nil)
    #expect(MessageMoment(date: Array(text.utf8)[...]) == nil || text == "2026-11-20")
  }
}
