import Core
import Features
import JapaneseText
import Testing

/// The engine against the plain reading of the window contract, to the last digit.
@Suite struct WindowOracleTests {
  /// A history with late, simultaneous and corrected transactions; some seconds repeat, some days are skipped.
  static func history(seed: UInt64) -> [SampleRow] {
    var generator = TestGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let stepSeconds = [400, 5_000, 40_000, 200_000][generator.next(below: 4)]
    let lateEvery = [0, 3, 9][generator.next(below: 3)]
    let lateSeconds = [3_000, 90_000, 1_500_000][generator.next(below: 3)]
    var seconds = FeatureEngineTests.start
    var rows: [SampleRow] = []
    for index in 0..<(20 + generator.next(below: 60)) {
      if generator.next(below: 4) > 0 { seconds += Int64(generator.next(below: stepSeconds)) }
      var row = SampleRow(seconds: seconds)
      if lateEvery > 0 && index % lateEvery == 1 { row.seconds -= Int64(generator.next(below: lateSeconds)) }
      row.account = "9999-001-1-000000\(generator.next(below: 3))"
      row.direction = generator.next(below: 2) == 0 ? .incoming : .outgoing
      row.amountYen = Int64([500, 9_800, 30_000, 98_000, 499_000][generator.next(below: 5)])
      row.channel = Channel.allCases[generator.next(below: Channel.allCases.count)]
      row.hasTimeOfDay = generator.next(below: 8) > 0
      row.kind = generator.next(below: 4) == 0 ? .cash : .transfer
      if row.kind == .transfer { row.counterpartyAccount = party(&generator) }
      if generator.next(below: 6) == 0, let earlier = rows.last(where: { $0.kind != .correction }) {
        row.kind = .correction
        (row.account, row.amountYen) = (earlier.account, earlier.amountYen)
        row.counterpartyAccount = generator.next(below: 2) == 0 ? "" : earlier.counterpartyAccount
      }
      rows.append(row)
    }
    return rows
  }

  /// Another bank's account, or one of the three themselves, so that some are their own counterparty.
  private static func party(_ generator: inout TestGenerator) -> String {
    let number = generator.next(below: 6)
    return number < 4 ? "0005-123-1-100000\(number)" : "9999-001-1-000000\(number - 4)"
  }

  static func families(_ names: [FeatureName]) -> [Int] {
    names.indices.filter { column in
      ["account.", "pair.", "counterparty.in.", "counterparty.days_", "correction."].contains {
        names[column].text.hasPrefix($0)
      }
    }
  }

  @Test(arguments: 0..<10) func thousandHistoriesAgreeToTheLastDigit(part: Int) throws {
    let names = FeatureCatalogue.names
    let columns = Self.families(names)
    var seen = (rows: 0, late: 0, tooLate: 0, reversed: 0)
    for seed in (part * 100)..<(part * 100 + 100) {
      let rows = Self.history(seed: UInt64(seed) + 1)
      var oracle = WindowOracle()
      let expected = rows.map { oracle.take($0) }
      for (workers, batchRows) in [
        (1, 4_096), (2, 7), (5, 1), (1, 1), (2, 4_096), (5, 7), (1, 7), (2, 1), (5, 4_096),
      ] {
        let values = FeatureEngineTests.compute(rows, workers: workers, batchRows: batchRows)
        for (row, said) in expected.enumerated() {
          for column in columns {
            let (found, wanted) = (values[row][column], said[names[column].text])
            let agrees = wanted.map { $0.bitPattern == found.bitPattern } ?? found.isNaN
            if !agrees {
              Issue.record(
                "seed \(seed) row \(row) \(names[column]): \(found), not \(String(describing: wanted)), \(workers) workers, batches of \(batchRows)"
              )
              return
            }
          }
        }
      }
      seen.rows += rows.count
      for (index, row) in rows.enumerated() where row.kind != .correction {
        let own = rows[..<index].filter { $0.account == row.account && $0.kind != .correction }
        if own.contains(where: { $0.seconds > row.seconds }) { seen.late += 1 }
        if expected[index]["account.out.count_1h"] == nil { seen.tooLate += 1 }
      }
      seen.reversed += expected.count { $0["correction.seconds_since_reversed"] != nil }
    }
    #expect(seen.rows > 4_000 && seen.late > 300 && seen.tooLate > 20 && seen.reversed > 150, "\(seen)")
  }

  /// Every window feature of the catalogue is one that the oracle speaks of.
  @Test func theOracleKnowsEveryWindowFeature() {
    var known = Set<String>()
    for seed in 1..<60 {
      var oracle = WindowOracle()
      for row in Self.history(seed: UInt64(seed)) { known.formUnion(oracle.take(row).keys) }
    }
    let names = FeatureCatalogue.names
    #expect(Set(Self.families(names).map { names[$0].text }) == known)
  }
}
