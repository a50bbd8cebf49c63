import Alerts
import Core
import GRDB
import Testing

@testable import AlertStore

/// Texts are found in every way in which banks write them, and by two characters.
@Suite struct AlertSearchTests {
  let store: StoreFixture
  let database: AlertDatabase

  /// Name, memo and account of each alert in the order of raising.
  static let texts: [(name: String, memo: String?)] = [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "還付金"), ("ヤマモト　ハナコ", "家賃"), ("やまだ商店", nil), ("ｶ)ﾔﾏﾀﾞｼﾖｳｼﾞ", "振込"),
    ("SATO ICHIRO", "ｺﾝｻ-ﾄﾀﾞｲ"), ("佐藤\u{202E}一郎", "<b>x</b>"),
  ]

  init() throws {
    store = try StoreFixture()
    database = try store.open()
    try database.recordFile(run: StoreFixture.run(), file: StoreFixture.file("a.csv")) {
      for (index, text) in AlertSearchTests.texts.enumerated() {
        var record = try StoreFixture.record(
          in: "a.csv", number: Int64(index + 1), account: "account-\(index + 1)",
          scoreMicro: Int64(1_000_000 + index))
        record.transaction.counterpartyName = text.name
        record.transaction.memo = text.memo
        record.summaryJapanese = "深夜の送金です。"
        try $0.raise(record)
      }
      return StoreFixture.outcome()
    }
  }

  /// The numbers of the alerts that a text finds, newest first.
  private func found(_ typed: String, _ narrow: (inout AlertFilter) -> Void = { _ in }) throws -> [Int] {
    var filter = AlertFilter(limit: 10)
    narrow(&filter)
    let words = try #require(AlertDatabase.searchWords(typed), "\(typed)")
    return try database.search(words, matching: filter).alerts.compactMap { Int($0.alertID.suffix(6)) }
  }

  @Test(
    arguments: [
      ("ヤマダ", [4, 3, 1]), ("ﾔﾏﾀﾞ", [4, 3, 1]), ("やまだ", [4, 3, 1]), ("ヤマ", [4, 3, 2, 1]), ("ﾔﾏ", [4, 3, 2, 1]),
      ("ヤマダタロウ", [1]), ("ﾀﾛｳ ﾔﾏﾀﾞ", [1]), ("還付", [1]), ("家賃", [2]), ("商店", [3]), ("ショウジ", [4]), ("ｼﾖｳｼﾞ", [4]),
      ("sato", [5]), ("ＳＡ", [5]), ("コンサート", [5]), ("佐藤", [6]), ("藤一", [6]), ("<b>", [6]),
      ("深夜", [6, 5, 4, 3, 2, 1]),
      ("account-3", [3]), ("ヤマダ 還付", [1]), ("ヤマダ 家賃", []), ("ヤロ", []), ("マヤ", []), ("付還", []),
    ] as [(String, [Int])])
  func aTextIsFoundHoweverItIsWritten(typed: String, expected: [Int]) throws {
    #expect(try found(typed) == expected)
  }

  /// What the index finds is what reading every text finds, for every pair and triple of characters that stands there.
  @Test func theIndexFindsWhatReadingFinds() throws {
    let folded = try store.ask("SELECT folded FROM search_text ORDER BY text_key")
    var words: Set<String> = []
    for text in folded {
      for line in text.split(separator: "\n") {
        let letters = Array(line.unicodeScalars)
        for length in 2...5 where letters.count >= length {
          for start in 0...(letters.count - length) {
            words.insert(String(String.UnicodeScalarView(letters[start..<(start + length)])))
          }
        }
      }
    }
    #expect(words.count > 200)
    for word in words {
      let expected = folded.indices.filter { index in
        folded[index].split(separator: "\n").contains { line in
          let (inside, sought) = (Array(line.unicodeScalars), Array(word.unicodeScalars))
          return inside.count >= sought.count
            && (0...(inside.count - sought.count)).contains {
              Array(inside[$0..<($0 + sought.count)]) == sought
            }
        }
      }
      let numbers = try database.search([word], matching: AlertFilter(limit: 10)).alerts.compactMap {
        Int($0.alertID.suffix(6))
      }
      #expect(numbers == expected.map { $0 + 1 }.reversed(), "\(word)")
    }
  }

  @Test(arguments: ["", " ", "山", "山田 太", "a"])
  func oneCharacterIsTooShort(typed: String) {
    #expect(AlertDatabase.searchWords(typed) == nil)
  }

  @Test func filtersAndPagesNarrowTheSearch() throws {
    #expect(try found("ヤマ") { $0.account = AccountID("account-3") } == [3])
    #expect(try found("ヤマ") { $0.limit = 2 } == [4, 3])
    #expect(try found("ヤマ") { ($0.limit, $0.offset) = (2, 2) } == [2, 1])
    #expect(try found("ヤマ") { ($0.limit, $0.after) = (2, "A-20261120-000003") } == [2, 1])
    #expect(try found("ヤマ") { $0.after = "A-1" } == [])
    let page = try database.search(["ヤマ"], matching: AlertFilter(limit: 3))
    #expect(page.hasMore && page.alerts.count == 3)
    #expect(try database.search(["ヤマ"], matching: AlertFilter(limit: 4)).hasMore == false)
  }

  /// A filter that chooses few alerts is asked before the words; what is found does not depend on it.
  @Test func bothSidesOfASearchFindTheSame() throws {
    try database.note(
      try NoteText("ヤマダの件、深夜"), on: "A-20261120-000003", by: try LifeCycleFixture.person("佐藤"))
    var filters = (0..<4).map { _ in AlertFilter(limit: 10) }
    filters[1].band = .alarm
    filters[2].after = "A-20261120-000003"
    filters[3].account = AccountID("account-3")
    try DatabaseQueue(path: store.path).read { database in
      for filter in filters {
        for words in [["ヤマダ"], ["ヤマ"], ["深夜"], ["ヤマダ", "深夜"], ["行方"]] {
          let search = AlertSearch(words: words, filter: filter)
          let byWords = try Int64.fetchAll(
            database, sql: search.keysByWords.sql, arguments: search.keysByWords.arguments)
          let byFilter = try Int64.fetchAll(
            database, sql: search.keysByFilter.sql, arguments: search.keysByFilter.arguments)
          #expect(byWords == byFilter, "\(words)")
          #expect(!byWords.isEmpty || words == ["行方"] || filter != AlertFilter(limit: 10))
        }
      }
    }
  }

  @Test func notesAreFoundAndAnAlertStandsThereOnce() throws {
    let person = try LifeCycleFixture.person("佐藤")
    try database.note(try NoteText("警察に相談\nヤマダの件"), on: "A-20261120-000001", by: person)
    #expect(try found("警察") == [1])
    #expect(try found("相談ヤ").isEmpty)
    #expect(try found("ヤマダ") == [4, 3, 1])
    try database.recordFile(run: StoreFixture.run("2026-11-21"), file: StoreFixture.file("b.csv")) {
      try $0.raise(try StoreFixture.record(in: "b.csv", number: 1, account: "account-2"))
      return StoreFixture.outcome()
    }
    #expect(try found("ヤマダ") == [4, 3, 2, 1])
  }

  /// What is erased is found no more, and the index stays sound.
  @Test func whatIsRemovedIsFoundNoMore() throws {
    let queue = try DatabaseQueue(path: store.path)
    try queue.write { try SearchIndex.remove(alertKey: 1, $0) }
    #expect(try found("ヤマダ") == [4, 3] && found("還付").isEmpty)
    try queue.write {
      try $0.execute(sql: "INSERT INTO search_piece (search_piece) VALUES ('integrity-check')")
    }
  }

  @Test func aQuarantinedFileIsNotFound() throws {
    try database.recordFile(run: StoreFixture.run("2026-11-21"), file: StoreFixture.file("c.csv")) {
      var record = try StoreFixture.record(in: "c.csv", number: 1, account: "gone")
      record.transaction.memo = "行方不明"
      try $0.raise(record)
      return StoreFixture.outcome(.quarantined)
    }
    #expect(try found("行方").isEmpty)
  }
}
