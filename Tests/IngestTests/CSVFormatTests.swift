import Core
import Ingest
import JapaneseText
import Testing

@Suite struct CSVFormatTests {
  static let header =
    "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
    + "counterparty_name,originator_name,memo,balance_after"

  static func row(_ id: String, memo: String = "", balance: String = "") -> String {
    "\(id),2026-11-20T14:03:22+09:00,0001-001-1-1234567,out,1000,JPY,internet,transfer,0005-123-1-7654321,"
      + "ﾔﾏﾀﾞ ﾀﾛｳ,,\(memo),\(balance)"
  }

  static func file(_ rows: [String], lineEnd: String = "\r\n") -> String {
    ([header] + rows).map { $0 + lineEnd }.joined()
  }

  /// A row with one field of the canonical header replaced.
  static func row(_ field: String, _ value: String) -> String {
    var values = row("T1").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let position = header.split(separator: ",").firstIndex { $0 == field }
    if let position { values[position] = value }
    return values.joined(separator: ",")
  }

  @Test func readsEveryField() throws {
    let text = Self.file([Self.row("T1", memo: "家賃 11月", balance: "-250")])
    let file = try read(text)
    #expect(file.format == .csv && file.verdict == .accepted && file.findings.isEmpty)
    let row = try #require(file.rows.first)
    #expect(row.transactionID == "T1" && row.occurredAt == "2026-11-20T14:03:22+09:00" && row.hasTimeOfDay)
    #expect(row.account == "0001-001-1-1234567" && row.direction == .outgoing && row.amountYen == 1000)
    #expect(row.channel == .internet && row.kind == .transfer)
    #expect(row.counterpartyAccount == "0005-123-1-7654321" && row.counterpartyName == "ﾔﾏﾀﾞ ﾀﾛｳ")
    #expect(row.originatorName == "" && row.memo == "家賃 11月" && row.balanceAfterYen == -250)
    #expect(row.recordNumber == 2 && row.byteOffset == Int64(Self.header.utf8.count + 2))
    #expect(Int(row.byteLength) == Self.row("T1", memo: "家賃 11月", balance: "-250").utf8.count)
    #expect(file.tally.accepted == Int64(row.byteLength))
    #expect(file.controlTotals.map(\.readYen) == [0, 1000])
  }

  @Test(arguments: ["\r\n", "\n"])
  func readsBothLineEndsAndALastLineWithoutOne(lineEnd: String) throws {
    let text = Self.file([Self.row("T1"), Self.row("T2")], lineEnd: lineEnd)
    #expect(try read(text).rows.map(\.transactionID) == ["T1", "T2"])
    #expect(try read(String(text.dropLast())).rows.map(\.transactionID) == ["T1", "T2"])
    #expect(try read(text + lineEnd + lineEnd).rejects.isEmpty)
    #expect(try read("\u{FEFF}" + text).rows.map(\.contents) == (try read(text)).rows.map(\.contents))
    #expect(try read(text + "\u{1A}").verdict == .accepted)
  }

  @Test func readsQuotedFields() throws {
    let text = Self.file([
      Self.row("T1", memo: "\"a,b\""), Self.row("T2", memo: "\"say \"\"yes\"\"\""),
      Self.row("T3", memo: "\"two\r\nlines\nthree\""), Self.row("T4", memo: "\"\""),
      Self.row("T5", memo: "\"\"\"\""), Self.row("\"T6\"", balance: "\"12\""),
    ])
    let file = try read(text)
    #expect(file.rejects.isEmpty)
    #expect(file.rows.map(\.memo) == ["a,b", "say \"yes\"", "two\r\nlines\nthree", "", "\"", ""])
    #expect(file.rows[5].transactionID == "T6" && file.rows[5].balanceAfterYen == 12)
  }

