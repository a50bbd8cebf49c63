import Core
import Ingest
import Testing

@Suite struct JSONLinesFormatTests {
  static func line(_ change: [String: String] = [:], without absent: String = "", extra: String = "")
    -> String
  {
    let fields: [(String, String)] = [
      ("transaction_id", "\"T1\""), ("occurred_at", "\"2026-11-20T14:03:22+09:00\""),
      ("account", "\"0001-001-1-1234567\""), ("direction", "\"out\""), ("amount", "1000"),
      ("currency", "\"JPY\""), ("channel", "\"internet\""), ("kind", "\"transfer\""),
      ("counterparty_name", "\"ﾔﾏﾀﾞ ﾀﾛｳ\""), ("memo", "\"家賃\""), ("balance_after", "-250"),
    ]
    let members = fields.filter { $0.0 != absent }.map { key, value in "\"\(key)\":\(change[key] ?? value)" }
    return "{" + members.joined(separator: ",") + extra + "}"
  }

  @Test func readsEveryField() throws {
    let file = try read(Self.line() + "\n")
    #expect(file.format == .jsonLines && file.verdict == .accepted && file.rejects.isEmpty)
    let row = try #require(file.rows.first)
    #expect(row.transactionID == "T1" && row.occurredAt == "2026-11-20T14:03:22+09:00" && row.hasTimeOfDay)
    #expect(row.direction == .outgoing && row.amountYen == 1000 && row.balanceAfterYen == -250)
    #expect(row.channel == .internet && row.kind == .transfer && row.memo == "家賃")
    #expect(row.counterpartyName == "ﾔﾏﾀﾞ ﾀﾛｳ" && row.counterpartyAccount == "" && row.originatorName == "")
    #expect(row.recordNumber == 1 && row.byteOffset == 0 && Int(row.byteLength) == Self.line().utf8.count)
  }

  @Test func keysMayStandInAnyOrderAndBeLeftOut() throws {
    let lines = [
      Self.line(), Self.line(without: "memo"), Self.line(["memo": "null"]),
      "{ \"amount\" :5, \"direction\":\"in\" ,\"account\":\"A\",\t\"currency\":\"JPY\","
        + "\"occurred_at\":\"2026-11-20T00:00:00Z\"}",
      Self.line(), "", " \t", Self.line(extra: ",\"other\":{\"a\":[1,2,{\"b\":null}],\"c\":\"}\"}"),
      Self.line(),
    ]
    for lineEnd in ["\n", "\r\n"] {
      let text = lines.joined(separator: lineEnd)
      for whole in [text, text + lineEnd, "\u{FEFF}" + text] {
        let file = try read(whole)
        #expect(file.rejects.isEmpty && file.verdict == .accepted)
        #expect(file.rows.map(\.memo) == ["家賃", "", "", "", "家賃", "家賃", "家賃"])
        #expect(file.rows.map(\.recordNumber) == [1, 2, 3, 4, 5, 6, 7])
      }
    }
  }

  @Test(arguments: [
    ("\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\"", "a\"b\\c/\u{8}\u{C}\n\r\t"), ("\"\\u3042\\u00e9\"", "あé"),
    ("\"\\uD867\\uDE3D\"", "\u{29E3D}"), ("\"x\\ud83d\\ude00y\"", "x😀y"), ("\"\"", ""), ("12", "12"),
    ("true", "true"),
  ])
  func readsStrings(json: String, text: String) throws {
    let file = try read(Self.line(["memo": json]))
    #expect(file.rejects.isEmpty && file.rows.map(\.memo) == [text])
  }

  @Test(arguments: [
    ("0", 0), ("1.5e3", 1500), ("1500.00", 1500), ("15E+2", 1500), ("150000e-2", 1500), ("\"1500\"", 1500),
    ("9999999999999", 9_999_999_999_999), ("0e5", 0), ("0.0", 0),
  ])
  func readsExactNumbers(json: String, yen: Int64) throws {
    let file = try read(Self.line(["amount": json]))
    #expect(file.rejects.isEmpty && file.rows.map(\.amountYen) == [yen])
  }

  @Test(arguments: [
    ("amount", "1.5", "ING-024"), ("amount", "-5", "ING-024"), ("amount", "1e99", "ING-024"),
    ("amount", "1e-1", "ING-024"), ("amount", "10000000000000", "ING-025"), ("amount", "null", "ING-024"),
    ("amount", "01", "ING-141"), ("amount", "1.", "ING-141"), ("amount", ".5", "ING-141"),
    ("amount", "1e", "ING-141"), ("amount", "+1", "ING-141"), ("amount", "0x10", "ING-141"),
    ("amount", "NaN", "ING-141"), ("amount", "nul", "ING-141"), ("amount", "{}", "ING-144"),
    ("amount", "[1]", "ING-144"), ("amount", "", "ING-141"), ("amount", "\"1.5e3\"", "ING-024"),
    ("memo", "\"a\tb\"", "ING-141"), ("memo", "\"a\u{0}b\"", "ING-141"), ("memo", "\"a", "ING-141"),
    ("memo", "\"\\x\"", "ING-145"), ("memo", "\"\\u12\"", "ING-145"), ("memo", "\"\\ud800\"", "ING-145"),
    ("memo", "\"\\ud800\\u0041\"", "ING-145"), ("memo", "\"\\udc00\"", "ING-145"), ("memo", "'a'", "ING-141"),
    ("memo", "\"a\" \"b\"", "ING-141"), ("memo", "\"a\",\"memo\":\"b\"", "ING-142"),
    ("memo", "\"a\",\"m\\u0065mo\":\"b\"", "ING-142"), ("memo", "\"a\",\"x\":1,\"x\":2", "ING-142"),
    ("memo", "\"a\",\"x\":{\"y\":1,\"y\":2}", "ING-142"), ("memo", "\"a\",\"x\":[1,]", "ING-141"),
    ("memo", "\"a\",", "ING-141"), ("memo", "\"a\"}}", "ING-141"), ("memo", "\"a\",\"x\":[1}", "ING-141"),
    ("account", "\"\"", "ING-040"), ("account", "null", "ING-040"), ("channel", "\"fax\"", "ING-041"),
    ("occurred_at", "\"2026-11-20T14:03:22\"", "ING-039"), ("occurred_at", "1", "ING-038"),
    ("currency", "null", "ING-043"),
  ])
  func refusesABadLineAndGoesOn(key: String, json: String, code: String) throws {
    let bad = Self.line([key: json])
    let file = try read([Self.line(), bad, Self.line()].joined(separator: "\n"))
    #expect(file.rejectCodes == [code])
    #expect(file.rows.count == 2 && file.rejects.first?.rawBytes == Array(bad.utf8))
  }

