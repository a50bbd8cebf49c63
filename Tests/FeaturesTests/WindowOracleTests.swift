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
      // What lists and labels say has oracles of its own.
      if FeatureCatalogue.spec(names[column])?.missing == .withoutList { return false }
      return ["account.", "pair.", "counterparty.in.", "counterparty.days_", "correction.", "flow."].contains
      {
        names[column].text.hasPrefix($0)
      }
    }
  }

  /// Histories of accounts of their own, put together row by row as one stream, each row with what the oracle says of it.
  static func stream(seeds: Range<Int>) -> [(row: SampleRow, said: [String: Double])] {
    let histories = seeds.map { seed in
      history(seed: UInt64(seed) + 1).map { row in
        var row = row
        row.account = row.account.replacing("-001-", with: "-\(100 + seed % 100)-")
        let party = row.counterpartyAccount.replacing("-123-", with: "-\(200 + seed % 100)-")
        row.counterpartyAccount = party.replacing("-001-", with: "-\(100 + seed % 100)-")
        return row
      }
    }
    var oracles = [WindowOracle](repeating: WindowOracle(), count: histories.count)
    var stream: [(row: SampleRow, said: [String: Double])] = []
    for place in 0..<(histories.map(\.count).max() ?? 0) {
      for (number, rows) in histories.enumerated() where place < rows.count {
        stream.append((rows[place], oracles[number].take(rows[place])))
      }
    }
    return stream
  }

  @Test(arguments: 0..<10) func thousandHistoriesAgreeToTheLastDigit(part: Int) throws {
    let names = FeatureCatalogue.names
    let columns = Self.families(names)
    let stream = Self.stream(seeds: (part * 100)..<(part * 100 + 100))
    // Every history meets every number of workers and every size of batch; over the parts, each with each.
    for (turn, workers) in [1, 2, 5].enumerated() {
      let batchRows = [1, 7, 4_096][(turn + part) % 3]
      let values = FeatureEngineTests.compute(stream.map(\.row), workers: workers, batchRows: batchRows)
      for (row, entry) in stream.enumerated() {
        for column in columns {
          let (found, wanted) = (values[row][column], entry.said[names[column].text])
          if wanted.map({ $0.bitPattern == found.bitPattern }) ?? found.isNaN { continue }
          let place = "part \(part), row \(row), \(workers) workers, batches of \(batchRows)"
          Issue.record("\(names[column]): \(found), not \(String(describing: wanted)); \(place)")
          return
        }
      }
    }
    let seen = Self.shape(stream)
    #expect(seen.late > 300 && seen.tooLate > 20 && seen.reversed > 150 && stream.count > 4_000, "\(seen)")
  }

  /// How many rows came late, too late for windows, and reversed another.
  private static func shape(_ stream: [(row: SampleRow, said: [String: Double])]) -> (
    late: Int, tooLate: Int, reversed: Int
  ) {
    var newest: [String: Int64] = [:]
    var late = 0
    for entry in stream where entry.row.kind != .correction {
      let before = newest[entry.row.account] ?? Int64.min
      if entry.row.seconds < before { late += 1 }
      newest[entry.row.account] = max(before, entry.row.seconds)
    }
    let transactions = stream.filter { $0.row.kind != .correction }
    return (
      late, transactions.count { $0.said["account.out.count_1h"] == nil },
      stream.count { $0.said["correction.seconds_since_reversed"] != nil }
    )
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
