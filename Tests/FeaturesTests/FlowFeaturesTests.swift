import Core
import Features
import JapaneseText
import Testing

@Suite struct FlowFeaturesTests {
  private static let start = FeatureEngineTests.start

  private static func row(_ seconds: Int64, _ direction: Direction, _ amountYen: Int64, _ party: String = "")
    -> SampleRow
  {
    var row = SampleRow(seconds: start + seconds)
    (row.direction, row.amountYen, row.counterpartyAccount) = (direction, amountYen, party)
    return row
  }

  private static func values(_ name: FeatureName, _ rows: [SampleRow]) throws -> [Double] {
    let column = try FeatureEngineTests.column(name)
    return FeatureEngineTests.compute(rows).map { $0[column] }
  }

  @Test func lightningIsTheTimeFromTheMoneyThatCameIn() throws {
    let rows = [
      Self.row(0, .incoming, 500_000, "p"), Self.row(60, .incoming, 1_000, "q"),
      Self.row(180, .outgoing, 999_000), Self.row(200, .outgoing, 1_000_001),
      Self.row(604_800, .outgoing, 900_000),
    ]
    let found = try Self.values("account.out.seconds_from_last_in", rows)
    #expect(found[2] == 180)
    #expect(found[0].isNaN && found[3].isNaN && found[4].isNaN)
  }

  @Test func manyPayersAndOneWithdrawalAreASweep() throws {
    let payers = ["p", "q", "r"].enumerated().map {
      Self.row(Int64($0) * 40_000, .incoming, 100_000, $1)
    }
    let rows =
      payers + [
        Self.row(200_000, .outgoing, 100_000), Self.row(200_060, .outgoing, 139_999),
        Self.row(200_120, .outgoing, 1),
      ]
    #expect(try Self.values("account.out.is_sweep", rows) == [0, 0, 0, 0, 0, 1])
    #expect(try Self.values("account.in.distinct_payers_before_sweep_7d", rows).last == 3)
    var fewer = rows
    fewer[2].counterpartyAccount = "p"
    #expect(try Self.values("account.out.is_sweep", fewer).last == 0)
  }

  @Test func aSmallDepositBeforeALargeOneIsATest() throws {
    let rows = [
      Self.row(0, .incoming, 100_000, "p"), Self.row(60, .incoming, 1_000, "p"),
      Self.row(120, .incoming, 99_999, "p"), Self.row(604_859, .incoming, 100_000, "p"),
      Self.row(604_860, .outgoing, 10),
    ]
    #expect(try Self.values("account.in.small_test_before_large_7d", rows) == [0, 0, 0, 1, 0])
  }

  @Test func aBurstFollowsThirtyDaysWithoutATransaction() throws {
    let day: Int64 = 86_400
    let rows = [
      Self.row(0, .outgoing, 10), Self.row(10, .outgoing, 10), Self.row(32 * day, .outgoing, 10),
      Self.row(32 * day + 60, .incoming, 10), Self.row(33 * day + 60, .outgoing, 10),
    ]
    let found = try Self.values("account.burst_after_dormancy", rows)
    #expect(found[0].isNaN && found[1].isNaN)
    #expect(found[2...] == [1, 2, 0])
    var sooner = rows
    for index in 2..<5 { sooner[index].seconds -= day }
    #expect(try Self.values("account.burst_after_dormancy", sooner)[2...] == [0, 0, 0])
  }

  @Test func aRoundTripIsTheSmallerOfBothWays() throws {
    let rows = [
      Self.row(0, .outgoing, 300_000, "p"), Self.row(50, .incoming, 900_000, "q"),
      Self.row(100, .incoming, 200_000, "p"), Self.row(604_800, .incoming, 1, "p"),
      Self.row(604_801, .incoming, 1),
    ]
    let found = try Self.values("flow.round_trip_yen_7d", rows)
    #expect(found[..<4] == [0, 0, 200_000, 0])
    #expect(found[4].isNaN)
  }

  /// Whole blocks of 64 events are passed over by their totals, and looked into where they must be.
  @Test func longListsAgreeWithThePlainReading() throws {
    var generator = TestGenerator(state: 5)
    var seconds: Int64 = 0
    let rows = (0..<500).map { _ in
      seconds += Int64(generator.next(below: 700))
      return Self.row(
        seconds, generator.next(below: 40) == 0 ? .incoming : .outgoing,
        [900, 40_000, 120_000, 800_000][generator.next(below: 4)], "p\(generator.next(below: 5))")
    }
    let entries = rows.enumerated().map { WindowOracle.Entry(arrival: $0, row: $1) }
    let found = FeatureEngineTests.compute(rows)
    let columns = FeatureCatalogue.names.enumerated().filter {
      $1.text.hasPrefix("flow.round") || $1.text.hasSuffix("_from_last_in")
        || $1.text.hasSuffix("before_large_7d")
    }
    #expect(columns.count == 3)
    for index in rows.indices {
      let said = FlowOracle.values(
        entries[index], own: Array(entries[...index]), firstSeconds: rows[0].seconds)
      for (column, name) in columns {
        let value = found[index][column]
        #expect(said[name.text].map { $0 == value } ?? value.isNaN, "\(name) in row \(index)")
      }
    }
  }
}
