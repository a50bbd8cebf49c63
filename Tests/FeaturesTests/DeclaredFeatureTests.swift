import Core
import Features
import JapaneseText
import TestSupport
import Testing

/// Declared windows as the engine computes them, against their plain reading, to the last digit.
@Suite struct DeclaredFeatureTests {
  typealias Row = DeclaredOracle.Row

  static let terminal = ExtraColumnSpec(
    name: "terminal", type: .text, isWindowKey: true, titleJapanese: "端末", titleEnglish: "terminal")
  static let fraud = ExtraColumnSpec(
    name: "fraud", type: .label, knownAfterDays: DeclaredOracle.labelDelayDays, titleJapanese: "不正",
    titleEnglish: "fraud")
  static let columns = RunCatalogue(extraColumns: [terminal, fraud])

  private static let keys: [(prefix: String, key: DeclaredFeature.Key)] = [
    ("account", .account), ("counterparty", .counterparty), ("pair", .pair),
    ("extra.terminal", .column("terminal")),
  ]
  private static let spans: [DeclaredSpan?] = [
    .hours(1), .hours(30), .hours(168), .days(1), .days(7), .days(8), .days(30), .days(90), nil,
  ]
  private static let filters: [DeclaredFilter] = [
    DeclaredFilter(), DeclaredFilter(direction: .incoming), DeclaredFilter(direction: .outgoing),
    DeclaredFilter(channels: [.internet, .mobile]), DeclaredFilter(kinds: [.cash, .salary]),
    DeclaredFilter(fromYen: 9_800), DeclaredFilter(belowYen: 30_000),
    DeclaredFilter(
      direction: .outgoing, channels: [.atm, .branch, .internet], kinds: [.transfer], fromYen: 9_000,
      belowYen: 98_000),
    DeclaredFilter(label: .fraud), DeclaredFilter(label: .known), DeclaredFilter(label: .ordinary),
    DeclaredFilter(direction: .outgoing, fromYen: 9_000, label: .fraud),
  ]

  /// Every feature that can be declared over these keys, measures, lengths and filters.
  static let possible: [DeclaredFeature] = {
    var features: [DeclaredFeature] = []
    for (prefix, key) in keys {
      for measure in DeclaredFeature.Measure.allCases {
        for span in spans {
          for filter in filters {
            let stem = "\(prefix).f\(features.count)_\(measure.rawValue)"
            let waits = filter.label != nil || measure == .fraudShare
            let suffix = span.map { waits && !$0.isDaily ? "\($0.text)_daily" : $0.suffix }
            let feature = DeclaredFeature(
              name: FeatureName(suffix.map { "\(stem)_\($0)" } ?? stem), key: key, measure: measure,
              span: span, filter: filter, titleJapanese: "件", titleEnglish: "thing")
            if feature.fault(among: columns) == nil { features.append(feature) }
          }
        }
      }
    }
    return features
  }()

  /// Three features of each measure, others for each seed, so that each is met in several histories.
  static func some(_ seed: Int) -> [DeclaredFeature] {
    DeclaredFeature.Measure.allCases.flatMap { measure -> [DeclaredFeature] in
      let all = possible.filter { $0.measure == measure }
      let places = Set((0..<3).map { ($0 * 8_191 + seed * 40_009) % all.count })
      return places.sorted().map { all[$0] }
    }
  }

  static func rows(seed: UInt64) -> [Row] {
    var generator = TestGenerator(state: seed &+ 99)
    let many = generator.next(below: 2) == 0
    var last = ""
    return WindowOracleTests.history(seed: seed).map { sample in
      // A correction often names the value of the row before it, so that windows of values are corrected too.
      if sample.kind != .correction || generator.next(below: 3) == 0 {
        last = ["", "ATM01", "ATM02", "9999-001-1-0000001"][generator.next(below: many ? 4 : 2)]
      }
      let label = [nil, true, false, false][generator.next(below: 4)]
      return Row(sample: sample, terminal: last, isFraud: sample.kind == .correction ? nil : label)
    }
  }

