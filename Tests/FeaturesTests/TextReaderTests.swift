import Core
import JapaneseText
import Testing

@testable import Features

@Suite struct TextReaderTests {
  static let texts = [
    "", "ﾐﾎﾝ ﾀﾛｳ", "ﾀﾛｳ ﾐﾎﾝ", "ﾐﾎﾝ ﾀﾛ", "ミホン　タロウ", "ｶ)ﾐﾎﾝｼﾖｳｶｲ", "株式会社見本商会", "0120ﾐﾎﾝ ﾀﾛｳ", "ﾄｳｼ ﾎｼﾖｳｷﾝ 投資",
    "ﾀﾞｲｼﾞﾅﾋﾄ", "(ｶ",
    "山田 太郎", "TEL 03-1234-5678 投資保証金", " ", "ﾐﾎﾝｼﾖｸﾋﾝﾖｳﾋﾝﾊﾝﾊﾞｲｶﾌﾞｼｷｶﾞｲｼﾔﾄｳｷ",
  ]

  static func rows(count: Int) -> [SampleRow] {
    var generator = TestGenerator(state: 3)
    return (0..<count).map { index in
      var row = SampleRow(seconds: FeatureEngineTests.start + Int64(index) * 1_000)
      row.account = "9999-001-1-000000\(generator.next(below: 5))"
      row.counterpartyName = texts[generator.next(below: texts.count)]
      row.originatorName = texts[generator.next(below: texts.count)]
      row.memo = texts[generator.next(below: texts.count)]
      return row
    }
  }

  static let watchList: WatchList = {
    let day = Instant(secondsSince1970: FeatureEngineTests.start).japanDay
    var list = WatchList(id: "own", kind: .own, asOf: day)
    list.append(name: "ミホン タロー")
    // On the lists only from the third day on.
    list.append(name: "ミホンシヨウカ", listedOn: day.adding(days: 2))
    return list
  }()

  static func customers() -> CustomerTable {
    var table = CustomerTable()
    for (number, name) in ["ﾐﾎﾝ ﾀﾛｳ", "ｶ)ﾐﾎﾝｼﾖｳｶｲ", "", "ﾐﾎﾝ ﾊﾅｺ"].enumerated() {
      table.account.append(contentsOf: "9999-001-1-000000\(number)".utf8)
      table.holderName.append(contentsOf: name.utf8)
      table.holderKind.append(number == 1 ? .corporation : nil)
      table.openedOn.append(nil)
    }
    return table
  }

  static let lexicon = Lexicon([
    LexiconEntry(category: "investment", surface: "投資"), LexiconEntry(category: "loan", surface: "保証金"),
    LexiconEntry(category: "unknown", surface: "太郎"),
  ])

  struct Reading {
    var text: TextMoment
    var watch: WatchMoment

    /// The values of all features, so that missing ones can be compared too.
    var values: [Double?] {
      TextFeatures.all.map { $0.value(text) } + WatchFeatures.all.map { $0.value(watch) }
    }
  }

  static func read(_ rows: [SampleRow], textCapacity: Int) -> [Reading] {
    var symbols = SymbolTable()
    let customers = CustomerIndex(customers(), symbols: &symbols)
    var reader = TextReader(WatchIndex([watchList]), lexicon, textCapacity: textCapacity)
    let batch = sampleBatch(rows)
    let accounts = rows.map { symbols.intern(Array($0.account.utf8).span) }
    reader.fetch(0..<rows.count, batch, customers, accounts: accounts)
    return rows.indices.map { row in
      let text = reader.read(batch, row: row, fetched: row, customers)
      return Reading(text: text, watch: reader.watchMoment)
    }
  }

  @Test(arguments: [1, 2, 7])
  func forgettingChangesNoValue(textCapacity: Int) {
    let rows = Self.rows(count: 2_000)
    let roomy = Self.read(rows, textCapacity: TextReader.textCapacity)
    let tight = Self.read(rows, textCapacity: textCapacity)
    for row in rows.indices { #expect(roomy[row].values == tight[row].values, "\(rows[row])") }
    // The rows hold matches, hits and both states of the list.
    #expect(Set(roomy.map(\.text.counterpartyToHolder)).count > 5)
    #expect(Set(roomy.map { $0.text.lexiconHits[0] }).count > 2)
    #expect(Set(roomy.map(\.watch.score)).count > 3)
  }

  /// A reader that has read nothing before knows of each row what one with a memory does.
  @Test func aRowDoesNotDependOnTheRowsBefore() {
    let rows = Self.rows(count: 300)
    let together = Self.read(rows, textCapacity: 1_024)
    for row in rows.indices {
      let alone = Self.read([rows[row]], textCapacity: 1_024)
      #expect(alone.first?.values == together[row].values, "\(rows[row])")
    }
  }

  @Test func aCutCompanyNameIsComparedAsCut() throws {
    var row = SampleRow(seconds: FeatureEngineTests.start)
    row.account = "9999-001-1-0000001"
    row.counterpartyName = "ｶ)ﾐﾎﾝｼﾖｳｶｲ"
    row.originatorName = "ﾕ)ﾐﾎﾝｼﾖｳｶｲ"
    let moment = try #require(Self.read([row], textCapacity: 8).first).text
    #expect(moment.counterpartyToHolder == 1)
    // Another legal form is another company, whatever the rest of the name.
    #expect(moment.originatorToHolder == 0.85)
    #expect(moment.counterpartyFillsField == false)
    row.counterpartyName = "ﾐﾎﾝｼﾖｸﾋﾝﾖｳﾋﾝﾊﾝﾊﾞｲｶﾌﾞｼｷｶﾞｲｼﾔﾄｳｷ"
    #expect(row.counterpartyName.unicodeScalars.count == 30)
    #expect(Self.read([row], textCapacity: 8).first?.text.counterpartyFillsField == true)
  }
}
