import Core
import Features
import JapaneseText
import Testing

@Suite struct ExtraFeaturesTests {
  static let terminal = ExtraColumnSpec(
    name: "terminal", type: .text, isWindowKey: true, titleJapanese: "端末", titleEnglish: "terminal")
  static let risk = ExtraColumnSpec(name: "risk", type: .number, titleJapanese: "点", titleEnglish: "points")
  static let device = ExtraColumnSpec(
    name: "device", type: .text, isWindowKey: true, titleJapanese: "機種", titleEnglish: "device")
  static let catalogue = RunCatalogue(extraColumns: [terminal, risk, device])

  struct Row {
    var sample: SampleRow
    var terminal: String
    var risk: Double
    var device: String
  }

  /// Rows of a few terminals, some without one, some late, some corrections.
  static func rows(count: Int, seed: UInt64, lateEvery: Int = 0) -> [Row] {
    var generator = TestGenerator(state: seed &+ 77)
    return FeatureEngineTests.rows(count: count, seed: seed, lateEvery: lateEvery).map { sample in
      var sample = sample
      if generator.next(below: 15) == 0 { sample.kind = .correction }
      let terminal = generator.next(below: 6)
      return Row(
        sample: sample, terminal: terminal == 0 ? "" : "ATM0\(terminal)",
        risk: generator.next(below: 4) == 0 ? .nan : Double(generator.next(below: 100)) / 4,
        // A value may be the text of an account, and the same text may stand in two columns.
        device: ["", "ATM01", "9999-001-1-0000001", "端末=い"][generator.next(below: 4)])
    }
  }

  static func batch(_ rows: some Collection<Row>) -> TransactionBatch {
    var batch = sampleBatch(rows.map(\.sample))
    batch.extraColumns = catalogue.extraColumns.map(ExtraColumn.init)
    for row in rows {
      batch.extraColumns[0].texts.append(contentsOf: row.terminal.utf8)
      batch.extraColumns[1].numbers.append(row.risk)
      batch.extraColumns[2].texts.append(contentsOf: row.device.utf8)
    }
    return batch
  }

  static func engine(_ state: FeatureState, workers: Int = 1) -> FeatureEngine {
    FeatureEngine(
      state: state, customers: CustomerTable(), lexicon: Lexicon([]), catalogue: catalogue, workers: workers)
  }

  static func compute(_ rows: [Row], state: FeatureState = FeatureState(), workers: Int = 1) -> FeatureMatrix
  {
    var matrix = FeatureMatrix(names: catalogue.names, rowCapacity: rows.count)
    engine(state, workers: workers).compute(batch(rows), into: &matrix)
    return matrix
  }

