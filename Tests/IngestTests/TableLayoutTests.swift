import Core
import Ingest
import JapaneseText
import TestSupport
import Testing

/// What layouts can say of a file, each with what is read and what is refused.
@Suite struct TableLayoutTests {
  /// A layout of the columns time, account, way and yen, with a change.
  static func layout(_ change: (inout TableLayout) -> Void = { _ in }) -> TableLayout {
    var layout = TableLayout(
      name: "test", occurredAt: .iso8601(.column("time")), account: .column("account"),
      direction: .canonicalWords(.column("way")), amount: TableAmount(.single(.column("yen"))))
    change(&layout)
    return layout
  }

  static func options(_ layouts: TableLayout...) -> ReadingOptions {
    .test.with { $0.csv = CSVMapping(layouts: layouts) }
  }

  static let time = "2026-04-15T10:20:30+09:00"

  /// Reads one row, with the values of the columns time, account, way and yen.
  static func readRow(
    _ values: [String], _ change: (inout TableLayout) -> Void = { _ in }
  ) throws -> ReadFile {
    try read("time\taccount\tway\tyen\n" + values.joined(separator: "\t") + "\n", options(layout(change)))
  }

  static func moment(_ text: String, _ pattern: String, offset: Int? = nil) throws -> ReadFile {
    let pattern = try #require(MomentPattern(pattern))
    return try readRow([text, "A", "in", "1"]) {
      $0.occurredAt = TableMoment(.column("time"), patterns: [pattern], offsetSeconds: offset)
    }
  }

  @Test(arguments: [
    ("yyyy/MM/dd HH:mm:ss", "2026/04/15 10:20:30", "2026-04-15T10:20:30+09:00"),
    ("yyyyMMddHHmmss", "20260415102030", "2026-04-15T10:20:30+09:00"),
    ("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-04-15T01:20:30.123Z", "2026-04-15T10:20:30+09:00"),
    ("yyyy/M/d H:mm", "2026/4/5 9:05", "2026-04-05T09:05:00+09:00"),
    ("dd.MM.yyyy HH:mm", "15.04.2026 10:20", "2026-04-15T10:20:00+09:00"),
    ("yy/MM/dd HH:mm", "26/04/15 10:20", "2026-04-15T10:20:00+09:00"),
    ("Ge.MM.dd HH:mm", "R8.04.15 10:20", "2026-04-15T10:20:00+09:00"),
    ("Ge年M月d日 H時m分", "令和8年4月15日 10時20分", "2026-04-15T10:20:00+09:00"),
    ("Ge年M月d日 H時m分", "令和元年5月1日 0時0分", "2019-05-01T00:00:00+09:00"),
    ("Ge年M月d日 H時m分", "平成31年4月30日 23時59分", "2019-04-30T23:59:00+09:00"),
    ("eeMMdd HHmm", "080415 1020", "2026-04-15T10:20:00+09:00"),
    ("unix_seconds", "1776216030", "2026-04-15T10:20:30+09:00"),
    ("seconds_since 2026-04-15T00:00:00+09:00", "37230", "2026-04-15T10:20:30+09:00"),
    ("unix_millis", "1776216030999", "2026-04-15T10:20:30+09:00"),
    ("iso8601", "2026-04-15T10:20:30", "2026-04-15T10:20:30+09:00"),
  ])
  func readsMoments(pattern: String, text: String, moment: String) throws {
    let file = try Self.moment(text, pattern, offset: 32_400)
    #expect(file.rows.map(\.occurredAt) == [moment] && file.rejects.isEmpty)
    #expect(file.rows.first?.hasTimeOfDay == true)
  }

  @Test(arguments: [
    ("yyyy/MM/dd HH:mm:ss", "2026/4/15 10:20:30", "ING-038"),
    ("yyyy/MM/dd HH:mm:ss", "2026/04/15 24:20:30", "ING-038"),
    ("yyyy/MM/dd HH:mm:ss", "2026/02/30 10:20:30", "ING-038"),
    ("yyyy/MM/dd HH:mm:ss", "2026/04/15 10:20:30 ", "ING-038"),
    ("yyyy/MM/dd HH:mm:ss", "", "ING-038"),
    ("yyyy/MM/dd HH:mm:ss", "1970/01/01 00:00:00", "ING-062"),
    ("Ge.MM.dd HH:mm", "T8.04.15 10:20", "ING-038"),
    ("Ge年M月d日 H時m分", "平成31年5月1日 0時0分", "ING-038"),
    ("eeMMdd HHmm", "991332 1020", "ING-038"), ("unix_seconds", "17762x", "ING-038"),
    ("unix_seconds", "99999999999", "ING-062"), ("unix_seconds", "-5", "ING-062"),
    ("seconds_since 2026-04-15T00:00:00+09:00", "1.5", "ING-038"),
    ("seconds_since 2026-04-15T00:00:00+09:00", "99999999999", "ING-062"),
    ("yyyy-MM-dd HH:mmXXX", "2026-04-15 10:20+9:00", "ING-038"),
  ])
  func refusesMoments(pattern: String, text: String, code: String) throws {
    let file = try Self.moment(text, pattern, offset: 32_400)
    #expect(file.rejectCodes == [code] && file.rows.isEmpty)
  }