  @Test(arguments: [16, 17, 31, 64, 4096])
  func theBufferDoesNotMatter(bufferBytes: Int) throws {
    let rows = (0..<40).map { Self.row("T\($0)", memo: "\"第\($0)行,\r\n\"\"続き\"\" 髙\"", balance: "\($0)") }
    let text = Self.file(rows + ["broken,\"quote\"x,\r", Self.row("T99")])
    let whole = try read(text)
    #expect(whole.rows.count == 41 && whole.rejectCodes == ["ING-035"])
    let small = try read(text, .test.with { $0.bufferBytes = bufferBytes })
    #expect(small == whole)
    let cp932 = try Self.cp932(text)
    let decoded = try read(cp932, .test.with { $0.bufferBytes = bufferBytes })
    #expect(decoded.rows.map(\.memo) == whole.rows.map(\.memo))
  }

  @Test func batchesHaveTheirSize() throws {
    let text = Self.file((0..<25).map { Self.row("T\($0)") })
    let file = try read(text, .test.with { $0.batchRows = 10 })
    #expect(file.batchSizes == [10, 10, 5])
    let even = try read(text, .test.with { $0.batchRows = 5 })
    #expect(even.batchSizes == [5, 5, 5, 5, 5] && even.rows == file.rows)
  }

  @Test func detectsCP932() throws {
    // 表 and ソ have 5C as their second byte, 十 too; ― a bar in 7C's column.
    let text = Self.file([Self.row("T1", memo: "表計算ソフト十能"), Self.row("T2", memo: "\"ﾔﾏﾀﾞ,髙\"")])
    let file = try read(Self.cp932(text))
    #expect(file.rejects.isEmpty)
    #expect(file.rows.map(\.memo) == ["表計算ソフト十能", "ﾔﾏﾀﾞ,髙"])
    #expect(file.rows.map(\.counterpartyName) == ["ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ﾀﾛｳ"])
    let forced = try read(Self.cp932(text), .test.with { $0.csv.layouts[0].encoding = .utf8 })
    #expect(forced.rejectCodes == ["ING-037", "ING-037"])
  }

  @Test func saysWhereABadByteIs() throws {
    let file = try ReadFile(path: SampleFiles.path("broken/by-hand/csv-cut-character.csv"), options: .test)
    #expect(file.rows.map(\.counterpartyName) == ["表計算"])
    #expect(file.rejectCodes == ["ING-037"])
    let reject = try #require(file.rejects.first)
    #expect(reject.finding.place.field == "counterparty_name")
    let bytes = try SampleFiles.bytes("broken/by-hand/csv-cut-character.csv")
    let offset = try #require(reject.finding.place.byteOffset)
    // ソ is whole (83 5C); the lead byte that follows it has no second byte.
    #expect(Array(bytes[(Int(offset) - 2)...Int(offset)]) == [0x83, 0x5C, 0x83])
    var utf8 = Array(Self.file([Self.row("T1", memo: "\"a\"\"b@\"")]).utf8)
    let mark = try #require(utf8.lastIndex(of: UInt8(ascii: "@")))
    utf8[mark] = 0xFF
    let broken = try read(utf8, .test.with { $0.csv.layouts[0].encoding = .utf8 })
    #expect(broken.rejects.map(\.finding.place.byteOffset) == [Int64(mark)])
  }

