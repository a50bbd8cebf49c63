import Core
import Ingest
import Testing

@Suite struct ZenginTransferFormatTests {
  static let september = ReadingOptions(referenceDay: day(2026, 9, 25))

  @Test(arguments: [
    ("sofuri-crlf.dat", 610, "8bf214794203fd47a24e5e1e0dbc8e06d6e2b3f8e1c119d64b5a034a74336249"),
    ("sofuri-none.dat", 600, "409030c34e3e1414b5387eee1f5b80e989d26826c9f1c61425747635ba6d59cd"),
  ])
  func readsTheVector(name: String, length: Int, digest: String) throws {
    let file = try ReadFile(path: SampleFiles.path("golden/zengin/\(name)"), options: Self.september)
    #expect(file.format == .zenginTransfer)
    #expect(file.digest?.hexadecimal == digest)
    #expect(file.tally.accepted == 240)
    #expect(file.tally.rejected == 0)
    #expect(file.tally.total == Int64(length))
    #expect(file.verdict == .accepted)
    #expect(file.findings.isEmpty)
    #expect(file.dateInterpretations == [.nearestYear: 2])
    try #require(file.rows.count == 2)
    let first = file.rows[0]
    #expect(first.account == "9999-998-1-9000001")
    #expect(first.occurredAt == "2026-09-30T00:00:00+09:00")
    #expect(!first.hasTimeOfDay)
    #expect(first.direction == .outgoing && first.kind == .transfer && first.channel == .batch)
    #expect(first.amountYen == 150_000)
    #expect(first.counterpartyAccount == "9999-999-1-9876543")
    #expect(first.counterpartyName == "ﾔﾏﾀﾞ ﾀﾛｳ")
    #expect(first.originatorName == "ｶ)ﾃｽﾄｼﾖｳｼﾞ")
    #expect(first.memo == "" && first.transactionID == "" && first.balanceAfterYen == nil)
    #expect(first.recordNumber == 2 && first.byteLength == 120)
    let second = file.rows[1]
    #expect(second.amountYen == 98_765 && second.memo == "INV-2026/001")
    #expect(second.counterpartyName == "ﾐﾗｲ-ｽﾞ(ｶ" && second.counterpartyAccount == "9999-999-2-1234567")
  }

  @Test func givesTheControlTotal() throws {
    let file = try read(ZenginRecords.transfers().file(), Self.september)
    try #require(file.controlTotals.count == 1)
    let total = file.controlTotals[0]
    #expect(total.declaredCount == 2 && total.declaredYen == 248_765)
    #expect(total.readCount == 2 && total.readYen == 248_765)
    #expect(total.acceptedCount == 2 && total.acceptedYen == 248_765)
    #expect(total.declaredInRecord == 4 && total.agrees)
    #expect(total.nameJapanese != total.nameEnglish)
  }

