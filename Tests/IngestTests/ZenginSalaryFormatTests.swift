import Core
import Ingest
import Testing

@Suite struct ZenginSalaryFormatTests {
  static let september = ReadingOptions(referenceDay: day(2026, 9, 20))

  @Test func readsSalaries() throws {
    let file = try ReadFile(path: SampleFiles.path("golden/zengin/kyuyo-crlf.dat"), options: Self.september)
    #expect(file.format == .zenginSalary && file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.rows.map(\.amountYen) == [283_450, 312_000, 95_000])
    #expect(file.rows.allSatisfy { $0.account == "9999-998-1-9000001" && $0.direction == .outgoing })
    #expect(file.rows.allSatisfy { $0.kind == .salary && $0.channel == .batch && !$0.hasTimeOfDay })
    #expect(file.rows.allSatisfy { $0.occurredAt == "2026-09-25T00:00:00+09:00" && $0.memo.isEmpty })
    #expect(
      file.rows.map(\.counterpartyAccount) == [
        "9999-999-1-1000001", "9999-999-1-1000002", "9998-001-2-0000003",
      ])
    #expect(file.rows.map(\.counterpartyName) == ["ｻﾄｳ ﾊﾅｺ", "ｽｽﾞｷ ｲﾁﾛｳ", "ﾀｶﾊｼ ｼﾞﾛｳ"])
    #expect(file.rows.allSatisfy { $0.originatorName == "ｶ)ﾃｽﾄｼﾖｳｼﾞ" && $0.balanceAfterYen == nil })
    #expect(file.controlTotals.map(\.declaredYen) == [690_450] && file.controlTotals[0].agrees)
    #expect(file.facts("type") == ["11 給与振込(民間) / salaries"])
  }

  @Test func readsBonusesFiledUnderTheCompanyCode() throws {
    let file = try ReadFile(
      path: SampleFiles.path("golden/zengin/shoyo-lf-trimmed.dat"),
      options: ReadingOptions(referenceDay: day(2026, 12, 1)))
    #expect(file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.rows.map(\.account) == ["consignor-0000000077"] && file.rows[0].kind == .salary)
    #expect(file.facts("type") == ["72 賞与振込(地方公務員) / bonuses of local government"])
  }

  @Test(arguments: ["11", "12", "71", "72"])
  func readsEveryTypeAndSetsOfSeveral(type: String) throws {
    var records = try ZenginRecords.salaries()
    records.records.insert(contentsOf: records.records[0..<5], at: 5)
    records.put(type, record: 5, offset: 1)
    let file = try read(records.file(), Self.september)
    #expect(file.verdict == .accepted && file.rows.count == 6 && file.controlTotals.count == 2)
    #expect(file.facts("type").last?.hasPrefix(type) == true)
  }

  @Test(arguments: [
    (1, "99 9", "ING-028", "被仕向銀行番号"), (20, "9A9", "ING-028", "被仕向支店番号"), (42, "X", "ING-028", "預金種目"),
    (43, "12345 7", "ING-028", "口座番号"), (85, "A", "ING-024", "振込金額"),
  ])
  func refusesWhatCannotBeRead(offset: Int, text: String, code: String, field: String) throws {
    let records = try ZenginRecords.salaries().changed { $0.put(text, record: 2, offset: offset) }
    let file = try read(records.file(), Self.september)
    #expect(file.rejectCodes == [code] && file.rejects[0].finding.place.field == field)
    #expect(file.rows.count == 2 && file.quarantineCodes == (code == "ING-024" ? ["ING-012"] : []))
  }

  @Test func keepsNoTextOfTheEDIMark() throws {
    // Byte 112 marks a text in transfers only; here it is filler.
    let records = try ZenginRecords.salaries().changed { $0.put("Y", record: 1, offset: 112) }
    #expect(try read(records.file(), Self.september).rows[0].memo.isEmpty)
  }

  @Test func quarantinesWhatDoesNotAddUp() throws {
    let records = try ZenginRecords.salaries().changed { $0.put("000000690451", record: 4, offset: 7) }
    #expect(try read(records.file(), Self.september).quarantineCodes == ["ING-012"])
  }
}
