import Core
import Features
import JapaneseText
import Testing

@Suite struct FeatureEngineTests {
  static let start = Instant(day: BankDay(daysSince1970: 20_600), secondOfDay: 9 * 3_600).secondsSince1970

  /// A month of a few accounts that pay each other and outsiders, mostly in order, some late.
  static func rows(count: Int, seed: UInt64, lateEvery: Int = 0) -> [SampleRow] {
    var generator = TestGenerator(state: seed)
    var seconds = start
    return (0..<count).map { index in
      seconds += Int64(generator.next(below: 9_000))
      var row = SampleRow(seconds: seconds)
      if lateEvery > 0 && index % lateEvery == 0 { row.seconds -= Int64(generator.next(below: 200_000)) }
      row.account = "9999-001-1-000000\(generator.next(below: 4))"
      row.direction = generator.next(below: 2) == 0 ? .incoming : .outgoing
      row.amountYen = Int64(
        [500, 9_800, 30_000, 98_000, 499_000][generator.next(below: 5)] + generator.next(below: 900))
      row.kind = generator.next(below: 4) == 0 ? .cash : .transfer
      if row.kind == .transfer { row.counterpartyAccount = "0005-123-1-100000\(generator.next(below: 6))" }
      return row
    }
  }

  static func compute(_ rows: [SampleRow], workers: Int = 1, batchRows: Int = 8_192) -> [[Double]] {
    let engine = FeatureEngine(
      state: FeatureState(), customers: CustomerTable(), lexicon: Lexicon([]), workers: workers)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: min(batchRows, max(1, rows.count)))
    var result: [[Double]] = []
    var start = 0
    while start < rows.count {
      let part = rows[start..<min(rows.count, start + batchRows)]
      engine.compute(sampleBatch(part), into: &matrix)
      for row in 0..<part.count { result.append(matrix.names.indices.map { matrix[$0, row] }) }
      start += batchRows
    }
    return result
  }

  static func column(_ name: FeatureName) throws -> Int { try #require(FeatureCatalogue.column(name)) }

  @Test func windowsEqualABruteForceReading() throws {
    let rows = Self.rows(count: 1_500, seed: 7)
    let values = Self.compute(rows)
    let windows: [(String, Int64)] = [("1h", 3_600), ("24h", 86_400), ("7d", 604_800)]
    for (index, row) in rows.enumerated() {
      let own = rows[...index].filter { $0.account == row.account }
      for (suffix, length) in windows {
        let live = own.filter { $0.seconds > row.seconds - length && $0.seconds <= row.seconds }
        for (path, direction) in [("out", Direction.outgoing), ("in", .incoming)] {
          let same = live.filter { $0.direction == direction }
          #expect(
            values[index][try Self.column(FeatureName("account.\(path).count_\(suffix)"))]
              == Double(same.count))
          #expect(
            values[index][try Self.column(FeatureName("account.\(path).sum_yen_\(suffix)"))]
              == Double(same.reduce(0) { $0 + $1.amountYen }))
          if suffix != "1h" {
            let parties = Set(same.map(\.counterpartyAccount)).subtracting([""])
            #expect(
              values[index][try Self.column(FeatureName("account.\(path).distinct_counterparties_\(suffix)"))]
                == Double(parties.count))
          }
        }
      }
      let week = own.filter { $0.seconds > row.seconds - 604_800 && $0.direction == .outgoing }
      #expect(
        values[index][try Self.column("account.out.max_yen_7d")] == Double(week.map(\.amountYen).max() ?? 0))
      #expect(
        values[index][try Self.column("account.out.cash_sum_yen_7d")]
          == Double(week.filter { $0.kind == .cash }.reduce(0) { $0 + $1.amountYen }))
    }
  }

  @Test func dailyWindowsAndOwnHistoryEqualABruteForceReading() throws {
    let rows = Self.rows(count: 1_200, seed: 21)
    let values = Self.compute(rows)
    func day(_ row: SampleRow) -> Int32 { Instant(secondsSince1970: row.seconds).japanDay.daysSince1970 }
    for (index, row) in rows.enumerated() {
      let own = rows[..<index].filter { $0.account == row.account && $0.direction == row.direction }
      let month = own.filter { day($0) > day(row) - 30 }
      let path = row.direction == .outgoing ? "out" : "in"
      #expect(
        values[index][try Self.column(FeatureName("account.\(path).count_30d_daily"))]
          == Double(month.count + 1))
      let ratio = values[index][try Self.column("account.amount_to_own_mean_30d_daily")]
      if month.isEmpty {
        #expect(ratio.isNaN)
      } else {
        let mean = Double(month.reduce(0) { $0 + $1.amountYen }) / Double(month.count)
        #expect(abs(ratio - Double(row.amountYen) / mean) < 1e-9 * ratio)
      }
    }
  }

  @Test func payeesCountSendersOverAllAccounts() throws {
    let rows = Self.rows(count: 1_200, seed: 3)
    let values = Self.compute(rows)
    let senders = try Self.column("counterparty.in.distinct_senders_7d")
    let sum = try Self.column("counterparty.in.sum_yen_24h")
    for (index, row) in rows.enumerated() {
      guard row.direction == .outgoing, !row.counterpartyAccount.isEmpty else {
        #expect(values[index][senders].isNaN)
        continue
      }
      let towards = rows[...index].filter {
        $0.direction == .outgoing && $0.counterpartyAccount == row.counterpartyAccount
      }
      let week = towards.filter { $0.seconds > row.seconds - 604_800 }
      #expect(values[index][senders] == Double(Set(week.map(\.account)).count))
      let day = towards.filter { $0.seconds > row.seconds - 86_400 }
      #expect(values[index][sum] == Double(day.reduce(0) { $0 + $1.amountYen }))
    }
  }

  @Test func lateTransactionsAreReadAtTheirOwnMoment() throws {
    let rows = Self.rows(count: 900, seed: 5, lateEvery: 7)
    let values = Self.compute(rows)
    let count = try Self.column("account.out.count_24h")
    var lateRows = 0
    for (index, row) in rows.enumerated() {
      let own = rows[...index].filter { $0.account == row.account && $0.direction == .outgoing }
      if own.contains(where: { $0.seconds > row.seconds }) { lateRows += 1 }
      let live = own.filter { $0.seconds > row.seconds - 86_400 && $0.seconds <= row.seconds }
      #expect(values[index][count] == Double(live.count))
    }
    #expect(lateRows > 20)
  }

  @Test(arguments: [(1, 1), (1, 64), (2, 300), (3, 8_192), (5, 77)])
  func valuesDoNotDependOnWorkersOrBatches(workers: Int, batchRows: Int) {
    let rows = Self.rows(count: 700, seed: 11, lateEvery: 13)
    let expected = Self.compute(rows).map { $0.map(\.bitPattern) }
    let found = Self.compute(rows, workers: workers, batchRows: batchRows).map { $0.map(\.bitPattern) }
    #expect(found == expected)
  }

  @Test func aDayOnlyFileHasNoHour() throws {
    var row = SampleRow(seconds: Self.start)
    row.hasTimeOfDay = false
    row.channel = .unstated
    let values = Self.compute([row])[0]
    for name: FeatureName in [
      "calendar.hour", "calendar.is_night", "transaction.is_atm", "pair.is_first", "memo.kana_share",
    ] {
      #expect(values[try Self.column(name)].isNaN, "\(name)")
    }
    #expect(values[try Self.column("calendar.weekday")] == Double(BankDay(daysSince1970: 20_600).weekday))
  }

  @Test func theCatalogueHasUniqueNamesAndBothLanguages() {
    #expect(Set(FeatureCatalogue.names).count == FeatureCatalogue.names.count)
    #expect(FeatureCatalogue.specs.count >= 80)
    for spec in FeatureCatalogue.specs {
      #expect(!spec.japanese.isEmpty && !spec.english.isEmpty && !spec.source.isEmpty, "\(spec.name)")
    }
  }

  @Test func namesAndMemosBecomeMatchesAndCounts() throws {
    var customers = CustomerTable()
    customers.account.append(contentsOf: "9999-001-1-0000001".utf8)
    customers.holderName.append(contentsOf: "ﾔﾏﾀﾞ ﾀﾛｳ".utf8)
    customers.holderKind.append(.person)
    customers.openedOn.append(BankDay(daysSince1970: 20_500))
    let lexicon = Lexicon([
      LexiconEntry(category: "investment", surface: "投資"),
      LexiconEntry(category: "crypto_exchange", surface: "コインテスト"),
    ])
    let engine = FeatureEngine(state: FeatureState(), customers: customers, lexicon: lexicon)
    var row = SampleRow(seconds: Self.start)
    row.originatorName = "1234ﾔﾏﾀﾞ ﾀﾛｳ"
    row.counterpartyName = "ｶ)ｺｲﾝﾃｽﾄ"
    row.memo = "投資の件"
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 1)
    engine.compute(sampleBatch([row]), into: &matrix)
    func value(_ name: FeatureName) throws -> Double { matrix[try Self.column(name), 0] }
    #expect(try value("name.originator_to_holder") == 1)
    #expect(try value("name.originator_has_digits") == 1)
    #expect(try value("name.counterparty_is_corporation") == 1)
    #expect(try value("name.counterparty_to_holder") < 0.5)
    #expect(try value("lexicon.investment") == 1)
    #expect(try value("lexicon.crypto_exchange") == 1)
    #expect(try value("memo.length") == 4)
    #expect(try value("memo.kanji_share") == 0.75)
    #expect(try value("customer.account_age_days") == 100)
    #expect(try value("customer.is_corporation") == 0)
  }
}