  @Test func theCatalogueIsTheBuiltInOneAndMore() {
    #expect(Self.catalogue.names.starts(with: FeatureCatalogue.names))
    #expect(
      Self.catalogue.names[FeatureCatalogue.names.count...].map(\.text) == [
        "extra.terminal.is_given", "extra.terminal.count_24h", "extra.terminal.amount_yen_sum_24h",
        "extra.terminal.count_7d", "extra.terminal.distinct_accounts_7d", "account.extra.terminal.is_new",
        "extra.risk", "extra.device.is_given", "extra.device.count_24h", "extra.device.amount_yen_sum_24h",
        "extra.device.count_7d", "extra.device.distinct_accounts_7d", "account.extra.device.is_new",
      ])
    #expect(RunCatalogue().names == FeatureCatalogue.names)
  }

  @Test(arguments: [0, 6]) func windowsEqualABruteForceReading(lateEvery: Int) throws {
    let rows = Self.rows(count: 700, seed: 12, lateEvery: lateEvery)
    let matrix = Self.compute(rows)
    let keys: [(String, (Row) -> String)] = [("terminal", { $0.terminal }), ("device", { $0.device })]
    for (name, value) in keys {
      func column(_ feature: String) throws -> Int {
        try #require(Self.catalogue.column(FeatureName(feature)))
      }
      let columns = try [
        "extra.\(name).count_24h", "extra.\(name).amount_yen_sum_24h", "extra.\(name).count_7d",
        "extra.\(name).distinct_accounts_7d", "account.extra.\(name).is_new",
      ].map(column)
      for (index, row) in rows.enumerated() {
        #expect(
          matrix.value(try column("extra.\(name).is_given"), index) == (value(row).isEmpty ? 0 : 1))
        guard !value(row).isEmpty, row.sample.kind != .correction else {
          #expect(columns.allSatisfy { matrix.value($0, index) == nil })
          continue
        }
        let same = rows[...index].filter { value($0) == value(row) && $0.sample.kind != .correction }
        func day(_ row: Row) -> Int32 { Instant(secondsSince1970: row.sample.seconds).japanDay.daysSince1970 }
        let isTooLate = (same.map(day).max() ?? 0) - day(row) > 7
        func live(_ seconds: Int64) -> [Row] {
          same.filter {
            $0.sample.seconds > row.sample.seconds - seconds && $0.sample.seconds <= row.sample.seconds
          }
        }
        let (lastDay, week) = (live(86_400), live(604_800))
        let isNew = !same.dropLast().contains { $0.sample.account == row.sample.account }
        let expected = [
          Double(lastDay.count), Double(lastDay.reduce(0) { $0 + $1.sample.amountYen }), Double(week.count),
          Double(Set(week.map(\.sample.account)).count), isNew ? 1 : 0,
        ]
        if isTooLate {
          #expect(columns.dropLast().allSatisfy { matrix.value($0, index) == nil })
          #expect(matrix[columns[4], index] == expected[4])
          continue
        }
        let found = columns.map { matrix[$0, index] }
        #expect(found == expected, "\(name) row \(index)")
      }
    }
    let risk = try #require(Self.catalogue.column("extra.risk"))
    for (index, row) in rows.enumerated() {
      #expect(matrix.value(risk, index) == (row.risk.isNaN ? nil : row.risk))
    }
  }

  @Test func builtInFeaturesStayAsTheyAre() {
    let rows = Self.rows(count: 300, seed: 3)
    let plain = FeatureEngineTests.compute(rows.map(\.sample))
    let matrix = Self.compute(rows)
    for row in rows.indices {
      for column in FeatureCatalogue.names.indices {
        #expect(matrix[column, row].bitPattern == plain[row][column].bitPattern)
      }
    }
  }

  @Test func valuesAndStoredBytesDoNotDependOnWorkers() {
    let rows = Self.rows(count: 400, seed: 4)
    let states = [FeatureState(), FeatureState()]
    let one = Self.compute(rows, state: states[0])
    let four = Self.compute(rows, state: states[1], workers: 4)
    #expect(one.values.map(\.bitPattern) == four.values.map(\.bitPattern))
    let stored = states.map(FeatureStateTests.changes)
    #expect(stored[0] == stored[1])
    #expect(
      Set(stored[0].filter { $0.kind == .extraKey }.map(\.key)).isSuperset(of: [
        "terminal=ATM01", "device=ATM01", "device=端末=い",
      ]))
  }

  @Test(arguments: [0, 5]) func aNightAfterRestoringEqualsAnUninterruptedOne(lateEvery: Int) throws {
    let rows = Self.rows(count: 600, seed: 21, lateEvery: lateEvery)
    let whole = Self.compute(rows)
    let first = FeatureState()
    _ = Self.compute(Array(rows[..<350]), state: first)
    let second = FeatureState()
    for entry in FeatureStateTests.changes(first) {
      try second.restore(entry)
    }
    let rest = Self.compute(Array(rows[350...]), state: second)
    for row in 0..<250 {
      for column in whole.names.indices {
        #expect(
          rest[column, row].bitPattern == whole[column, 350 + row].bitPattern, "\(whole.names[column]) \(row)"
        )
      }
    }
  }

  /// Without declared keys a night stores what it stored before there were any.
  @Test func withoutDeclaredKeysNothingElseIsStored() {
    let state = FeatureState()
    let rows = Self.rows(count: 100, seed: 4)
    let engine = FeatureEngine(state: state, customers: CustomerTable(), lexicon: Lexicon([]))
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 100)
    engine.compute(Self.batch(rows), into: &matrix)
    let stored = FeatureStateTests.changes(state)
    #expect(stored.allSatisfy { $0.kind != .extraKey })
    #expect(throws: FeaturesError.unreadableState(version: FeatureState.storedVersion)) {
      var entry = stored[0]
      (entry.kind, entry.key) = (.extraKey, "nokey")
      try FeatureState().restore(entry)
    }
  }

  @Test func aBatchWithoutTheColumnsHasThemAbsent() throws {
    let rows = Self.rows(count: 20, seed: 4)
    var matrix = FeatureMatrix(names: Self.catalogue.names, rowCapacity: 20)
    Self.engine(FeatureState()).compute(sampleBatch(rows.map(\.sample)), into: &matrix)
    for column in FeatureCatalogue.names.count..<matrix.names.count {
      let isPresence = matrix.names[column].text.hasSuffix("is_given")
      for row in 0..<20 { #expect(matrix.value(column, row) == (isPresence ? 0 : nil)) }
    }
  }
}
