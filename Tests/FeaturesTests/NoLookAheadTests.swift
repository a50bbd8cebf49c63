import Core
import Features
import JapaneseText
import Testing

/// No value depends on a row that stands behind its own: what follows may be cut off, changed or put in another order.
@Suite struct NoLookAheadTests {
  static let catalogue = ExtraFeaturesTests.catalogue
  static let names = ["", "ﾔﾏﾀﾞ ﾀﾛｳ", "ﾐﾎﾝ ﾀﾛｳ", "ｶ)ﾐﾎﾝｺｲﾝ", "山田太郎"]
  static let memos = ["", "税金 還付", "至急 副業", "ABC 090-0000-0000", "11/25 給与"]

  /// Rows of a few accounts with every field at times, some late, some corrections, some with the day only.
  static func rows(count: Int, seed: UInt64) -> [ExtraFeaturesTests.Row] {
    var generator = TestGenerator(state: seed &* 31 &+ 5)
    var rows = ExtraFeaturesTests.rows(count: count, seed: seed, lateEvery: 9).map { row in
      var row = row
      row.sample.channel = Channel.allCases[generator.next(below: Channel.allCases.count)]
      row.sample.counterpartyName = names[generator.next(below: names.count)]
      row.sample.originatorName = names[generator.next(below: names.count)]
      row.sample.memo = memos[generator.next(below: memos.count)]
      if generator.next(below: 3) > 0 { row.sample.balanceAfterYen = Int64(generator.next(below: 900_000)) }
      row.sample.hasTimeOfDay = generator.next(below: 12) > 0
      return row
    }
    for index in rows.indices.dropFirst(30) where index % 14 == 0 {
      // A correction that finds what it reverses.
      let seconds = rows[index].sample.seconds
      rows[index] = rows[index - 1 - generator.next(below: 20)]
      rows[index].sample.seconds = seconds
      rows[index].sample.kind = .correction
    }
    return rows
  }

  static func engine(workers: Int) -> FeatureEngine {
    var list = WatchList(id: "own", kind: .own, asOf: BankDay(daysSince1970: 20_600))
    list.append(name: "ミホン タロウ", account: "0005-123-1-1000003")
    let lexicon = Lexicon([
      LexiconEntry(category: "refund", surface: "還付"), LexiconEntry(category: "urgent", surface: "至急"),
    ])
    return FeatureEngine(
      state: FeatureState(), customers: CustomerTable(), lexicon: lexicon, watchLists: [list],
      catalogue: catalogue, workers: workers)
  }

  /// The bits of all values, row by row.
  static func bits(_ rows: [ExtraFeaturesTests.Row], batchRows: Int = 256, workers: Int = 1) -> [[UInt64]] {
    let engine = engine(workers: workers)
    var matrix = FeatureMatrix(names: catalogue.names, rowCapacity: batchRows)
    var result: [[UInt64]] = []
    for start in stride(from: 0, to: rows.count, by: batchRows) {
      let part = rows[start..<min(rows.count, start + batchRows)]
      engine.compute(ExtraFeaturesTests.batch(part), into: &matrix)
      for row in 0..<part.count { result.append(matrix.names.indices.map { matrix[$0, row].bitPattern }) }
    }
    return result
  }

  static func shuffled<Element>(_ items: [Element], _ generator: inout TestGenerator) -> [Element] {
    var items = items
    for index in items.indices.dropFirst().reversed() {
      items.swapAt(index, generator.next(below: index + 1))
    }
    return items
  }

  @Test(arguments: [UInt64(1), 2, 3]) func cuttingTheRestOffChangesNothingBefore(seed: UInt64) {
    let rows = Self.rows(count: 700, seed: seed)
    let whole = Self.bits(rows)
    var generator = TestGenerator(state: seed)
    for _ in 0..<8 {
      let cut = 1 + generator.next(below: rows.count - 1)
      #expect(Self.bits(Array(rows[..<cut]), workers: 2) == Array(whole[..<cut]), "cut at \(cut)")
    }
  }

  @Test(arguments: [UInt64(4), 5, 6]) func changingTheRestChangesNothingBefore(seed: UInt64) {
    let rows = Self.rows(count: 700, seed: seed)
    let whole = Self.bits(rows)
    let others = Self.rows(count: 700, seed: seed + 1_000)
    var generator = TestGenerator(state: seed)
    for _ in 0..<4 {
      let cut = 1 + generator.next(below: rows.count - 1)
      let before = Array(rows[..<cut])
      let permuted = before + Self.shuffled(Array(rows[cut...]), &generator)
      let replaced = before + others[cut...]
      let earlier =
        before
        + rows[cut...].map { row in
          var row = row
          row.sample.seconds -= 400_000
          return row
        }
      for (what, changed) in [("permuted", permuted), ("replaced", replaced), ("moved back", earlier)] {
        #expect(Self.bits(changed)[..<cut] == whole[..<cut], "\(what) from \(cut)")
      }
    }
  }

  /// The comparison would see a look-ahead: rows that follow do depend on what stands before them, in every family with a history.
  @Test func changingWhatStandsBeforeIsSeen() throws {
    let rows = Self.rows(count: 700, seed: 7)
    let whole = Self.bits(rows)
    var changed = rows
    changed[100].sample.amountYen += 1
    changed[100].sample.kind = .cash
    changed[100].sample.direction = .outgoing
    changed[100].sample.counterpartyAccount = "0005-123-1-1000099"
    changed[100].terminal = changed[100].terminal == "ATM01" ? "ATM02" : "ATM01"
    let other = Self.bits(changed)
    #expect(other[..<100] == whole[..<100])
    var touched = Set<Int>()
    for row in 101..<rows.count {
      for column in whole[row].indices where whole[row][column] != other[row][column] {
        touched.insert(column)
      }
    }
    let families = Set(touched.map { Self.catalogue.names[$0].text.prefix { $0 != "." } })
    #expect(families.isSuperset(of: ["account", "counterparty", "pair", "extra"]), "\(families)")
    #expect(touched.count > 20)
  }
}
