import Core
import Testing

@testable import Simulation

struct SimulatedDayTests {
  private let calendar = SimulatedDay.calendar(of: SimulationPlan(accounts: 20, days: 150, seed: 1))

  private func day(_ text: String) throws -> SimulatedDay {
    let wanted = try #require(BankDay(iso8601: text))
    return try #require(calendar.first { $0.day == wanted })
  }

  @Test func startsOnTheFirstOfAugust2026() {
    #expect(calendar.first?.day.iso8601 == "2026-08-01")
    #expect(calendar.count == 150)
  }

  @Test func aPaydayOnAClosedDayMovesBack() throws {
    // 25 October 2026 is a Sunday.
    #expect(try day("2026-10-23").paysOn(25))
    #expect(try !day("2026-10-25").paysOn(25))
    #expect(try day("2026-10-30").paysOn(31))
  }

  @Test func aDebitOnAClosedDayMovesOn() throws {
    // 27 September 2026 is a Sunday; 31 October is a Saturday, and Monday 2 November no holiday.
    #expect(try day("2026-09-28").debitsOn(27))
    #expect(try day("2026-11-02").debitsOn(31))
  }

  @Test func everyNominalDayComesOnceAMonth() {
    for nominal in 1...31 {
      let days = calendar.filter { $0.paysOn(nominal) && (9...11).contains($0.month) }
      #expect((2...4).contains(days.count))
    }
  }

  @Test func pensionAndInterestFallOnTheirDays() throws {
    #expect(try day("2026-08-14").isPensionDay)
    #expect(calendar.filter(\.isInterestDay).map(\.day.iso8601) == ["2026-08-17"])
  }
}
