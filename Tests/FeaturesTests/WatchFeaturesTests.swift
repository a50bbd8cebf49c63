import Core
import Features
import JapaneseText
import Testing

@Suite struct WatchFeaturesTests {
  static let day = BankDay(daysSince1970: 20_600)

  static func engine(_ lists: [WatchList], workers: Int = 1) -> FeatureEngine {
    FeatureEngine(
      state: FeatureState(), customers: CustomerTable(), lexicon: Lexicon([]), watchLists: lists,
      workers: workers)
  }

  static func compute(_ rows: [SampleRow], _ lists: [WatchList], workers: Int = 1) -> FeatureMatrix {
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: rows.count)
    engine(lists, workers: workers).compute(sampleBatch(rows), into: &matrix)
    return matrix
  }

  static func row(name: String = "", account: String = "", day: BankDay = day) -> SampleRow {
    var row = SampleRow(seconds: Instant(day: day, secondOfDay: 40_000).secondsSince1970)
    row.counterpartyName = name
    row.counterpartyAccount = account
    return row
  }

  static func list(_ kind: WatchList.Kind, _ fill: (inout WatchList) -> Void = { _ in }) -> WatchList {
    var list = WatchList(id: kind.rawValue, kind: kind, asOf: day)
    fill(&list)
    return list
  }

  static func value(_ name: FeatureName, _ row: SampleRow, _ lists: [WatchList]) throws -> Double? {
    let column = try #require(FeatureCatalogue.column(name))
    return compute([row], lists).value(column, 0)
  }

  @Test func withoutAListOrAPartyNothingIsSaid() throws {
    for spec in FeatureCatalogue.specs where spec.missing == .withoutList {
      #expect(try Self.value(spec.name, Self.row(name: "ﾐﾎﾝ ﾀﾛｳ"), []) == nil, "\(spec.name)")
      let lists = WatchList.Kind.allCases.map { Self.list($0) { $0.append(name: "ミホン タロウ") } }
      #expect(try Self.value(spec.name, Self.row(), lists) == nil, "\(spec.name)")
    }
  }

  @Test func anAccountOrTheVeryNameIsAHitOfItsKind() throws {
    let lists = [
      Self.list(.frozenAccount) { $0.append(nameKana: "ミホン タロウ", account: "0005-123-1-7654321") },
      Self.list(.cryptoExchange) { $0.append(name: "株式会社ミホンコイン") },
    ]
    let byAccount = Self.row(name: "ｽｽﾞｷ ｲﾁﾛｳ", account: "0005-123-1-7654321")
    #expect(try Self.value("counterparty.watch_list_score", byAccount, lists) == 1)
    #expect(try Self.value("counterparty.on_list_by_account", byAccount, lists) == 1)
    #expect(try Self.value("counterparty.on_frozen_list", byAccount, lists) == 1)
    let byName = Self.row(name: "ﾐﾎﾝ ﾀﾛｳ", account: "0005-123-1-0000000")
    #expect(try Self.value("counterparty.watch_list_score", byName, lists) == 1)
    #expect(try Self.value("counterparty.on_list_by_account", byName, lists) == 0)
    #expect(try Self.value("counterparty.on_frozen_list", byName, lists) == 1)
    #expect(try Self.value("counterparty.on_own_list", byName, lists) == nil)
    let exchange = Self.row(name: "ミホンコイン(カ")
    #expect(try Self.value("counterparty.on_exchange_list", exchange, lists) == 1)
    #expect(try Self.value("counterparty.on_frozen_list", exchange, lists) == 0)
    // An exchange is a lawful business: its list gives no score.
    #expect(try Self.value("counterparty.watch_list_score", exchange, lists) == 0)
  }

  @Test func anEntryDoesNotCountBeforeItWasListed() throws {
    let lists = [
      Self.list(.own) {
        $0.append(name: "ミホン タロウ", listedOn: Self.day)
        $0.append(account: "0005-123-1-7654321", listedOn: Self.day)
      }
    ]
    for row in [Self.row(name: "ミホン タロウ"), Self.row(account: "0005-123-1-7654321")] {
      var before = row
      before.seconds -= Instant.daySeconds
      #expect(try Self.value("counterparty.watch_list_score", row, lists) == 1)
      #expect(try Self.value("counterparty.on_own_list", row, lists) == 1)
      #expect(try Self.value("counterparty.watch_list_score", before, lists) == 0)
      #expect(try Self.value("counterparty.on_own_list", before, lists) == 0)
    }
  }

  /// Names of many lengths, with spaces or without, long marks, voicing marks, kanji and company words.
  static func names(count: Int, seed: UInt64) -> [String] {
    var generator = TestGenerator(state: seed)
    let syllables = Array("アイウエオカガキギクグケゲコゴサシスズセソタチツヅテトナニヌネノハバパヒフブヘホマミムメモヤユヨラリルレロワンヴヂジーヲ山田髙橋")
    return (0..<count).map { _ in
      func part(_ most: Int) -> String {
        String(
          (0...generator.next(below: most)).map { _ in syllables[generator.next(below: syllables.count)] })
      }
      switch generator.next(below: 5) {
      case 0: return part(4) + " " + part(4)
      case 1: return part(9)
      case 2: return "カ)" + part(16)
      case 3: return part(2) + "　" + part(3)
      default: return part(24)
      }
    }
  }

  /// A name as a careless hand writes it again.
  static func altered(_ name: String, _ generator: inout TestGenerator) -> String {
    var letters = Array(name)
    for _ in 0...generator.next(below: 3) where letters.count > 1 {
      let place = generator.next(below: letters.count - 1)
      switch generator.next(below: 6) {
      case 0: letters.swapAt(place, place + 1)
      case 1: letters.remove(at: place)
      case 2: letters.insert("ー", at: place + 1)
      case 3: letters[place] = "ト"
      case 4: letters = Array(letters.split(separator: " ").reversed().joined(separator: " "))
      default: letters = Array(letters.prefix(max(6, letters.count * 2 / 3)))
      }
    }
    return String(letters)
  }

  /// The first bytes of a long name of kana as the last ones of a name field of 30, or nil for another name.
  static func filledField(of name: String, keeping kept: Int) -> String? {
    var bytes: [UInt8] = []
    guard JISX0201Encoder.standard.append(Array(name.utf8).span, to: &bytes) == .complete,
      bytes.count > kept + 3, bytes[kept - 1] != 0x20
    else { return nil }
    let field = [UInt8](repeating: 0x20, count: 30 - kept) + bytes.prefix(kept)
    var text: [UInt8] = []
    _ = JISX0201Decoder.standard.appendUTF8(field.span, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The index must find what comparing with every name finds, for every similarity from the floor on.
  @Test func theIndexLosesNoSimilarName() throws {
    let listed = Self.names(count: 400, seed: 5)
    let list = Self.list(.dicNotice) { list in listed.forEach { list.append(name: $0) } }
    var generator = TestGenerator(state: 9)
    var sought = Self.names(count: 200, seed: 6) + listed.map { Self.altered($0, &generator) }
    // Some fill the field of 30 bytes and may be cut.
    sought += listed.compactMap { Self.filledField(of: $0, keeping: 9) }
    var builder = NameKeyBuilder()
    func key(_ name: String) -> NameKey {
      builder.build(Array(name.utf8).span)
      return builder.nameKey
    }
    let keys = listed.map(key).filter { !$0.isEmptyName }
    let matrix = Self.compute(sought.map { Self.row(name: $0) }, [list])
    let column = try #require(FeatureCatalogue.column("counterparty.watch_list_score"))
    let cutColumn = try #require(FeatureCatalogue.column("name.counterparty_fills_field"))
    var similarity = NameSimilarity()
    var (near, cut) = (0, 0)
    for (row, name) in sought.enumerated() {
      let own = key(name)
      let isCut = matrix[cutColumn, row] == 1
      var best = own.isEmptyName ? nil : 0.0
      for other in keys where !own.isEmptyName {
        let isCutBehind = isCut && other.scalars.count > own.scalars.count
        best = max(best ?? 0, similarity.score(own, other, possiblyTruncated: isCutBehind))
      }
      if let found = best, found < 0.8 { best = 0 }
      #expect(matrix.value(column, row) == best, "\(name)")
      if let best, best > 0, best < 1 { near += 1 }
      if let best, best > 0, isCut { cut += 1 }
    }
    #expect(near > 60)
    #expect(cut > 10)
  }

  @Test func theResultDoesNotDependOnWorkers() {
    let listed = Self.names(count: 100, seed: 5)
    let list = Self.list(.frozenAccount) { list in listed.forEach { list.append(name: $0) } }
    let rows = (Self.names(count: 100, seed: 6) + listed).map { Self.row(name: $0) }
    let one = Self.compute(rows, [list])
    let three = Self.compute(rows, [list], workers: 3)
    #expect(one.values.map(\.bitPattern) == three.values.map(\.bitPattern))
  }
}