  @Test(arguments: ["[1]", "1", "\"a\"", "x", "}", "{", "{\"a\"", "{\"a\":", "{a:1}", "{,}"])
  func refusesWhatIsNoObject(line: String) throws {
    let file = try read(Self.line() + "\n" + line + "\n" + Self.line())
    #expect(file.rows.count == 2 && ["ING-140", "ING-141"].contains(file.rejectCodes.first ?? ""))
  }

  @Test func saysWhereAFaultIs() throws {
    let text = Self.line() + "\n" + Self.line(["memo": "\"ab@c\""]) + "\n"
    var bytes = Array(text.utf8)
    let mark = try #require(bytes.lastIndex(of: UInt8(ascii: "@")))
    bytes[mark] = 0xFF
    let broken = try read(bytes)
    #expect(broken.rejectCodes == ["ING-037"] && broken.rejects[0].finding.place.byteOffset == Int64(mark))
    bytes[mark] = 0x01
    let control = try read(bytes)
    #expect(control.rejectCodes == ["ING-141"] && control.rejects[0].finding.place.byteOffset == Int64(mark))
  }

  @Test func limitsDepth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try read(Self.line(extra: ",\"x\":" + nested(32))).rejects.isEmpty)
    #expect(try read(Self.line(extra: ",\"x\":" + nested(33))).rejectCodes == ["ING-143"])
    #expect(try read(Self.line(extra: ",\"x\":" + nested(300_000))).rejectCodes == ["ING-143"])
  }

  @Test func readsKeysOfInnerObjects() throws {
    var layout = TableLayout(
      name: "inner", occurredAt: .iso8601(.column("at")), account: .column("from.account"),
      direction: .canonicalWords(.constant("out")), amount: TableAmount(.single(.column("amount.value"))))
    layout.counterpartyAccount = .column("to.account")
    let options = ReadingOptions.test.with { $0.csv = CSVMapping(layouts: [layout]) }
    let one =
      "{\"at\":\"2026-11-20T00:00:00Z\",\"from\":{\"name\":\"x\",\"account\":\"A\"},"
      + "\"amount\":{\"value\":7,\"currency\":\"JPY\"},\"to\":{\"account\":\"B\"}}"
    let file = try read(one + "\n" + one.replacing("\"B\"", with: "null") + "\n" + one, options)
    #expect(file.rejects.isEmpty && file.rows.map(\.account) == ["A", "A", "A"])
    #expect(
      file.rows.map(\.counterpartyAccount) == ["B", "", "B"] && file.rows.map(\.amountYen) == [7, 7, 7])
    let both = try read(one.replacing("\"to\":", with: "\"to.account\":\"C\",\"to\":"), options)
    #expect(both.rejectCodes == ["ING-142"])
  }

  @Test func takesTheFirstLayoutWhoseKeysAreThere() throws {
    var other = TableLayout.canonical
    other.name = "other"
    other.account = .column("konto")
    let options = ReadingOptions.test.with { $0.csv = CSVMapping(layouts: [other, .canonical]) }
    #expect(try read(Self.line(), options).rows.count == 1)
    let neither = try read(Self.line(without: "account"), options)
    #expect(neither.findings.first?.place.field == "other: konto")
    #expect(neither.quarantineCodes == ["ING-100"] && neither.tally.rejected == neither.tally.total)
  }

  @Test(arguments: [16, 17, 64, 300, 4096])
  func theBufferDoesNotMatter(bufferBytes: Int) throws {
    let lines = (0..<30).map {
      Self.line(["memo": "\"第\($0)行 \\u9ad9\"", "amount": $0 % 7 == 3 ? "x" : "\($0)"])
    }
    let text = lines.joined(separator: "\r\n")
    let whole = try read(text)
    #expect(whole.rows.count == 26 && whole.rejects.count == 4)
    #expect(try read(text, .test.with { $0.bufferBytes = bufferBytes }) == whole)
    #expect(try read(text, .test.with { $0.batchRows = 7 }).rows == whole.rows)
  }

  @Test func refusesALongLine() throws {
    let long = Self.line(["memo": "\"" + String(repeating: "x", count: Limits.csvRecordBytes) + "\""])
    let file = try read([Self.line(), long, Self.line()].joined(separator: "\n"))
    #expect(file.rejectCodes == ["ING-022"] && file.rows.count == 2)
  }

  @Test func refusesAFileWithoutTheMappedKeys() throws {
    let file = try read("{\"a\":1,\"b\":2}\n")
    #expect(file.quarantineCodes == ["ING-146"] && file.findings.first?.place.field == "occurred_at")
    #expect(file.format == .jsonLines && file.tally.rejected == file.tally.total)
  }
}
