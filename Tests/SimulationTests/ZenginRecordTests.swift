import Core
import Testing

@testable import Simulation

struct ZenginRecordTests {
  @Test func textIsEncodedToSingleBytesPaddedAndCut() {
    var record = ZenginRecord()
    record.text("ﾔﾏﾀﾞ", 6)
    record.text("ｶ)ﾐﾗｲ", 3)
    record.number(42, 5)
    #expect(record.bytes == [0xD4, 0xCF, 0xC0, 0xDE, 0x20, 0x20, 0xB6, 0x29, 0xD0] + Array("00042".utf8))
  }

  @Test(arguments: [
    ("2026-08-01", "080801"), ("2019-05-01", "010501"), ("2019-04-30", "310430"), ("1989-01-07", "640107"),
  ]) func datesCountTheYearsOfTheEra(day: String, expected: String) throws {
    #expect(StatementFile.eraDate(try #require(BankDay(iso8601: day))) == expected)
  }
}