  @Test func neverAssumesAnOffset() throws {
    #expect(try Self.moment("2026/04/15 10:20", "yyyy/MM/dd HH:mm").rejectCodes == ["ING-039"])
    #expect(try Self.moment("2026-04-15T10:20:30", "iso8601").rejectCodes == ["ING-039"])
    let berlin = try Self.moment("2026/04/15 10:20", "yyyy/MM/dd HH:mm", offset: 7_200)
    #expect(berlin.rows.map(\.occurredAt) == ["2026-04-15T17:20:00+09:00"])
  }

  @Test func aDateAloneHasNoTimeOfDay() throws {
    let file = try Self.moment("令和8年4月15日", "Ge年M月d日")
    #expect(file.rows.map(\.occurredAt) == ["2026-04-15T00:00:00+09:00"])
    #expect(file.rows.map(\.hasTimeOfDay) == [false])
    let digits = try Self.moment("080415", "eeMMdd")
    #expect(digits.rows.map(\.occurredAt) == ["2026-04-15T00:00:00+09:00"])
    #expect(digits.dateInterpretations == [.reiwa: 1])
  }

  @Test func triesSeveralFormsInOrder() throws {
    let patterns = try ["yyyy/MM/dd HH:mm", "yyyy/MM/dd"].map { try #require(MomentPattern($0)) }
    let text = TableText(parts: [.column(.name("time")), .column(.name("way"))], separator: " ")
    func file(_ day: String, _ time: String) throws -> ReadFile {
      try Self.readRow([day, "A", time, "1"]) {
        $0.occurredAt = TableMoment(text, patterns: patterns, offsetSeconds: 32_400)
        $0.direction = .words(TableWords(.constant("in"), meanings: ["in": .incoming]))
      }
    }
    #expect(try file("2026/04/15", "10:20").rows.map(\.occurredAt) == ["2026-04-15T10:20:00+09:00"])
    // Without a time the separator is left out too, and the row has a date only.
    let date = try file("2026/04/15", "")
    #expect(date.rows.map(\.hasTimeOfDay) == [false] && date.rejects.isEmpty)
    #expect(try file("2026/04/15", "25:20").rejectCodes == ["ING-038"])
  }

  @Test(arguments: [
    "", "yyyy", "yyyy-MM", "yyyy-MM-dd HH", "MM-dd HH:mm", "yyyy-MM-dd mm", "yyyy-MM-dd-dd", "yyyy-QQ-dd",
    "e-MM-dd", "Gyy-MM-dd", "yyyy-MM-dd'T", "yyyyy-MM-dd", "yyyy-MM-dd XXX", "yyyy yy MM dd",
  ])
  func knowsWhatIsNoPattern(pattern: String) {
    #expect(MomentPattern(pattern) == nil)
  }

  static let lenient = NumberForm(
    thousandsSeparator: .comma, hasYenSign: true, isFullWidth: true,
    negativeMarks: [.minus, .trailingMinus, .brackets, .triangle], isTrimmed: true)
  static let cents = NumberForm(decimalMark: .point, decimals: 2)
  static let rounded = NumberForm(decimalMark: .point, decimals: 2, rest: .nearest)
  static let european = NumberForm(
    thousandsSeparator: .point, decimalMark: .comma, decimals: 2, negativeMarks: [.minus])
  static let thousand = NumberForm(decimalMark: .point, unit: .thousandYen)

  @Test(arguments: [
    (lenient, "1,234,567", 1_234_567), (lenient, "1234567", 1_234_567), (lenient, "￥1,234", 1234),
    (lenient, "\\500", 500), (lenient, "1,234円", 1234), (lenient, "１，２３４", 1234), (lenient, " 　7 ", 7),
    (lenient, "-1,234", -1234), (lenient, "(1,234)", -1234), (lenient, "1,234-", -1234),
    (lenient, "▲1,234", -1234), (lenient, "△5円", -5), (lenient, "－￥３", -3), (lenient, "¥-3", -3),
    (lenient, "+3", 3), (lenient, "（３）", -3), (cents, "57.16", 5716), (cents, "57", 5700),
    (rounded, "85.64999999999999", 8565), (rounded, "1.004", 100), (rounded, "0.005", 1),
    (rounded, "7.5", 750),
    (cents, "57.1", 5710), (cents, "57.1600", 5716), (european, "1.234,56", 123_456),
    (european, "-0,05", -5), (thousand, "1.5", 1500), (thousand, "12", 12_000),
    (NumberForm(unit: .millionYen), "3", 3_000_000),
    (NumberForm(thousandsSeparator: .space), "1 234 567", 1_234_567),
    (NumberForm(thousandsSeparator: .space), "1\u{A0}234", 1234),
    (NumberForm(thousandsSeparator: .apostrophe), "1'234", 1234),
  ])
  func readsNumbers(form: NumberForm, text: String, value: Int) throws {
    let file = try Self.readRow([Self.time, "A", "in", text]) {
      $0.amount = TableAmount(.single(.column("yen")), form: form)
      $0.direction = .sign(positive: .incoming)
    }
    #expect(file.rejects.isEmpty)
    #expect(file.rows.map(\.amountYen) == [Int64(abs(value))])
    #expect(file.rows.map(\.direction) == [value > 0 ? .incoming : .outgoing])
  }

  @Test(arguments: [
    (lenient, "12,34", "ING-024"), (lenient, "1,2345", "ING-024"), (lenient, ",123", "ING-024"),
    (lenient, "1,234,", "ING-024"), (lenient, "", "ING-024"), (lenient, "-", "ING-024"),
    (lenient, "--1", "ING-024"), (lenient, "(-1)", "ING-024"), (lenient, "¥¥1", "ING-024"),
    (lenient, "1.0", "ING-024"), (lenient, "0", "ING-104"), (lenient, "99999999999999999999", "ING-024"),
    (lenient, "10,000,000,000,000", "ING-025"), (cents, "57.161", "ING-101"), (cents, "57.", "ING-024"),
    (cents, ".5", "ING-024"), (cents, "5,7", "ING-024"), (cents, "1.2.3", "ING-024"),
    (thousand, "1.2345", "ING-101"), (european, "1.23,4", "ING-024"),
    (NumberForm(), "１", "ING-024"), (NumberForm(), "(1)", "ING-024"),
    (lenient, String(repeating: "1", count: 100), "ING-024"),
  ])
  func refusesNumbers(form: NumberForm, text: String, code: String) throws {
    let file = try Self.readRow([Self.time, "A", "in", text]) {
      $0.amount = TableAmount(.single(.column("yen")), form: form)
      $0.direction = .sign(positive: .incoming)
    }
    #expect(file.rejectCodes == [code] && file.rejects.first?.finding.place.field == "yen")
  }

  @Test(arguments: [
    ("100", "", "in 100"), ("", "200", "out 200"), ("0", "200", "out 200"), ("100", "0", "in 100"),
    ("", "", "ING-103"), ("0", "0", "ING-103"), ("1", "2", "ING-102"), ("x", "2", "ING-024"),
    ("-1", "", "ING-024"), ("", "10000000000000", "ING-025"),
  ])
  func readsAmountsOnTwoSides(incoming: String, outgoing: String, outcome: String) throws {
    let file = try Self.readRow([Self.time, "A", incoming, outgoing]) {
      $0.amount = TableAmount(.sides(incoming: .column("way"), outgoing: .column("yen")))
      $0.direction = .sides
    }
    let rows = file.rows.map { "\($0.direction.word) \($0.amountYen)" }
    #expect(rows + file.rejectCodes == [outcome])
  }

  @Test(arguments: ["utf8", "cp932"])
  func readsWordsOfTheFilesOwn(encoding: String) throws {
    let text =
      "時刻,口座,区分,金額,種類,経路\n"
      + "\(Self.time),A,入金,1,給与,インターネットバンキング\n" + "\(Self.time),A,2,1,謎,\n"
      + "\(Self.time),A,不明,1,給与,ATM\n" + "\(Self.time),A,入金,1,給与,ファックス\n"
    var layout = TableLayout(
      name: "words", occurredAt: .iso8601(.column("時刻")), account: .column("口座"),
      direction: .words(
        TableWords(
          .column("区分"), meanings: ["入金": .incoming, "1": .incoming, "出金": .outgoing, "2": .outgoing])),
      amount: TableAmount(.single(.column("金額"))))
    layout.kind = TableWords(.column("種類"), meanings: ["給与": .salary], otherwise: .fee)
    layout.channel = TableWords(
      .column("経路"), meanings: ["インターネットバンキング": .internet, "ATM": .atm], whenEmpty: .unstated)
    let bytes = encoding == "utf8" ? Array(text.utf8) : try CSVFormatTests.cp932(text)
    let file = try read(bytes, Self.options(layout))
    #expect(file.rows.map(\.direction) == [.incoming, .outgoing])
    #expect(file.rows.map(\.kind) == [.salary, .fee] && file.rows.map(\.channel) == [.internet, .unstated])
    #expect(file.rejectCodes == ["ING-029", "ING-041"])
    #expect(file.rejects.map(\.finding.place.field) == ["区分", "経路"])
  }

  @Test func joinsColumnsAndFillsWithZeros() throws {
    let text = TableText(
      parts: [
        .constant("9998"), .column(.name("branch"), width: 3), .column(.name("type")),
        .column(.name("number"), width: 7),
      ], separator: "-")
    let layout = Self.layout { $0.account = text }
    func file(_ values: String) throws -> ReadFile {
      try read("time,branch,type,number,way,yen\n\(Self.time),\(values),in,1\n", Self.options(layout))
    }
    #expect(try file("1,1,12345").rows.map(\.account) == ["9998-001-1-0012345"])
    #expect(try file("123,普,1234567").rows.map(\.account) == ["9998-123-普-1234567"])
    #expect(try file("1234,1,1").rejectCodes == ["ING-107"])
    #expect(try file(",1,1").rejectCodes == ["ING-040"])
    #expect(try file("1,1,").rejectCodes == ["ING-040"])
    let trimmed = Self.layout { $0.account = TableText(parts: [.column(.name("type"))], isTrimmed: true) }
    let blanks = try read(
      "time,type,way,yen\n\(Self.time), 　A 　,in,1\n\(Self.time),  ,in,1\n", Self.options(trimmed))
    #expect(blanks.rows.map(\.account) == ["A"] && blanks.rejectCodes == ["ING-040"])
  }

  @Test func readsFilesWithoutAHeader() throws {
    let patterns = [try #require(MomentPattern("yyyyMMdd"))]
    var first = TableLayout(
      name: "four", occurredAt: TableMoment(.column(1), patterns: patterns), account: .column(2),
      direction: .canonicalWords(.column(3)), amount: TableAmount(.single(.column(4))))
    first.header = .absent(columnCount: 4)
    var second = first
    second.name = "swapped"
    second.occurredAt = TableMoment(.column(2), patterns: patterns)
    second.account = .column(1)
    let options = Self.options(first, second)
    let plain = try read("20260415,A,in,5\n20260416,A,out\n", options)
    #expect(plain.rows.map(\.account) == ["A"] && plain.rows.map(\.recordNumber) == [1])
    #expect(plain.rejectCodes == ["ING-032"])
    // The first row does not read by the first layout, and does by the second.
    let swapped = try read("A;20260415;in;5\n", options)
    #expect(swapped.rows.map(\.account) == ["A"] && swapped.rejects.isEmpty)
    let neither = try read("A,20260415,sideways,5\n", options)
    #expect(neither.quarantineCodes == ["ING-100"] && neither.tally.rejected == neither.tally.total)
    #expect(try read("20260415,A,in\n", options).quarantineCodes == ["ING-100"])
  }

  @Test func takesTheFirstLayoutThatFits() throws {
    let other = TableLayout(
      name: "other", occurredAt: .iso8601(.column("when")), account: .column("account"),
      direction: .canonicalWords(.column("way")), amount: TableAmount(.single(.column("yen"))))
    let options = Self.options(other, Self.layout())
    #expect(try read("time,account,way,yen\n\(Self.time),A,in,1\n", options).rows.count == 1)
    #expect(try read("when,account,way,yen\n\(Self.time),A,in,1\n", options).rows.count == 1)
    let neither = try read("datum,account,way,yen\n\(Self.time),A,in,1\n", options)
    #expect(neither.quarantineCodes == ["ING-100"] && neither.findings[0].place.field == "other: when")
  }

  @Test func skipsLinesAndTotals() throws {
    let layout = Self.layout {
      $0.skipLines = 2
      $0.skipRows = TableMarker(.column("account"), words: ["合計", "小計"])
    }
    let text =
      "口座情報,0001\r\n\r\ntime,account,way,yen\r\n\(Self.time),A,in,1\r\n,合計,,1\r\n,小計\r\n\(Self.time),B,in\r\n"
    for bytes in [Array(text.utf8), try CSVFormatTests.cp932(text)] {
      let file = try read(bytes, Self.options(layout))
      #expect(file.rows.map(\.account) == ["A"] && file.rejectCodes == ["ING-032"])
      #expect(file.findings.map(\.code) == ["ING-106"] && file.findings[0].place.field == "2")
      #expect(file.rows.map(\.recordNumber) == [2] && file.rejects.map(\.finding.place.record) == [5])
    }
  }

  @Test func quotesMayMeanNothing() throws {
    let layout = Self.layout { $0.quotes = .none }
    let file = try read("time,account,way,yen\n\(Self.time),\"A,in,1\n", Self.options(layout))
    #expect(file.rows.map(\.account) == ["\"A"])
  }

  @Test func writesExtraColumns() throws {
    let specs = [
      ExtraColumnSpec(name: "terminal", type: .text, titleJapanese: "端末", titleEnglish: "Terminal"),
      ExtraColumnSpec(name: "risk", type: .number, titleJapanese: "値", titleEnglish: "Value"),
      ExtraColumnSpec(name: "absent", type: .text, titleJapanese: "無", titleEnglish: "None"),
    ]
    let layout = Self.layout {
      $0.extras = [TableExtra(name: "risk", .column("r")), TableExtra(name: "terminal", .column("t"))]
    }
    let options = Self.options(layout).with { $0.extraColumns = specs }
    let folder = try TemporaryFolder()
    let rows = ["端末1,0.1", ",", "T3,x", "T4,-12.25"].map { "\(Self.time),A,in,1,\($0)\n" }
    let path = try folder.write(
      Array(("time,account,way,yen,t,r\n" + rows.joined()).utf8), as: "extra.csv")
    let file = try TransactionFile(path: path, name: "extra.csv", options: options)
    var batch = TransactionBatch()
    #expect(try file.read(into: &batch))
    #expect(batch.extraColumns[0].texts.count == 3 && batch.extraColumns[1].numbers.count == 3)
    #expect((0..<3).map(batch.extraColumns[0].texts.string) == ["端末1", "", "T4"])
    #expect(batch.extraColumns[1].numbers[0] == 0.1 && batch.extraColumns[1].numbers[1].isNaN)
    #expect(batch.extraColumns[1].numbers[2] == -12.25)
    #expect(batch.extraColumns[2].texts.count == 3)
    #expect(file.takeRejects().map(\.finding.code) == ["ING-105"])
  }

  @Test func aLabelIsZeroOneOrUnknown() throws {
    let spec = ExtraColumnSpec(
      name: "fraud", type: .label, knownAfterDays: 7, titleJapanese: "不正", titleEnglish: "fraud")
    let layout = Self.layout { $0.extras = [TableExtra(name: "fraud", .column("f"))] }
    let options = Self.options(layout).with { $0.extraColumns = [spec] }
    let folder = try TemporaryFolder()
    let rows = ["0", "1", "", "2", "yes", "-1"].map { "\(Self.time),A,in,1,\($0)\n" }
    let path = try folder.write("time,account,way,yen,f\n" + rows.joined(), as: "label.csv")
    let file = try TransactionFile(path: path, name: "label.csv", options: options)
    var batch = TransactionBatch()
    #expect(try file.read(into: &batch))
    #expect(batch.count == 3 && batch.extraColumns[0].numbers.count == 3)
    #expect(batch.extraColumns[0].numbers[0] == 0 && batch.extraColumns[0].numbers[1] == 1)
    #expect(batch.extraColumns[0].numbers[2].isNaN)
    #expect(file.takeRejects().map(\.finding.code) == ["ING-147", "ING-105", "ING-147"])
  }

  @Test func secondsCountFromAMomentWithAnOffset() {
    #expect(MomentPattern("seconds_since 2018-04-01T00:00:00+09:00") != nil)
    for text in [
      "seconds_since", "seconds_since ", "seconds_since 2018-04-01", "seconds_since 2018-04-01T00:00:00",
    ] {
      #expect(MomentPattern(text) == nil, "\(text)")
    }
  }

  @Test func aWordMayBeConstant() throws {
    let file = try Self.readRow([Self.time, "A", "x", "1"]) {
      $0.direction = .canonicalWords(.constant("out"))
      $0.channel = .canonical(.constant("internet"))
      $0.memo = .constant("定額")
      $0.currency = TableMarker(.column("way"), words: ["x", "円"])
    }
    #expect(file.rows.map(\.direction) == [.outgoing] && file.rows.map(\.channel) == [.internet])
    #expect(file.rows.map(\.memo) == ["定額"])
  }
}
