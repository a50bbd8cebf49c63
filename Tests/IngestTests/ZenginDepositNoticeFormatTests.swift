import Core
import Ingest
import Testing

@Suite struct ZenginDepositNoticeFormatTests {
  @Test func readsTheVector() throws {
    let file = try ReadFile(path: SampleFiles.path("golden/zengin/furinyu-none.dat"), options: .test)
    #expect(file.format == .zenginDepositNotice && file.verdict == .accepted && file.findings.isEmpty)
    #expect(
      file.digest?.hexadecimal == "f7652482e910c395a36ca63cbb46f9583a6b5b1b64422af62532476a2957087f")
    let row = try #require(file.rows.first)
    #expect(file.rows.count == 1 && row.account == "9999-999-1-1234567" && row.direction == .incoming)
    #expect(row.amountYen == 300_000 && row.kind == .transfer && row.channel == .unstated)
    #expect(row.occurredAt == "2026-04-15T00:00:00+09:00" && !row.hasTimeOfDay)
    #expect(row.counterpartyName == "1234ﾔﾏﾀﾞ ﾀﾛｳ" && row.originatorName == row.counterpartyName)
    #expect(row.memo == "ｾｲｷﾕｳ2401" && row.balanceAfterYen == nil && row.transactionID.isEmpty)
    #expect(file.facts("layout of the records") == ["A"] && file.dateInterpretations == [.reiwa: 1])
    #expect(file.controlTotals.map(\.declaredYen) == [300_000] && file.controlTotals[0].agrees)
  }

  @Test func readsLayoutB() throws {
    let file = try read(ZenginRecords.longNotices().file())
    #expect(file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.facts("layout of the records") == ["B"])
    #expect(file.rows.map(\.amountYen) == [300_000, 12_345_678_901, 300_000])
    #expect(file.rows.map(\.memo) == ["ｾｲｷﾕｳ2401", "2402", ""])
    #expect(file.rows.map(\.kind) == [.transfer, .transfer, .correction])
    #expect(file.records.cancelled == 1 && file.records.cancelledYen == 300_000)
    #expect(file.controlTotals.map(\.nameEnglish) == ["transfers (set 1)", "cancellations (set 1)"])
    #expect(file.controlTotals.map(\.declaredYen) == [12_345_978_901, 300_000])
    #expect(file.controlTotals.allSatisfy { $0.agrees })
  }

  @Test(arguments: [
    ("000002000000120000000001000000050000", "transfers (set 1)", true),
    ("000002000000120000      000000000000", "transfers (set 1)", true),
    ("000003000000170000000000000000000000", "transfers (set 1, cancellations included)", true),
    ("000003000000170000000001000000050000", "transfers (set 1, cancellations included)", true),
    ("000001000000070000                  ", "transfers (set 1, less cancellations)", true),
    ("000002000000070000                  ", "transfers (set 1)", false),
    ("000002000000120000000001000000050001", "transfers (set 1)", false),
    ("000002000000120000000002000000050000", "transfers (set 1)", false),
  ])
  func acceptsEachWayOfTotallingCancellations(totals: String, name: String, agrees: Bool) throws {
    let records = try ZenginRecords.notices().changed { $0.put(totals, record: 4, offset: 1) }
    let file = try read(records.file())
    #expect(file.rows.map(\.kind) == [.transfer, .correction, .transfer])
    #expect(file.controlTotals[0].nameEnglish == name)
    #expect(file.quarantineCodes == (agrees ? [] : ["ING-012"]))
  }

  @Test func refusesARecordInTheOtherLayout() throws {
    let inA = try ZenginRecords.notices().changed {
      $0.put("000000000000000000000000", record: 2, offset: 128)
    }
    let file = try read(inA.file())
    #expect(file.facts("layout of the records") == ["A"] && file.rejectCodes == ["ING-073"])
    #expect(file.rejects[0].finding.place.byteOffset == 400 + 128 && file.verdict == .accepted)
    let inB = try ZenginRecords.longNotices().changed { $0.put(" ", record: 2, offset: 151) }
    let other = try read(inB.file())
    // The long amount cannot be read as layout A, so the totals do not agree either.
    #expect(other.rejectCodes == ["ING-073"] && other.quarantineCodes == ["ING-012"])
  }

  @Test func aDamagedRecordDoesNotDecideTheLayout() throws {
    let records = try ZenginRecords.longNotices().changed { $0.records[1][135] = 0x07 }
    let file = try read(records.file())
    #expect(file.rejectCodes == ["ING-023"] && file.rows.count == 2)
    #expect(file.facts("layout of the records") == ["B"] && file.verdict == .accepted)
  }

  @Test func readsTextOfDigitsAsTextWhileItsFillingIsBlank() throws {
    let records = try ZenginRecords.notices().changed {
      $0.put("12345678901234567890", record: 1, offset: 128)
    }
    let file = try read(records.file())
    #expect(file.facts("layout of the records") == ["A"] && file.rows[0].memo == "12345678901234567890")
  }

  @Test func refusesTwoAmountsThatContradict() throws {
    let records = try ZenginRecords.longNotices().changed { $0.put("0000300000", record: 2, offset: 19) }
    let file = try read(records.file())
    #expect(file.rejectCodes == ["ING-024"] && file.quarantineCodes == ["ING-012"])
  }

  @Test func usesTheValueDateThenThePostingDate() throws {
    let later = try ZenginRecords.notices().changed { $0.put("080416", record: 1, offset: 13) }
    #expect(try read(later.file()).rows[0].occurredAt.hasPrefix("2026-04-16"))
    let absent = try ZenginRecords.notices().changed { $0.put("000000", record: 1, offset: 13) }
    #expect(try read(absent.file()).rows[0].occurredAt.hasPrefix("2026-04-15"))
  }

  @Test(arguments: [
    (7, "080416", "ING-027", "勘定日"), (7, "080431", "ING-026", "勘定日"), (13, "08X415", "ING-026", "起算日"),
    (25, "X", "ING-024", "金額"),
  ])
  func refusesWhatCannotBeRead(offset: Int, text: String, code: String, field: String) throws {
    let records = try ZenginRecords.notices().changed { $0.put(text, record: 3, offset: offset) }
    let file = try read(records.file())
    #expect(file.rejectCodes == [code] && file.rejects[0].finding.place.field == field)
  }

  @Test(arguments: [
    (22, "X", "銀行コード"), (41, "9 9", "支店コード"), (59, " ", "預金種目"), (63, "A", "口座番号"), (4, "999999", "作成日"),
  ])
  func quarantinesAnUnreadableHeader(offset: Int, text: String, field: String) throws {
    let records = try ZenginRecords.notices().changed { $0.put(text, record: 0, offset: offset) }
    let file = try read(records.file())
    #expect(file.quarantineCodes == ["ING-008"] && file.findings[0].place.field == field)
    #expect(file.rejectCodes == ["ING-031", "ING-031", "ING-031"])
  }
}
