import Core
import Ingest
import Testing

@Suite struct ISOStatementFormatTests {
  static func golden(_ name: String) throws -> ReadFile {
    try ReadFile(path: SampleFiles.path("golden/iso20022/\(name)"), options: .test)
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try SampleFiles.bytes("golden/iso20022/\(name)"), as: UTF8.self)
  }

  @Test func readsAStatementOfVersion02() throws {
    let file = try Self.golden("camt.053-v02.xml")
    #expect(file.format == .accountStatement && file.verdict == .accepted)
    #expect(file.findings.isEmpty && file.rejects.isEmpty)
    try #require(file.rows.count == 5)
    #expect(file.rows.map(\.account) == Array(repeating: "9999-998-1-9000001", count: 5))
    #expect(file.rows.map(\.amountYen) == [150_000, 100_000, 50_000, 50_000, 880])
    #expect(file.rows.map(\.direction) == [.incoming, .outgoing, .outgoing, .incoming, .outgoing])
    #expect(file.rows.map(\.kind) == [.transfer, .cash, .transfer, .correction, .fee])
    #expect(
      file.rows.map(\.transactionID)
        == ["ASR-000101", "ASR-000102", "ASR-000103", "ASR-000103", "ASR-000104"])
    let first = file.rows[0]
    #expect(first.counterpartyName == "ヤマダ & サンズ合同会社" && first.originatorName == "山田太郎")
    #expect(first.counterpartyAccount == "9997-001-2-1234567")
    #expect(first.memo == "請求書 2026-04 INV-2026/001 振込")
    #expect(first.occurredAt == "2026-04-30T00:00:00+09:00" && !first.hasTimeOfDay)
    #expect(first.channel == .unstated && first.balanceAfterYen == nil && first.recordNumber == 1)
    #expect(file.rows[1].occurredAt == "2026-04-30T14:03:22+09:00" && file.rows[1].hasTimeOfDay)
    #expect(file.rows[2].occurredAt == "2026-04-30T17:15:00+09:00")
    #expect(file.rows[2].counterpartyAccount == "DE02120300000000202051")
    #expect(file.records.cancelled == 1 && file.records.cancelledYen == 50_000)
    #expect(file.records.acceptedYen == 350_880)
  }

  @Test func givesTheBytesOfEachEntry() throws {
    let bytes = try SampleFiles.bytes("golden/iso20022/camt.053-v02.xml")
    let file = try Self.golden("camt.053-v02.xml")
    for row in file.rows {
      let record = bytes[Int(row.byteOffset)..<(Int(row.byteOffset) + Int(row.byteLength))]
      let text = String(decoding: record, as: UTF8.self)
      #expect(text.hasPrefix("<Ntry>") && text.hasSuffix("</Ntry>"))
      #expect(text.contains("<NtryRef>\(row.recordNumber)</NtryRef>"))
    }
  }

  @Test func holdsTotalsAndBalancesAgainstTheEntries() throws {
    let file = try Self.golden("camt.053-v02.xml")
    #expect(
      file.controlTotals.map(\.nameEnglish) == [
        "entries (account 1)", "credits (account 1)", "debits (account 1)", "closing balance (account 1)",
      ])
    #expect(file.controlTotals.allSatisfy { $0.agrees })
    #expect(file.controlTotals.map(\.declaredYen) == [350_880, 200_000, 150_880, 1_049_120])
    #expect(file.controlTotals.map(\.readYen) == [350_880, 200_000, 150_880, 1_049_120])
    #expect(file.controlTotals.map(\.acceptedCount) == [5, 2, 3, nil])
    let text = try Self.text("camt.053-v02.xml")
    let changes: [(String, String, String)] = [
      ("<Sum>350880</Sum>", "<Sum>350881</Sum>", "ING-173"),
      ("<NbOfNtries>3</NbOfNtries>", "<NbOfNtries>4</NbOfNtries>", "ING-173"),
      ("<Sum>200000</Sum>", "<Sum>x</Sum>", "ING-174"), ("1049120.00", "1049121", "ING-013"),
      (">1000000<", ">1,000,000<", "ING-174"),
    ]
    for (old, new, code) in changes {
      #expect(text.contains(old))
      let changed = try read(text.replacing(old, with: new))
      #expect(changed.quarantineCodes == [code], "\(new)")
    }
  }

  @Test func makesEachTransactionOfABatchARecord() throws {
    let name = "camt.053-v08.xml"
    let file = try Self.golden(name)
    let bytes = try SampleFiles.bytes("golden/iso20022/\(name)")
    #expect(file.format == .accountStatement && file.verdict == .accepted)
    try #require(file.rows.count == 2)
    #expect(file.rows.map(\.account) == ["GB33BUKB20201555555555", "GB33BUKB20201555555555"])
    #expect(file.rows.map(\.amountYen) == [120_000, 130_000])
    #expect(file.rows.map(\.kind) == [.salary, .salary])
    #expect(file.rows.map(\.transactionID) == ["SAL-1", "BATCH-77-2"])
    #expect(file.rows.map(\.counterpartyName) == ["佐藤花子", "鈴木一郎"])
    #expect(file.rows[0].originatorName == "Mirai Trading")
    #expect(file.rows[0].counterpartyAccount == "9996-120-1-7654321")
    #expect(file.rows.map(\.memo) == ["4月分給与", "RF18539007547034 給与 <4月> & 手当"])
    #expect(file.rows[0].occurredAt == "2026-04-30T10:00:00+09:00")
    // The third amount is no whole number of yen; the other account is in dollars.
    #expect(file.rejectCodes == ["ING-024", "ING-043"])
    #expect(file.records.rejectedWithoutAmount == 2 && file.controlTotals.allSatisfy { $0.agrees })
    for row in file.rows {
      let record = bytes[Int(row.byteOffset)..<(Int(row.byteOffset) + Int(row.byteLength))]
      let text = String(decoding: record, as: UTF8.self)
      #expect(text.hasPrefix("<s:TxDtls>") && text.hasSuffix("</s:TxDtls>"))
    }
    #expect(String(decoding: file.rejects[1].rawBytes, as: UTF8.self).hasPrefix("<s:Ntry>"))
  }

  @Test func quarantinesABatchThatDoesNotAddUp() throws {
    let text = try Self.text("camt.053-v08.xml")
    let amount = try read(text.replacing("130000.00", with: "130001"))
    #expect(amount.quarantineCodes == ["ING-172", "ING-172"])
    let count = try read(text.replacing("<s:NbOfTxs>3", with: "<s:NbOfTxs>4"))
    #expect(count.quarantineCodes == ["ING-172"])
    let notification = try Self.text("camt.054-v08.xml").replacing(">3000<", with: ">3001<")
    #expect(try read(notification).quarantineCodes == ["ING-172"])
  }

  @Test func addsTransactionsWithTheirSign() throws {
    let file = try Self.golden("camt.054-v08.xml")
    #expect(file.format == .debitCreditNotification && file.verdict == .accepted)
    #expect(file.rows.map(\.transactionID) == ["T-1", "T-2", "T-3"])
    #expect(file.rows.map(\.direction) == [.incoming, .incoming, .outgoing])
    #expect(file.rows.map(\.counterpartyName) == ["甲", "乙", "丙"])
    #expect(file.controlTotals.map(\.readYen) == [7_000])
  }

  @Test func refusesWhatIsNotBookedAndCountsItsAmount() throws {
    let file = try Self.golden("camt.052-v08.xml")
    #expect(file.format == .accountReport && file.verdict == .accepted)
    #expect(file.rejectCodes == ["ING-171", "ING-171"])
    #expect(file.records.rejectedYen == 300 && file.records.rejectedWithoutAmount == 0)
    #expect(file.rows.map(\.transactionID) == ["TX-9"] && file.rows[0].originatorName == "ｶ)ﾃｽﾄ")
    // All entries stand in the first total, booked ones only in the second.
    #expect(
      file.controlTotals.map(\.nameEnglish) == [
        "entries (account 1)", "credits (account 1), booked only",
      ])
  }

  @Test func readsAReportOfVersion02() throws {
    let file = try Self.golden("camt.052-v02.xml")
    #expect(file.verdict == .accepted && file.rejectCodes == ["ING-171"])
    try #require(file.rows.count == 1)
    #expect(file.rows[0].account == "12345678" && file.rows[0].kind == .debit)
    #expect(file.rows[0].transactionID == "DD-55" && file.rows[0].counterpartyName == "電力株式会社")
  }

  @Test func readsSeveralDocumentsAndNeverKeepsTheSender() throws {
    let file = try Self.golden("camt.054-v02-zedi.xml")
    #expect(file.format == .debitCreditNotification && file.verdict == .accepted)
    #expect(file.rows.map(\.account) == ["9999-998-1-9000001", "9999-998-1-9000002"])
    #expect(file.rows.map(\.amountYen) == [330_000, 5_500])
    #expect(file.rows.map(\.memo) == ["", "5月分"])
    #expect(file.findings.map(\.code) == ["ING-178"])
    #expect(!"\(file)".contains("SECRET") && !file.headerFacts.isEmpty)
  }

  @Test func readsARequestAsNothing() throws {
    let file = try Self.golden("zedi-request.xml")
    #expect(file.format == .debitCreditNotification && file.verdict == .accepted)
    #expect(file.rows.isEmpty && file.rejects.isEmpty && file.findings.map(\.code) == ["ING-177"])
    #expect(file.tally.framing == file.tally.total)
  }

  @Test func showsWhatTheHeadersSay() throws {
    let facts = try Self.golden("camt.053-v02.xml").headerFacts
    let values = Dictionary(facts.map { ($0.nameEnglish, $0.value) }, uniquingKeysWith: { first, _ in first })
    #expect(values["message"] == "camt.053.001.02" && values["message ID"] == "STMT-20260501-0001")
    #expect(values["account"] == "9999-998-1-9000001" && values["owner"] == "テスト商事株式会社")
    #expect(values["balance (OPBD)"] == "1000000 / 2026-04-30")
    #expect(values["period from"] == "2026-04-30T00:00:00" && values["created at"] == "2026-05-01T06:30:00")
  }

  @Test(arguments: [
    ("<Amt Ccy=\"JPY\">150000</Amt>\n        <Cdt", "<Amt Ccy=\"JPY\">-1</Amt>\n        <Cdt", "ING-024"),
    ("<Amt Ccy=\"JPY\">150000</Amt>\n        <Cdt", "<Amt Ccy=\"JPY\">99999999999999</Amt>\n<Cdt", "ING-025"),
    ("<Amt Ccy=\"JPY\">150000</Amt>\n        <Cdt", "<Amt>150000</Amt>\n<Cdt", "ING-043"),
    ("<Amt Ccy=\"JPY\">150000</Amt>\n        <Cdt", "<Cdt", "ING-170"),
    (">CRDT</CdtDbtInd>\n        <Sts", ">CR</CdtDbtInd>\n        <Sts", "ING-029"),
    (
      "<Sts>BOOK</Sts>\n        <BookgDt><Dt>2026-04-30</Dt></BookgDt>\n        <ValDt>", "<ValDt>", "ING-170"
    ),
    (
      "<BookgDt><Dt>2026-04-30</Dt></BookgDt>\n        <ValDt>",
      "<BookgDt><Dt>2026-04-31</Dt></BookgDt>\n<ValDt>", "ING-026"
    ),
    (
      "<BookgDt><Dt>2026-04-30</Dt></BookgDt>\n        <ValDt>",
      "<BookgDt><Dt>1912-04-30</Dt></BookgDt>\n<ValDt>", "ING-062"
    ),
  ])
  func refusesARecordAndGoesOn(old: String, new: String, code: String) throws {
    let text = try Self.text("camt.053-v02.xml")
    #expect(text.contains(old))
    let file = try read(text.replacing(old, with: new, maxReplacements: 1))
    #expect(file.rejectCodes == [code])
    #expect(file.rows.count == 4 && file.rows[0].transactionID == "ASR-000102")
  }

  @Test func refusesEntriesOfAnUnnamedAccount() throws {
    let text = try Self.text("camt.053-v02.xml").replacing("<Othr><Id>9000001</Id></Othr>", with: "")
    #expect(try read(text).rejectCodes == Array(repeating: "ING-170", count: 5))
  }

  @Test func refusesARecordThatIsTooLong() throws {
    let filler = String(repeating: "<X>" + String(repeating: "y", count: 60_000) + "</X>", count: 20)
    let text = try Self.text("camt.053-v02.xml").replacing(
      "<NtryRef>2</NtryRef>", with: "<NtryRef>2</NtryRef>" + filler)
    let file = try read(text)
    #expect(file.rejectCodes == ["ING-022"] && file.verdict == .accepted && file.rows.count == 4)
    #expect(file.rejects[0].rawBytes.count == RejectedRecord.keptBytes && file.records.rejectedYen == 100_000)
  }

  @Test(arguments: [("Stmt", "Stmmt"), ("BkToCstmrStmt", "BkToCstmrAcctRpt"), ("Ntry", "Entry")])
  func quarantinesAnElementThatTheSchemaLacks(old: String, new: String) throws {
    let text = try Self.text("camt.053-v02.xml")
      .replacing("<\(old)>", with: "<\(new)>").replacing("</\(old)>", with: "</\(new)>")
    let file = try read(text)
    #expect(file.quarantineCodes == ["ING-168"] && file.rows.isEmpty)
  }

  @Test func quarantinesADocumentWithoutAMessage() throws {
    let file = try read("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>")
    #expect(file.quarantineCodes == ["ING-169"])
  }
}