  @Test(arguments: [
    ("occurred_at", "2026-11-20T05:03:22Z"), ("occurred_at", "2026-11-20T14:03:22+09:00"),
    ("occurred_at", "2026-11-19T21:33:22-07:30"),
  ])
  func readsOffsets(field: String, value: String) throws {
    #expect(
      try read(Self.file([Self.row(field, value)])).rows.map(\.occurredAt) == ["2026-11-20T14:03:22+09:00"])
  }

  @Test(arguments: [
    ("occurred_at", "2026-11-20T14:03:22", "ING-039"),
    ("occurred_at", "1850-01-01T00:00:00+09:00", "ING-038"),
    ("occurred_at", "1868-01-01T00:00:00+09:00", "ING-062"),
    ("occurred_at", "1980-12-31T23:59:59+09:00", "ING-062"),
    ("occurred_at", "2100-01-01T00:00:00+09:00", "ING-062"),
    ("occurred_at", "2099-12-31T23:59:59-09:00", "ING-062"),
    ("occurred_at", "2150-01-01T00:00:00Z", "ING-062"),
    ("occurred_at", "9999-12-31T23:59:59-23:59", "ING-062"),
    ("occurred_at", "2026-11-20 14:03:22+09:00", "ING-038"),
    ("occurred_at", "2026-02-29T14:03:22+09:00", "ING-038"),
    ("occurred_at", "2026-11-20T24:00:00+09:00", "ING-038"),
    ("occurred_at", "2026-11-20T14:03:60+09:00", "ING-038"),
    ("occurred_at", "2026-11-20T14:03:22+9:00", "ING-038"),
    ("occurred_at", "2026-1120-T14:03:22+09:00", "ING-038"), ("occurred_at", "", "ING-038"),
    ("occurred_at", "2026.11.20T14:03:22+09:00", "ING-038"),
    ("occurred_at", "2026-11-20T14:03:22*09:00", "ING-038"),
    ("occurred_at", "----------T14:03:22+09:00", "ING-038"), ("kind", "\u{0}cash", "ING-042"),
    ("account", "", "ING-040"), ("direction", "OUT", "ING-029"), ("direction", "", "ING-029"),
    ("amount", "", "ING-024"), ("amount", "-5", "ING-024"), ("amount", "1.0", "ING-024"),
    ("amount", "+1", "ING-024"),
    ("amount", "１００", "ING-024"), ("amount", " 1", "ING-024"), ("amount", "10000000000000", "ING-025"),
    ("amount", "99999999999999999999999", "ING-024"), ("currency", "USD", "ING-043"),
    ("currency", "", "ING-043"),
    ("currency", "jpy", "ING-043"), ("channel", "fax", "ING-041"), ("kind", "gift", "ING-042"),
    ("balance_after", "1e3", "ING-044"), ("balance_after", "-", "ING-044"), ("memo", "a\"b", "ING-035"),
    ("memo", "\"a\"b", "ING-035"), ("memo", "a\rb", "ING-036"), ("memo", "a,b", "ING-032"),
  ])
  func refusesABadFieldAndGoesOn(field: String, value: String, code: String) throws {
    let file = try read(Self.file([Self.row("T0"), Self.row(field, value), Self.row("T2")]))
    #expect(file.rejectCodes == [code])
    #expect(file.rows.map(\.transactionID) == ["T0", "T2"])
    #expect(file.rows.map(\.contents.counterpartyName) == ["ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ﾀﾛｳ"])
    #expect(file.verdict == .accepted)
    let reject = try #require(file.rejects.first)
    #expect(reject.rawBytes == Array(Self.row(field, value).utf8) && reject.finding.place.record == 3)
  }

  @Test func optionalWordsMayBeEmpty() throws {
    let channel = try read(Self.file([Self.row("channel", ""), Self.row("kind", "")]))
    #expect(channel.rows.map(\.channel) == [.unstated, .internet])
    #expect(channel.rows.map(\.kind) == [.transfer, .other])
  }

  @Test func readsTheBrokenSamples() throws {
    let fields = try ReadFile(path: SampleFiles.path("broken/by-hand/csv-bad-fields.csv"), options: .test)
    #expect(fields.rejectCodes == ["ING-024", "ING-032", "ING-039", "ING-043", "ING-041", "ING-040"])
    #expect(fields.rows.map(\.transactionID) == ["T1", "T8"])
    let quote = try ReadFile(path: SampleFiles.path("broken/by-hand/csv-unclosed-quote.csv"), options: .test)
    #expect(quote.rejectCodes == ["ING-034"] && quote.rows.map(\.transactionID) == ["T1"])
    let bytes = try SampleFiles.bytes("broken/by-hand/csv-unclosed-quote.csv")
    let offset = try #require(quote.rejects[0].finding.place.byteOffset)
    #expect(bytes[Int(offset)] == UInt8(ascii: "\""))
    #expect(quote.rejects[0].byteOffset + quote.rejects[0].byteLength == Int64(bytes.count))
    let column = try ReadFile(path: SampleFiles.path("broken/by-hand/csv-missing-column.csv"), options: .test)
    #expect(column.quarantineCodes == ["ING-018"] && column.findings[0].place.field == "amount")
    #expect(column.tally.rejected == column.tally.total && column.rows.isEmpty)
  }

  @Test func matchesColumnsByNameInAnyOrder() throws {
    var layout = TableLayout(
      name: "bank", occurredAt: .iso8601(.column("取引日時")), account: .column("口座"),
      direction: .canonicalWords(.column("入出金")), amount: TableAmount(.single(.column("金額"))))
    layout.memo = .column("摘要")
    let mapping = CSVMapping(layouts: [layout])
    let text = "摘要,余分,金額,入出金,口座,取引日時\nｶ-ﾄﾞ,x,5,in,A-1,2026-11-20T00:00:00Z\n"
    let options = ReadingOptions.test.with { $0.csv = mapping }
    for bytes in [Array(text.utf8), try Self.cp932(text)] {
      let file = try read(bytes, options)
      #expect(file.rows.map(\.memo) == ["ｶ-ﾄﾞ"] && file.rows[0].balanceAfterYen == nil)
      #expect(file.rows[0].counterpartyName == "" && file.rows[0].direction == .incoming)
      #expect(file.findings.map(\.code) == ["ING-052"] && file.findings[0].place.field == "1")
    }
    let twice = try read(text.replacing("余分", with: "金額"), options)
    #expect(twice.quarantineCodes == ["ING-019"])
    let unreadable = try read("a\"b,c\n1,2\n", options)
    #expect(unreadable.quarantineCodes == ["ING-017"])
  }

  @Test func quarantinesAFileOverItsRejectLimit() throws {
    let text = Self.file([Self.row("amount", "x"), Self.row("amount", "y"), Self.row("T3")])
    #expect(try read(text, .test.with { $0.rejectLimit = 2 }).verdict == .accepted)
    #expect(try read(text, .test.with { $0.rejectLimit = 1 }).quarantineCodes == ["ING-016"])
  }

  @Test func keepsNoMoreRejectsThanTheLimitAndCountsTheRest() throws {
    let file = try read(Self.header + "\n" + String(repeating: "x\n", count: Limits.rejectsPerFile + 5))
    #expect(file.rejects.count == Limits.rejectsPerFile)
    #expect(file.records.rejected == Int64(Limits.rejectsPerFile + 5))
    #expect(file.tally.rejected == Int64(Limits.rejectsPerFile + 5) && file.quarantineCodes == ["ING-016"])
  }

  @Test func refusesALongRecordWhateverTheBuffer() throws {
    let long = Self.row("T1", memo: String(repeating: "x", count: Limits.csvRecordBytes))
    let quoted = Self.row("T2", memo: "\"" + String(repeating: "a,\r\n\"\"", count: 300_000) + "\"")
    let text = Self.file([long, Self.row("T3"), quoted, Self.row("T4")])
    let whole = try read(text)
    #expect(whole.rejectCodes == ["ING-022", "ING-022"] && whole.rows.map(\.transactionID) == ["T3", "T4"])
    #expect(whole.rejects.allSatisfy { $0.isCut && $0.rawBytes.count == RejectedRecord.keptBytes })
    #expect(whole.rejects.map(\.byteLength) == [Int64(long.utf8.count), Int64(quoted.utf8.count)])
    #expect(try read(text, .test.with { $0.bufferBytes = 3 << 20 }) == whole)
    #expect(try read(text, .test.with { $0.bufferBytes = 1000 }) == whole)
    let unclosed = try read(text + "\"" + String(repeating: "z\n", count: 900_000))
    #expect(unclosed.rejectCodes.last == "ING-034" && unclosed.rejects.last?.byteLength == 1_800_001)
  }

  @Test func aHeaderWithoutRowsIsAFile() throws {
    let file = try read(Self.header + "\n")
    #expect(file.verdict == .accepted && file.rows.isEmpty)
    #expect(file.tally.framing == Int64(Self.header.utf8.count + 1))
  }

  /// Text in CP932.
  static func cp932(_ text: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let outcome = try CP932Encoder().append(Array(text.utf8).span, to: &bytes)
    #expect(outcome == .complete)
    return bytes
  }
}
