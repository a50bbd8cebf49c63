import Core
import JapaneseText
import Testing

@testable import Reporting

/// Days with the years of eras are read back as the same days by what reads days in memos.
@Suite struct JapaneseEraTextTests {
  @Test(arguments: [
    ("2026-11-09", "令和8年11月9日"), ("2019-05-01", "令和元年5月1日"), ("2019-04-30", "平成31年4月30日"),
    ("1989-01-08", "平成元年1月8日"), ("1989-01-07", "昭和64年1月7日"), ("1926-12-25", "昭和元年12月25日"),
    ("1912-07-30", "大正元年7月30日"), ("1873-01-01", "明治6年1月1日"), ("1872-12-31", "1872年12月31日"),
  ])
  func aDayIsWrittenInItsEra(iso8601: String, expected: String) throws {
    #expect(JapaneseEra.text(of: try #require(BankDay(iso8601: iso8601))) == expected)
  }

  @Test func everyDayIsReadBack() throws {
    var day = try #require(BankDay(iso8601: "1873-01-01"))
    let last = try #require(BankDay(iso8601: "2099-12-31"))
    while day < last {
      var dates = TextDates()
      let bytes = Array(JapaneseEra.text(of: day).utf8)
      dates.scan(bytes.span)
      let found = dates.found.map { [$0.year, $0.month, $0.day] }
      #expect(found == [[day.civil.year, day.civil.month, day.civil.day]])
      day = day.adding(days: 17)
    }
  }
}
