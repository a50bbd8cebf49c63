import Core
import Features
import JapaneseText
import Testing

/// Labels that arrive late: every value against the plain reading, whatever the workers, the batches and the nights.
@Suite struct LabelFeaturesTests {
  static let names: [FeatureName] = [
    "account.is_confirmed_fraud", "counterparty.is_confirmed_fraud", "counterparty.seconds_since_confirmed",
    "counterparty.confirmed_fraud_accounts_90d",
  ]

  struct History {
    var rows: [SampleRow] = []
    var knownAt: [String: Int64] = [:]
  }

  /// Half a year of six accounts and five other parties; some rows are late, some corrected, and labels are known at any time of it.
  static func history(seed: UInt64) -> History {
    var generator = TestGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 11)
    let bank = "9\(100 + seed % 900)-001-1-000000"
    let others = "0\(100 + seed % 900)-123-1-100000"
    var history = History()
    var seconds = FeatureEngineTests.start + Int64(generator.next(below: 86_400))
    let stepSeconds = [90_000, 500_000, 1_500_000][generator.next(below: 3)]
    let lateEvery = [0, 4, 9][generator.next(below: 3)]
    let lateSeconds = [90_000, 2_500_000, 9_000_000][generator.next(below: 3)]
    for index in 0..<(20 + generator.next(below: 30)) {
      if generator.next(below: 4) > 0 { seconds += Int64(generator.next(below: stepSeconds)) }
      var row = SampleRow(seconds: seconds)
      if lateEvery > 0 && index % lateEvery == 1 { row.seconds -= Int64(generator.next(below: lateSeconds)) }
      row.account = bank + "\(generator.next(below: 6))"
      row.direction = generator.next(below: 2) == 0 ? .incoming : .outgoing
      row.amountYen = Int64([9_800, 30_000][generator.next(below: 2)])
      let party = generator.next(below: 8)
      row.counterpartyAccount = party < 5 ? others + "\(party)" : party < 7 ? bank + "\(party)" : ""
      row.hasTimeOfDay = generator.next(below: 8) > 0
      if generator.next(below: 6) == 0, let earlier = history.rows.last(where: { $0.kind != .correction }) {
        row.kind = .correction
        (row.account, row.amountYen) = (earlier.account, earlier.amountYen)
        row.counterpartyAccount = generator.next(below: 2) == 0 ? "" : earlier.counterpartyAccount
      }
      history.rows.append(row)
    }
    let span = Int(seconds - FeatureEngineTests.start) + 10
    for account in (0..<6).map({ bank + "\($0)" }) + [others + "0"] where generator.next(below: 2) == 0 {
      history.knownAt[account] = FeatureEngineTests.start + Int64(generator.next(below: span))
    }
    return history
  }

  static func table(_ knownAt: [String: Int64]) -> ConfirmedAccounts {
    var table = ConfirmedAccounts()
    for (account, seconds) in knownAt.sorted(by: { $0.key < $1.key }) {
      table.append(account: account, knownAt: Instant(secondsSince1970: seconds))
    }
    return table
  }

  static func engine(_ state: FeatureState, _ labels: ConfirmedAccounts?, workers: Int = 1) -> FeatureEngine {
    FeatureEngine(
      state: state, customers: CustomerTable(), lexicon: Lexicon([]), labels: labels, workers: workers)
  }

  static func compute(
    _ rows: [SampleRow], _ labels: ConfirmedAccounts?, workers: Int = 1, batchRows: Int = 4_096
  ) throws -> [[Double]] {
    let engine = engine(FeatureState(), labels, workers: workers)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: min(batchRows, rows.count))
    return try stride(from: 0, to: rows.count, by: batchRows).flatMap { start in
      let part = rows[start..<min(rows.count, start + batchRows)]
      engine.compute(sampleBatch(part), into: &matrix)
      return try values(matrix)
    }
  }

  static func values(_ matrix: FeatureMatrix) throws -> [[Double]] {
    let columns = try names.map(FeatureEngineTests.column)
    return (0..<matrix.rows).map { row in columns.map { matrix[$0, row] } }
  }

  /// Histories of accounts of their own as one stream, each row with what the oracle says of it, and the labels of all.
  static func stream(seeds: Range<Int>) -> (rows: [SampleRow], said: [[String: Double]], [String: Int64]) {
    let histories = seeds.map { history(seed: UInt64($0)) }
    var oracles = histories.map { history in
      var oracle = WindowOracle()
      oracle.labels = LabelOracle(knownAt: history.knownAt)
      return oracle
    }
    var rows: [SampleRow] = []
    var said: [[String: Double]] = []
    for place in 0..<(histories.map(\.rows.count).max() ?? 0) {
      for (number, history) in histories.enumerated() where place < history.rows.count {
        rows.append(history.rows[place])
        said.append(oracles[number].take(history.rows[place]))
      }
    }
    return (rows, said, histories.reduce(into: [:]) { $0.merge($1.knownAt) { $1 } })
  }

  static func expectAgreement(_ found: [[Double]], _ said: [[String: Double]], _ place: String) {
    for row in said.indices {
      for (index, name) in names.enumerated() {
        let (value, wanted) = (found[row][index], said[row][name.text])
        if wanted.map({ $0.bitPattern == value.bitPattern }) ?? value.isNaN { continue }
        Issue.record("\(name) in row \(row): \(value), not \(String(describing: wanted)); \(place)")
        return
      }
    }
  }

  @Test(arguments: 0..<8) func fortyHistoriesAtATimeAgreeToTheLastDigit(part: Int) throws {
    let (rows, said, knownAt) = Self.stream(seeds: (part * 40)..<(part * 40 + 40))
    let labels = Self.table(knownAt)
    for (turn, workers) in [1, 2, 5].enumerated() {
      let batchRows = [1, 7, 4_096][(turn + part) % 3]
      let found = try Self.compute(rows, labels, workers: workers, batchRows: batchRows)
      Self.expectAgreement(found, said, "part \(part), \(workers) workers, batches of \(batchRows)")
    }
    let counts = said.compactMap { $0["counterparty.confirmed_fraud_accounts_90d"] }
    #expect(counts.count { $0 == 1 } > 50 && counts.count { $0 >= 2 } > 10)
    #expect(said.count { $0["account.is_confirmed_fraud"] == 1 } > 50)
    #expect(said.count { $0["counterparty.seconds_since_confirmed"] != nil } > 20)
  }

  /// Every night begins with an empty memory, loads what it needs and has the file of labels of its own day, or one of much later.
  @Test(arguments: 0..<8, [true, false]) func nightsAgreeWithTheOracle(part: Int, growing: Bool) throws {
    let (rows, said, knownAt) = Self.stream(seeds: (part * 40)..<(part * 40 + 40))
    var store: [String: StoredEntity] = [:]
    var found: [[Double]] = []
    var newest = Int64.min
    let nightRows = rows.count / 9 + 1
    for start in stride(from: 0, to: rows.count, by: nightRows) {
      let part = rows[start..<min(rows.count, start + nightRows)]
      newest = max(newest, part.map(\.seconds).max() ?? newest)
      let known = growing ? knownAt.filter { $0.value <= newest } : knownAt
      let state = FeatureState()
      let engine = Self.engine(state, Self.table(known), workers: 2)
      for half in [part.prefix(part.count / 2), part.suffix(part.count - part.count / 2)] {
        var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: max(1, half.count))
        try engine.restoreStates(of: sampleBatch(half)) { store["\($0.rawValue) \($1)"] }
        engine.compute(sampleBatch(half), into: &matrix)
        found += try Self.values(matrix)
      }
      state.takeChanges { entity, _ in store["\(entity.kind.rawValue) \(entity.key)"] = entity }
    }
    Self.expectAgreement(found, said, "nights of \(nightRows) rows")
  }

  /// Of a label that was not known by a moment nothing is seen up to that moment.
  @Test(arguments: 0..<4) func aLabelChangesNothingBeforeItWasKnown(part: Int) throws {
    let (rows, _, knownAt) = Self.stream(seeds: (part * 40)..<(part * 40 + 40))
    let whole = try Self.compute(rows, Self.table(knownAt), batchRows: 64)
    var generator = TestGenerator(state: UInt64(part))
    var differences = 0
    for _ in 0..<4 {
      let cut = rows[generator.next(below: rows.count)].seconds
      let early = Self.table(knownAt.filter { $0.value <= cut })
      let partial = try Self.compute(rows, early, batchRows: 64)
      for row in rows.indices {
        let isEqual = whole[row].map(\.bitPattern) == partial[row].map(\.bitPattern)
        if rows[row].seconds <= cut {
          #expect(isEqual, "row \(row) sees a label of the future")
        } else if !isEqual {
          differences += 1
        }
      }
    }
    #expect(differences > 20)
  }

  @Test func withoutAFileNothingIsSaidAndWithAnEmptyOneThatThereIsNone() throws {
    let rows = Self.history(seed: 3).rows
    #expect(try Self.compute(rows, nil).allSatisfy { $0.allSatisfy(\.isNaN) })
    let empty = try Self.compute(rows, ConfirmedAccounts())
    for (row, values) in zip(rows, empty) {
      #expect(values[0] == 0 && values[2].isNaN)
      #expect(row.counterpartyAccount.isEmpty ? values[1].isNaN : values[1] == 0)
      let hasCount = !row.counterpartyAccount.isEmpty && row.kind != .correction
      #expect(hasCount ? values[3] == 0 : values[3].isNaN)
    }
  }

  @Test func aWindowBeginsNinetyDaysBeforeAndALabelAtItsVerySecond() throws {
    let start = FeatureEngineTests.start
    func row(_ account: String, _ seconds: Int64) -> SampleRow {
      var row = SampleRow(seconds: start + seconds)
      (row.account, row.counterpartyAccount) = (account, "shop")
      return row
    }
    let ninety: Int64 = 90 * 86_400
    let rows = [
      row("mule", 0), row("a", 99), row("a", 100), row("b", ninety - 1), row("a", ninety),
      row("mule", ninety + 1),
      row("a", ninety + 1), row("mule", ninety + 2),
    ]
    let found = try Self.compute(rows, Self.table(["mule": start + 100]))
    #expect(found.map { $0[3] } == [0, 0, 1, 1, 0, 0, 1, 0])
    #expect(found.map { $0[0] } == [0, 0, 0, 0, 0, 1, 0, 1])
  }
}
