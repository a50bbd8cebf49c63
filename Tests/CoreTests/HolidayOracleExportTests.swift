import Core
import Foundation
import Testing

/// Writes every national holiday we know, for `holiday_oracle.py`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"] != nil))
struct HolidayOracleExportTests {
  @Test func holidaysForOtherProgramsAreWritten() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MEKIKI_ORACLE_FOLDER"])
    var output = "day,is_holiday\n"
    var day = try #require(BankDay(year: BusinessCalendar.holidayYears.lowerBound, month: 1, day: 1))
    while day.civil.year <= BusinessCalendar.holidayYears.upperBound {
      output += "\(day.iso8601),\(BusinessCalendar.isNationalHoliday(day) ? 1 : 0)\n"
      day = day.adding(days: 1)
    }
    try Data(output.utf8).write(to: URL(filePath: "\(folder)/holidays.csv"))
  }
}