  @Test func readsTheSameRowsInEveryPhysicalVariant() throws {
    let records = try ZenginRecords.transfers()
    let whole = try read(records.file(), Self.september)
    let variants: [(String, [UInt8])] = [
      ("CRLF", records.file(terminator: "\r\n")), ("LF", records.file(terminator: "\n")),
      ("CR", records.file(terminator: "\r")),
      ("CRLF between", Array(records.file(terminator: "\r\n").dropLast(2))),
      ("CR between", Array(records.file(terminator: "\r").dropLast(1))),
      ("LF trimmed", records.trimmedFile()), ("CRLF trimmed", records.trimmedFile(separator: "\r\n")),
      ("none and DOS end", records.file() + [0x1A]),
      ("none and padding", records.file() + [UInt8](repeating: 0x1A, count: 424)),
      ("none and a last CRLF", records.file() + [0x0D, 0x0A]),
      ("CRLF and DOS end", records.file(terminator: "\r\n") + [0x1A]),
      ("CRLF between and DOS end", Array(records.file(terminator: "\r\n").dropLast(2)) + [0x1A, 0x1A]),
      ("CRLF and blank lines", records.file(terminator: "\r\n") + Array("\r\n\r\n".utf8)),
    ]
    for (name, bytes) in variants {
      let file = try read(bytes, Self.september)
      #expect(file.verdict == .accepted, "\(name)")
      #expect(file.findings.isEmpty && file.rejects.isEmpty, "\(name)")
      #expect(file.rows.map(\.contents) == whole.rows.map(\.contents), "\(name)")
      #expect(file.tally.total == Int64(bytes.count), "\(name)")
      for row in file.rows {
        let record = bytes[Int(row.byteOffset)..<(Int(row.byteOffset) + Int(row.byteLength))]
        #expect(
          record.first == UInt8(ascii: "2") && !record.contains(0x0D) && !record.contains(0x0A), "\(name)")
      }
    }
  }

  @Test func readsSeveralSetsUnderOneEndRecord() throws {
    var records = try ZenginRecords.transfers()
    records.records.insert(contentsOf: records.records[0..<4], at: 4)
    records.put("9000002", record: 4, offset: 96)
    let file = try read(records.file(terminator: "\r\n"), Self.september)
    #expect(file.verdict == .accepted)
    #expect(file.rows.map(\.account).suffix(2) == ["9999-998-1-9000002", "9999-998-1-9000002"])
    #expect(file.controlTotals.map(\.declaredInRecord) == [4, 8])
  }

  @Test func readsAnEmptySet() throws {
    var records = try ZenginRecords.transfers()
    records.records.removeSubrange(1...2)
    records.put("000000000000000000", record: 1, offset: 1)
    let file = try read(records.file(), Self.september)
    #expect(file.verdict == .accepted && file.rows.isEmpty && file.controlTotals[0].agrees)
  }

  @Test(arguments: ["       ", "0000000"])
  func filesOrdersWithoutAnAccountUnderTheCompanyCode(number: String) throws {
    let records = try ZenginRecords.transfers().changed {
      $0.put(number, record: 0, offset: 96)
      $0.put(" ", record: 0, offset: 95)
    }
    let file = try read(records.file(), Self.september)
    #expect(file.rows.map(\.account) == ["consignor-9900000001", "consignor-9900000001"])
  }

  @Test func quarantinesAFileWhoseTrailerDisagrees() throws {
    let file = try ReadFile(
      path: SampleFiles.path("broken/by-hand/zengin-trailer-total.dat"), options: Self.september)
    #expect(file.quarantineCodes == ["ING-012"])
    #expect(file.controlTotals.map(\.agrees) == [false])
    #expect(file.controlTotals[0].declaredYen == 248_766 && file.controlTotals[0].readYen == 248_765)
    let wrongCount = try ZenginRecords.transfers().changed { $0.put("000003", record: 3, offset: 1) }
    #expect(try read(wrongCount.file(), Self.september).quarantineCodes == ["ING-012"])
  }

  @Test func refusesARecordWithABadByteAndStillReconcilesIt() throws {
    let file = try ReadFile(
      path: SampleFiles.path("broken/by-hand/zengin-bad-byte.dat"), options: Self.september)
    #expect(file.verdict == .accepted)
    #expect(file.rejectCodes == ["ING-023"])
    let reject = try #require(file.rejects.first)
    #expect(reject.byteOffset == 122 && reject.byteLength == 120 && !reject.isCut)
    #expect(reject.finding.place.byteOffset == 122 + 55 && reject.finding.place.record == 2)
    #expect(reject.rawBytes == Array(try SampleFiles.bytes("broken/by-hand/zengin-bad-byte.dat")[122..<242]))
    #expect(file.controlTotals[0].readYen == 248_765 && file.controlTotals[0].acceptedYen == 98_765)
    #expect(file.tally.accepted == 120 && file.tally.rejected == 120 && file.tally.framing == 370)
  }

  @Test func quarantinesWhenARejectedAmountCannotBeReconciled() throws {
    let records = try ZenginRecords.transfers().changed { $0.put("15O", record: 1, offset: 84) }
    let file = try read(records.file(), Self.september)
    #expect(file.rejectCodes == ["ING-024"])
    #expect(file.quarantineCodes == ["ING-012"])
  }

  @Test(arguments: [(1, "99 9"), (20, "9A9"), (42, "X"), (43, "12345 7")])
  func refusesAnUnreadableAccount(offset: Int, text: String) throws {
    let records = try ZenginRecords.transfers().changed { $0.put(text, record: 1, offset: offset) }
    let file = try read(records.file(), Self.september)
    #expect(file.rejectCodes == ["ING-028"])
    #expect(file.rejects[0].finding.place.byteOffset == Int64(120 + offset))
    #expect(file.verdict == .accepted)
  }

  @Test(arguments: [
    ("zengin-cut-last-record.dat", ["ING-007"]), ("zengin-no-end-record.dat", ["ING-009"]),
    ("zengin-order.dat", ["ING-012", "ING-006"]), ("zengin-saved-as-utf8.dat", ["ING-005"]),
    ("empty.dat", ["ING-001"]),
    ("not-a-format.txt", ["ING-002"]),
  ])
  func quarantinesBrokenStructure(name: String, codes: [String]) throws {
    let file = try ReadFile(path: SampleFiles.path("broken/by-hand/\(name)"), options: Self.september)
    #expect(file.quarantineCodes == codes)
    #expect(file.tally.total == Int64(try SampleFiles.bytes("broken/by-hand/\(name)").count))
  }

  @Test(arguments: ["04", "41"])
  func refusesAnotherZenginTypeByName(type: String) throws {
    let records = try ZenginRecords.transfers().changed { $0.put(type, record: 0, offset: 1) }
    let file = try read(records.file(), Self.september)
    #expect(file.format == nil && file.rows.isEmpty)
    #expect(file.quarantineCodes == ["ING-003"])
    #expect(file.findings[0].place.field == "種別コード \(type)")
    #expect(file.tally.rejected == 600 && file.rejects.count == 1 && file.rejects[0].byteLength == 600)
  }

  @Test func refusesASetOfAnotherType() throws {
    var records = try ZenginRecords.transfers()
    records.records.insert(contentsOf: records.records[0..<4], at: 4)
    records.put("11", record: 4, offset: 1)
    let file = try read(records.file(), Self.september)
    #expect(file.quarantineCodes == ["ING-008"] && file.findings[0].place.field == "種別コード")
    #expect(file.rows.count == 2 && file.rejectCodes == ["ING-031", "ING-031"])
  }

  @Test func saysWhatTheHeaderSays() throws {
    let file = try read(ZenginRecords.transfers().trimmedFile(), Self.september)
    #expect(file.facts("type") == ["21 総合振込 / bulk credit transfer"])
    #expect(file.facts("line ends") == ["LF, 末尾の空白なし / trailing blanks trimmed"])
    #expect(file.facts("company code") == ["9900000001"] && file.facts("company") == ["ｶ)ﾃｽﾄｼﾖｳｼﾞ"])
    #expect(file.facts("value date") == ["2026-09-30 (基準日に最も近い年 / year nearest to the reference day)"])
    #expect(file.facts("bank") == ["9999 ﾃｽﾄ"] && file.facts("branch") == ["998 ﾎﾝﾃﾝ"])
    #expect(file.facts("account") == ["9999-998-1-9000001"])
    #expect(try read(ZenginRecords.transfers().file(), Self.september).facts("line ends") == ["改行なし / none"])
  }

  @Test func refusesARecordOfTheWrongLengthAndGoesOn() throws {
    var records = try ZenginRecords.transfers()
    records.records[1].removeLast(5)
    let short = try read(records.file(terminator: "\r\n"), Self.september)
    #expect(short.rejectCodes == ["ING-021"] && short.verdict == .accepted && short.rows.count == 1)
    records.records[1] += [UInt8](repeating: 0x20, count: 9)
    let long = try read(records.file(terminator: "\r\n"), Self.september)
    #expect(long.rejectCodes == ["ING-022"] && long.verdict == .accepted && long.rows.count == 1)
    records = try ZenginRecords.transfers()
    records.records[3].removeLast()
    #expect(try read(records.file(terminator: "\r\n"), Self.september).quarantineCodes.contains("ING-007"))
  }

  @Test func refusesRecordsBehindTheEnd() throws {
    let records = try ZenginRecords.transfers()
    let order = try read(records.file() + records.records[1], Self.september)
    #expect(order.quarantineCodes == ["ING-006"] && order.rejectCodes == ["ING-031"])
    let marked = try read(
      records.file(terminator: "\r\n") + [0x1A, 0x0D, 0x0A] + records.records[4] + [0x0D, 0x0A],
      Self.september)
    #expect(marked.quarantineCodes.contains("ING-010"))
  }

  @Test(arguments: [
    (day(2026, 12, 28), "0105", "2027-01-05"), (day(2027, 1, 4), "1230", "2026-12-30"),
    (day(2026, 9, 25), "0930", "2026-09-30"), (day(2027, 3, 1), "0229", "2028-02-29"),
    (day(2026, 1, 10), "0229", "2024-02-29"), (day(2099, 6, 1), "0229", "2096-02-29"),
  ])
  func givesAYearToTheDay(reference: BankDay, monthAndDay: String, expected: String) throws {
    let records = try ZenginRecords.transfers().changed { $0.put(monthAndDay, record: 0, offset: 54) }
    let file = try read(records.file(), ReadingOptions(referenceDay: reference))
    #expect(file.rows.map { String($0.occurredAt.prefix(10)) } == [expected, expected])
  }

  @Test(arguments: ["0230", "1301", "0000", "    ", "09 0"])
  func quarantinesAnImpossibleDay(monthAndDay: String) throws {
    let records = try ZenginRecords.transfers().changed { $0.put(monthAndDay, record: 0, offset: 54) }
    let file = try read(records.file(), Self.september)
    #expect(file.quarantineCodes == ["ING-008"])
    #expect(file.rejectCodes == ["ING-031", "ING-031"])
    #expect(file.findings[0].place.field == "取組日")
  }

  @Test func noticesADayOnWhichBanksAreClosed() throws {
    let records = try ZenginRecords.transfers().changed { $0.put("0927", record: 0, offset: 54) }
    let file = try read(records.file(), Self.september)
    #expect(file.verdict == .accepted)
    #expect(file.findings.map(\.severity) == [.notice])
  }
}

extension ReadRow {
  /// The row without its place in the file.
  var contents: ReadRow {
    var copy = self
    copy.byteOffset = 0
    copy.byteLength = 0
    return copy
  }
}