  static func batch(_ rows: some Collection<Row>) -> TransactionBatch {
    var batch = sampleBatch(rows.map(\.sample))
    batch.extraColumns = [ExtraColumn(terminal), ExtraColumn(fraud)]
    for row in rows {
      batch.extraColumns[0].texts.append(contentsOf: row.terminal.utf8)
      batch.extraColumns[1].numbers.append(row.isFraud.map { $0 ? 1 : 0 } ?? .nan)
    }
    return batch
  }

  /// The values of the declared features; the state goes through the store after `restoredAfter` rows.
  static func compute(
    _ rows: [Row], _ catalogue: RunCatalogue, workers: Int, batchRows: Int, restoredAfter: Int? = nil
  ) throws -> [[Double]] {
    var result: [[Double]] = []
    var state = FeatureState()
    for part in restoredAfter.map({ [rows[..<$0], rows[$0...]] }) ?? [rows[...]] {
      if !result.isEmpty {
        let stored = FeatureStateTests.changes(state)
        state = FeatureState()
        for entry in stored { try state.restore(entry) }
      }
      let engine = FeatureEngine(
        state: state, customers: CustomerTable(), lexicon: Lexicon([]), catalogue: catalogue, workers: workers
      )
      var matrix = FeatureMatrix(names: catalogue.names, rowCapacity: batchRows)
      var start = part.startIndex
      while start < part.endIndex {
        let piece = part[start..<min(part.endIndex, start + batchRows)]
        engine.compute(batch(piece), into: &matrix)
        let declared = (catalogue.names.count - catalogue.declared.count)..<catalogue.names.count
        for row in 0..<piece.count { result.append(declared.map { matrix[$0, row] }) }
        start += batchRows
      }
    }
    return result
  }

  static func difference(_ found: [[Double]], _ wanted: [[Double?]], _ features: [DeclaredFeature]) -> String?
  {
    for row in wanted.indices {
      for (place, feature) in features.enumerated() {
        let (value, said) = (found[row][place], wanted[row][place])
        if said.map({ $0.bitPattern == value.bitPattern }) ?? value.isNaN { continue }
        return "row \(row) \(feature.name) \(feature.filter): \(value), not \(String(describing: said))"
      }
    }
    return nil
  }

  @Test func everyKeyAndMeasureIsPossibleSomehow() {
    #expect(Self.possible.count > 700)
    for (_, key) in Self.keys {
      let measures = Set(Self.possible.filter { $0.key == key }.map(\.measure))
      var wanted = Set(DeclaredFeature.Measure.allCases)
      if key != .account { wanted.remove(.distinctCounterparties) }
      if key == .account || key == .pair { wanted.remove(.distinctAccounts) }
      if key == .pair { wanted.remove(.fraudShare) }
      #expect(measures == wanted)
    }
  }

