import Core
import Features
import JapaneseText
import Testing

@Suite struct HabitFeaturesTests {
  private static let day: Int64 = 86_400

  private static func value(_ name: FeatureName, _ rows: [SampleRow]) throws -> Double {
    let values = FeatureEngineTests.compute(rows)
    return try #require(values.last)[try FeatureEngineTests.column(name)]
  }

  /// Payments of the given amounts, a day apart at nine o'clock.
  private static func payments(_ amounts: [Int64]) -> [SampleRow] {
    amounts.enumerated().map { index, amountYen in
      var row = SampleRow(seconds: FeatureEngineTests.start + Int64(index) * day)
      row.amountYen = amountYen
      return row
    }
  }

  @Test func theMedianIsExactAndWithoutTheRowItself() throws {
    let rows = Self.payments([900, 1_000, 1_100, 5_000, 1_001, 48_048])
    #expect(try Self.value("account.amount_to_own_median", rows) == 48)
    let even = Self.payments([900, 1_000, 1_001, 1_100, 5_000, 10, 2_001])
    #expect(try Self.value("account.amount_to_own_median", even) == 2_001 / 1_000.5)
  }

  @Test func fewerThanFiveSayNothing() throws {
    for name: FeatureName in [
      "account.amount_to_own_median", "account.amount_own_deviations", "account.hour_own_share",
      "account.channel_own_share", "account.new_payee_own_share",
    ] {
      #expect(try Self.value(name, Self.payments([1, 2, 3, 4, 5])).isNaN, "\(name)")
      #expect(try !Self.value(name, Self.payments([1, 2, 3, 4, 5, 6])).isNaN, "\(name)")
    }
  }

  @Test func equalAmountsStillHaveASpread() throws {
    let rows = Self.payments([10_000, 10_000, 10_000, 10_000, 10_000, 20_000])
    #expect(try Self.value("account.amount_own_deviations", rows) == 100)
    let tiny = Self.payments([10, 10, 10, 10, 10, 15])
    #expect(try Self.value("account.amount_own_deviations", tiny) == 5)
  }

  @Test func theClockIsRound() throws {
    var rows = Self.payments([10, 10, 10, 10, 10, 10])
    // 23:00, 01:59, 22:00, 21:59 and 12:00, seen from 00:30.
    for (index, minute) in [-10 * 60, -7 * 60 - 1, -11 * 60, -11 * 60 - 1, 3 * 60].enumerated() {
      rows[index].seconds += Int64(minute) * 60
    }
    rows[5].seconds += -8 * 3_600 - 1_800
    #expect(try Self.value("account.hour_own_share", rows) == 0.6)
    rows[0].hasTimeOfDay = false
    #expect(try Self.value("account.hour_own_share", rows).isNaN)
  }

  @Test func onlyTheLastThirtyTwoCount() throws {
    let rows = Self.payments(
      [Int64](repeating: 1, count: 40) + [Int64](repeating: 7, count: 32) + [70])
    #expect(try Self.value("account.amount_to_own_median", rows) == 10)
    #expect(try Self.value("account.amount_own_deviations", rows) == 63)
  }

  /// Long histories, in which the 32 overflow and entries grow too old, against the oracle; cut and restored between.
  @Test(arguments: 1...4) func longHistoriesAgreeAcrossARestoredState(seed: UInt64) throws {
    let rows = LongHistory.rows(seed: seed)
    var oracle = WindowOracle()
    let expected = rows.map { oracle.take($0) }
    let names = FeatureCatalogue.names
    let cut = rows.count / 2
    let first = FeatureState()
    var matrix = FeatureMatrix(names: names, rowCapacity: rows.count)
    for part in [rows[..<cut], rows[cut...]] {
      let state = part.startIndex == 0 ? first : FeatureState()
      if part.startIndex > 0 {
        for entry in FeatureStateTests.changes(first) { try state.restore(entry) }
      }
      FeatureStateTests.engine(state, workers: 2).compute(sampleBatch(part), into: &matrix)
      for column in WindowOracleTests.families(names) {
        for row in 0..<part.count {
          let (found, said) = (matrix[column, row], expected[part.startIndex + row][names[column].text])
          let agrees = said.map { $0.bitPattern == found.bitPattern } ?? found.isNaN
          if !agrees {
            Issue.record(
              "row \(part.startIndex + row) \(names[column]): \(found), not \(String(describing: said))")
            return
          }
        }
      }
    }
    #expect(expected.count { $0["account.hour_own_share"] != nil } > 100)
  }
}

/// Hundreds of transactions of two accounts over months, with pauses, late rows and corrections.
enum LongHistory {
  static func rows(seed: UInt64) -> [SampleRow] {
    var generator = TestGenerator(state: seed &* 0xD6E8_FEB8_6659_FD93)
    var seconds = FeatureEngineTests.start
    var rows: [SampleRow] = []
    for _ in 0..<260 {
      seconds += Int64(generator.next(below: [300, 90_000][generator.next(below: 2)]))
      if generator.next(below: 50) == 0 { seconds += Int64(28 + generator.next(below: 8)) * 86_400 }
      var row = SampleRow(seconds: seconds)
      if generator.next(below: 12) == 0 { row.seconds -= Int64(generator.next(below: 600_000)) }
      row.account = "9999-001-1-000000\(generator.next(below: 2))"
      row.direction = generator.next(below: 2) == 0 ? .incoming : .outgoing
      row.amountYen = [1, 700, 9_800, 30_001, 150_000, 499_000][generator.next(below: 6)]
      row.channel = Channel.allCases[generator.next(below: Channel.allCases.count)]
      row.hasTimeOfDay = generator.next(below: 6) > 0
      row.counterpartyAccount = "0005-123-1-100000\(generator.next(below: 9))"
      if generator.next(below: 12) == 0, let earlier = rows.last(where: { $0.kind != .correction }) {
        row.kind = .correction
        (row.account, row.amountYen) = (earlier.account, earlier.amountYen)
      }
      rows.append(row)
    }
    return rows
  }
}
