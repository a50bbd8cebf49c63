import Core
import Features
import JapaneseText
import Testing

/// Input that a bank would rather not have: no window is ever wrong because of it.
@Suite struct HardInputTests {
  private func column(_ name: FeatureName) throws -> Int { try #require(FeatureCatalogue.column(name)) }

  /// Five ordinary rows an hour apart, with one more put before the last.
  private func rows(with odd: SampleRow) -> [SampleRow] {
    var rows = (0..<5).map { SampleRow(seconds: FeatureEngineTests.start + Int64($0) * 3_600) }
    rows.insert(odd, at: 4)
    return rows
  }

  @Test func aRowDatedFarInTheFutureEntersNoWindow() throws {
    var odd = SampleRow(
      seconds: Instant(day: try #require(BankDay(year: 2099, month: 5, day: 1))).secondsSince1970)
    odd.counterpartyAccount = "0005-123-1-1000001"
    let businessDay = Instant(secondsSince1970: FeatureEngineTests.start).japanDay
    for workers in [1, 3] {
      let engine = FeatureEngine(
        state: FeatureState(), customers: CustomerTable(), lexicon: Lexicon([]),
        lastDay: businessDay.adding(days: 92), workers: workers)
      var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 6)
      engine.compute(sampleBatch(rows(with: odd)), into: &matrix)
      let count = try column("account.out.count_24h")
      #expect((0..<6).map { matrix.value(count, $0) } == [1, 2, 3, 4, nil, 5])
      #expect(matrix.value(try column("counterparty.in.count_24h"), 4) == nil)
      #expect(engine.state.counts.future == 1 && engine.state.counts.late == 0)
    }
  }

  @Test func aClockThatGoesBackwardsIsLateAndThenTooLate() throws {
    let start = FeatureEngineTests.start
    let steps: [Int64] = [0, -60, -7 * 86_400, -8 * 86_400, -40 * 86_400, 10]
    let values = FeatureEngineTests.compute(steps.map { SampleRow(seconds: start + $0) })
    let week = try column("account.out.count_7d")
    // The third sees no other: they lie later. Those more than seven days behind have no windows.
    #expect(values.map { $0[week].isNaN ? -1 : $0[week] } == [1, 1, 1, -1, -1, 3])
    let month = try column("account.out.count_30d_daily")
    #expect(values.map { $0[month].isNaN ? -1 : $0[month] } == [1, 2, 1, -1, -1, 5])
  }

  @Test func anAccountMayBeItsOwnCounterparty() throws {
    var row = SampleRow(seconds: FeatureEngineTests.start)
    row.counterpartyAccount = row.account
    let values = FeatureEngineTests.compute([row, row])
    #expect(values[1][try column("pair.count_before")] == 1)
    #expect(values[1][try column("counterparty.in.distinct_senders_24h")] == 1)
    #expect(values[1][try column("account.out.distinct_counterparties_24h")] == 1)
  }

  @Test func theLargestAmountsAddUpExactly() throws {
    var row = SampleRow(seconds: FeatureEngineTests.start)
    row.amountYen = 9_999_999_999
    let values = FeatureEngineTests.compute([SampleRow](repeating: row, count: 500))
    #expect(values[499][try column("account.out.sum_yen_24h")] == 4_999_999_999_500)
    #expect(values[499][try column("account.out.sum_yen_30d_daily")] == 4_999_999_999_500)
    row.amountYen = Limits.amountYen
    let largest = FeatureEngineTests.compute([SampleRow](repeating: row, count: 500))
    #expect(largest[499][try column("account.out.sum_yen_24h")] == Double(500 * Limits.amountYen))
  }

  /// Many more transactions than one block holds, in a second and over days, are summed as the plain reading does.
  @Test(arguments: [0, 7, 400]) func anAccountWithVeryManyTransactionsIsExact(stepSeconds: Int64) throws {
    var generator = TestGenerator(state: 5)
    let rows = (0..<3_000).map { index in
      var row = SampleRow(seconds: FeatureEngineTests.start + Int64(index) * stepSeconds)
      row.amountYen = Int64(generator.next(below: 9_000))
      row.direction = generator.next(below: 3) == 0 ? .incoming : .outgoing
      row.counterpartyAccount = "0005-123-1-\(1_000_000 + generator.next(below: 300))"
      if index % 50 == 49 { row.seconds -= stepSeconds * 120 }
      return row
    }
    let values = FeatureEngineTests.compute(rows, batchRows: 700)
    let (sum, distinct) = (
      try column("account.out.sum_yen_24h"), try column("account.out.distinct_counterparties_7d")
    )
    for index in stride(from: 0, to: rows.count, by: 37) {
      let now = rows[index].seconds
      let own = rows[...index].filter { $0.direction == .outgoing && $0.seconds <= now }
      let day = own.filter { $0.seconds > now - 86_400 }
      let week = own.filter { $0.seconds > now - 604_800 }
      #expect(values[index][sum] == Double(day.reduce(0) { $0 + $1.amountYen }), "row \(index)")
      #expect(values[index][distinct] == Double(Set(week.map(\.counterpartyAccount)).count), "row \(index)")
    }
  }

  /// A correction takes out what it names, and what it does not fit changes nothing.
  @Test func aCorrectionReversesTheNewestThatFits() throws {
    func row(_ minute: Int64, _ amountYen: Int64, _ kind: TransactionKind = .transfer, to party: String = "")
      -> SampleRow
    {
      var row = SampleRow(seconds: FeatureEngineTests.start + minute * 60)
      (row.amountYen, row.kind, row.counterpartyAccount) = (amountYen, kind, party)
      return row
    }
    let (one, two) = ("0005-123-1-1000001", "0005-123-1-1000002")
    let rows = [
      row(0, 500, to: one), row(1, 500, to: two), row(2, 700), row(3, 500, .correction),
      row(4, 900, .correction),
      row(5, 10, to: two), row(6, 500, .correction, to: one), row(7, 10, to: one),
    ]
    let values = FeatureEngineTests.compute(rows)
    func value(_ name: FeatureName, _ row: Int) throws -> Double? {
      let value = values[row][try column(name)]
      return value.isNaN ? nil : value
    }
    // The one to the second party is the newest of 500 yen.
    #expect(try value("correction.seconds_since_reversed", 3) == 120)
    #expect(try value("correction.seconds_since_reversed", 4) == nil)
    #expect(try value("account.out.sum_yen_24h", 3) == nil)
    #expect(try value("account.out.sum_yen_24h", 5) == 1_210)
    #expect(try value("pair.is_first", 5) == 1)
    #expect(try value("account.reversed_count_7d", 5) == 1 && value("account.reversed_sum_yen_7d", 5) == 500)
    #expect(try value("correction.seconds_since_reversed", 6) == 360)
    #expect(try value("account.out.sum_yen_24h", 7) == 720 && value("pair.is_first", 7) == 1)
    #expect(try value("counterparty.in.count_24h", 7) == 1)
  }
}
