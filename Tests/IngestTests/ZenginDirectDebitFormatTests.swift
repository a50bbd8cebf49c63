import Core
import Ingest
import Testing

@Suite struct ZenginDirectDebitFormatTests {
  static let october = ReadingOptions(referenceDay: day(2026, 10, 1))

  @Test func readsARequest() throws {
    let file = try ReadFile(
      path: SampleFiles.path("golden/zengin/kouzafurikae-irai-crlf.dat"), options: Self.october)
    #expect(file.format == .zenginDirectDebit && file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.rows.map(\.account) == ["9999-999-1-2000001", "9999-999-1-2000002", "9999-999-1-2000003"])
    #expect(file.rows.map(\.amountYen) == [6_820, 10_450, 3_980])
    #expect(file.rows.map(\.originatorName) == ["ｲﾄｳ ｻﾌﾞﾛｳ", "ﾜﾀﾅﾍﾞ ｱｷ", "ﾔﾏﾓﾄ ｼﾛｳ"])
    #expect(file.rows.allSatisfy { $0.counterpartyName == "ｶ)ﾃｽﾄﾃﾞﾝｷ" && $0.direction == .outgoing })
    #expect(file.rows.allSatisfy { $0.counterpartyAccount == "9999-998-1-9100001" && $0.kind == .debit })
    #expect(file.rows.allSatisfy { $0.occurredAt == "2026-09-28T00:00:00+09:00" && $0.channel == .batch })
    #expect(file.controlTotals.map(\.nameEnglish) == ["debits (set 1)"])
    #expect(file.facts("request or result") == ["依頼(引落し前) / request, not yet carried out"])
    #expect(file.facts("company code") == ["0000009100"] && file.facts("debit date").count == 1)
  }

  @Test func readsAResultAndRefusesWhatDidNotHappen() throws {
    let file = try read(ZenginRecords.debits().file(), Self.october)
    #expect(file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.rows.map(\.amountYen) == [6_820, 3_980])
    #expect(file.rejectCodes == ["ING-070"])
    let finding = try #require(file.rejects.first?.finding)
    #expect(finding.severity == .notice && finding.place.field == "振替結果コード1 資金不足")
    #expect(finding.place.byteOffset == 240 + 111 && finding.place.record == 3)
    #expect(file.records.rejectedYen == 10_450 && file.records.acceptedYen == 10_800)
    #expect(file.controlTotals.map(\.declaredYen) == [21_250, 10_800, 10_450])
    #expect(file.controlTotals.map(\.readYen) == [21_250, 10_800, 10_450])
    #expect(file.controlTotals.allSatisfy { $0.agrees })
    #expect(file.facts("request or result") == ["結果 / result"])
  }

  @Test func failedDebitsDoNotUseUpTheRejectLimit() throws {
    let strict = Self.october.with { $0.rejectLimit = 0 }
    #expect(try read(ZenginRecords.debits().file(), strict).verdict == .accepted)
    let broken = try ZenginRecords.debits().changed { $0.put("X", record: 1, offset: 42) }
    #expect(try read(broken.file(), strict).quarantineCodes == ["ING-016"])
  }

  @Test func readsAResultInWhichEverythingWasCollected() throws {
    let records = try ZenginRecords.debits().changed {
      $0.put("0", record: 2, offset: 111)
      $0.put("000003000000021250000000000000000000", record: 4, offset: 19)
    }
    let file = try read(records.file(), Self.october)
    #expect(file.verdict == .accepted && file.rows.count == 3)
    #expect(file.facts("request or result") == ["結果 / result"] && file.controlTotals.count == 3)
  }

  @Test(arguments: ["000000000000000000000000000000000000", "                                    "])
  func readsARequestWithZerosOrBlanksForResults(parts: String) throws {
    let records = try ZenginRecords.debits().changed {
      for record in 1...3 { $0.put(" ", record: record, offset: 111) }
      $0.put(parts, record: 4, offset: 19)
    }
    let file = try read(records.file(), Self.october)
    #expect(file.verdict == .accepted && file.rows.count == 3 && file.controlTotals.count == 1)
  }

  @Test(arguments: [
    (19, "000003"), (25, "000000010801"), (37, "000000"), (43, "000000010451"), (1, "000004"),
    (7, "000000021251"),
  ])
  func quarantinesAResultThatDoesNotAddUp(offset: Int, text: String) throws {
    let records = try ZenginRecords.debits().changed { $0.put(text, record: 4, offset: offset) }
    #expect(try read(records.file(), Self.october).quarantineCodes == ["ING-012"])
  }

  @Test func quarantinesAnUnreadableTrailer() throws {
    let records = try ZenginRecords.debits().changed { $0.put("X", record: 4, offset: 30) }
    #expect(try read(records.file(), Self.october).quarantineCodes == ["ING-011"])
  }

  @Test(arguments: ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
  func everyOtherResultMovesNoMoney(result: String) throws {
    let records = try ZenginRecords.debits().changed { $0.put(result, record: 2, offset: 111) }
    let file = try read(records.file(), Self.october)
    #expect(file.rejectCodes == ["ING-070"] && file.verdict == .accepted)
  }

  @Test(arguments: [
    (1, "99 9", "ING-028", "引落銀行番号"), (20, "9A9", "ING-028", "引落支店番号"), (42, "X", "ING-028", "預金種目"),
    (43, "12345 7", "ING-028", "口座番号"), (85, "A", "ING-024", "引落金額"), (111, "X", "ING-071", "振替結果コード"),
  ])
  func refusesWhatCannotBeRead(offset: Int, text: String, code: String, field: String) throws {
    let records = try ZenginRecords.debits().changed { $0.put(text, record: 1, offset: offset) }
    let file = try read(records.file(), Self.october)
    #expect(file.rejectCodes == [code, "ING-070"] && file.rejects[0].finding.place.field == field)
  }

  @Test func namesTheFieldsOfItsOwnHeader() throws {
    let records = try ZenginRecords.debits().changed { $0.put("0931", record: 0, offset: 54) }
    let file = try read(records.file(), Self.october)
    #expect(file.quarantineCodes == ["ING-008"] && file.findings[0].place.field == "引落日")
  }
}
