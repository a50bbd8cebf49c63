import Core
import Ingest
import Testing

@Suite struct CustomerCreditTransferFormatTests {
  private static let ours = ReadingOptions.test.with { $0.ownAgents = ["TESTJPJT", "9999"] }

  private func golden(_ options: ReadingOptions = ours) throws -> ReadFile {
    try ReadFile(path: SampleFiles.path("golden/iso20022/pacs.008-v08.xml"), options: options)
  }

  @Test func readsEachTransferFromOurSide() throws {
    let file = try golden()
    #expect(file.format == .customerCreditTransfer && file.verdict == .accepted)
    try #require(file.rows.count == 3)
    #expect(file.rows.map(\.direction) == [.incoming, .outgoing, .incoming])
    #expect(file.rows.map(\.account) == ["9000001", "9999-998-1-9000001", "9000002"])
    #expect(file.rows.map(\.counterpartyName) == ["Overseas Ltd", "Jane", "K"])
    #expect(file.rows[0].counterpartyAccount == "GB33BUKB20201555555555")
    #expect(file.rows.map(\.originatorName) == ["Overseas Ltd", "山田太郎", "K"])
    #expect(file.rows.map(\.transactionID) == ["T-1", "E-2", "E-4"] && file.rows[0].memo == "Invoice 7")
    // The time of acceptance counts when it lies on the settlement's day.
    #expect(
      file.rows.map(\.occurredAt)
        == ["2026-04-30T08:59:30+09:00", "2026-05-01T00:00:00+09:00", "2026-04-30T00:00:00+09:00"])
    #expect(file.rows.map(\.hasTimeOfDay) == [true, false, false])
    #expect(file.rejectCodes == ["ING-176"] && file.records.rejectedYen == 500)
    #expect(file.controlTotals.map(\.declaredYen) == [nil, 106_600])
    #expect(
      file.controlTotals.map(\.declaredCount) == [4, nil] && file.controlTotals.allSatisfy { $0.agrees })
  }

  @Test func refusesTheFileWhenOurBankIsNotConfigured() throws {
    let file = try golden(.test)
    #expect(file.quarantineCodes == ["ING-175"] && file.rows.isEmpty && file.format == nil)
    #expect(file.tally.rejected == file.tally.total)
  }

  @Test(arguments: [
    (["TESTJPJTXXX"], 2), (["TESTJPJT123"], 1), (["TESTJPJ"], 0), (["9999"], 1), (["BUKBGB22"], 2),
    (["TESTJPJT", "BUKBGB22"], 1), (["OTHRJPJT", "TESTJPJT", "9999"], 4),
  ])
  func knowsOurBranches(agents: [String], accepted: Int) throws {
    let file = try golden(.test.with { $0.ownAgents = agents })
    #expect(file.rows.count == accepted && file.rejectCodes.allSatisfy { $0 == "ING-176" || $0 == "ING-170" })
    #expect(file.records.accepted + file.records.rejected == 4)
  }

  @Test func quarantinesTotalsThatDisagree() throws {
    let text = try ISOStatementFormatTests.text("pacs.008-v08.xml")
    #expect(try read(text.replacing(">106600<", with: ">106601<"), Self.ours).quarantineCodes == ["ING-173"])
    #expect(
      try read(text.replacing("<NbOfTxs>4", with: "<NbOfTxs>5"), Self.ours).quarantineCodes == ["ING-173"])
  }
}