  @Test(arguments: 0..<8) func twoHundredHistoriesAgreeToTheLastDigit(part: Int) throws {
    var given: [DeclaredFeature.Measure: Int] = [:]
    for seed in (part * 25 + 1)...(part * 25 + 25) {
      let features = Self.some(seed)
      let catalogue = RunCatalogue(extraColumns: [Self.terminal, Self.fraud], declared: features)
      let rows = Self.rows(seed: UInt64(seed))
      var oracle = DeclaredOracle(features)
      let wanted = rows.map { oracle.take($0) }
      for (workers, batchRows, restoredAfter) in [
        (1, 4_096, nil), (2, 7, nil), (5, 1, rows.count / 2), (3, 4_096, rows.count / 3), (1, 1, nil),
      ] as [(Int, Int, Int?)] {
        let found = try Self.compute(
          rows, catalogue, workers: workers, batchRows: batchRows, restoredAfter: restoredAfter)
        let difference = Self.difference(found, wanted, features)
        #expect(difference == nil, "seed \(seed), \(workers) workers, batches of \(batchRows)")
        if difference != nil { return }
      }
      for row in wanted {
        for (place, feature) in features.enumerated() where row[place] ?? 0 > 0 {
          given[feature.measure, default: 0] += 1
        }
      }
    }
    for measure in DeclaredFeature.Measure.allCases { #expect(given[measure, default: 0] > 20, "\(measure)") }
  }

  /// Blocks of 64 events within one window, late rows and corrections among them.
  @Test func aCrowdedKeyAgreesToTheLastDigit() throws {
    var generator = TestGenerator(state: 5)
    var seconds = FeatureEngineTests.start
    var rows: [Row] = []
    for index in 0..<400 {
      seconds += Int64(generator.next(below: 1_500))
      var sample = SampleRow(seconds: seconds)
      if index % 60 == 13 { sample.seconds -= Int64(generator.next(below: 500_000)) }
      sample.direction = generator.next(below: 3) == 0 ? .incoming : .outgoing
      sample.channel = index % 150 < 100 ? .atm : .mobile
      sample.kind = generator.next(below: 5) == 0 ? .cash : .transfer
      sample.amountYen = Int64(1_000 * (1 + generator.next(below: 120)))
      sample.counterpartyAccount = "0005-123-1-100000\(generator.next(below: 3))"
      if index % 50 == 49 {
        sample.kind = .correction
        sample.amountYen = rows[index - 9].sample.amountYen
        sample.counterpartyAccount = rows[index - 9].sample.counterpartyAccount
      }
      rows.append(Row(sample: sample, terminal: "ATM01"))
    }
    let features = Self.some(17)
    let catalogue = RunCatalogue(extraColumns: [Self.terminal, Self.fraud], declared: features)
    var oracle = DeclaredOracle(features)
    let wanted = rows.map { oracle.take($0) }
    let found = try Self.compute(rows, catalogue, workers: 2, batchRows: 90, restoredAfter: 250)
    #expect(Self.difference(found, wanted, features) == nil)
  }

  /// What the built-in windows say, and without declared windows what is stored, stays as it was.
  @Test func nothingElseChanges() {
    let rows = Self.rows(seed: 8)
    let states = [FeatureState(), FeatureState(), FeatureState()]
    let exact = Self.possible.filter { !$0.hasDailyFilter }
    let catalogues = [
      Self.columns, RunCatalogue(extraColumns: [Self.terminal, Self.fraud], declared: exact),
      RunCatalogue(extraColumns: [Self.terminal, Self.fraud], declared: Self.possible),
    ]
    let matrices = zip(states, catalogues).map { state, catalogue in
      var matrix = FeatureMatrix(names: catalogue.names, rowCapacity: rows.count)
      FeatureEngine(
        state: state, customers: CustomerTable(), lexicon: Lexicon([]), catalogue: catalogue, workers: 1
      ).compute(Self.batch(rows), into: &matrix)
      return matrix
    }
    for column in Self.columns.names.indices {
      for row in rows.indices {
        #expect(matrices[1][column, row].bitPattern == matrices[0][column, row].bitPattern)
        #expect(matrices[2][column, row].bitPattern == matrices[0][column, row].bitPattern)
      }
    }
    let stored = states.map(FeatureStateTests.changes)
    #expect(stored[0] == stored[1], "Windows that are exact to the event need nothing more in the store.")
    #expect(stored[0] != stored[2])
  }
}

extension DeclaredFeature {
  /// Whether the feature may need sums by day of its own.
  fileprivate var hasDailyFilter: Bool {
    filter.label != nil || measure == .fraudShare
      || span?.isDaily == true
        && (key == .pair || measure == .distinctAccounts || measure == .distinctCounterparties
          || filter != DeclaredFilter(direction: filter.direction))
  }
}
