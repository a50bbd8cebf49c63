import Core
import Ingest
import Testing

@Suite struct PaymentInitiationFormatTests {
  @Test func readsVersion03LikeTheSameOrdersInZengin() throws {
    let file = try ISOStatementFormatTests.golden("pain.001-v03.xml")
    #expect(file.format == .paymentInitiation && file.verdict == .accepted && file.rejects.isEmpty)
    try #require(file.rows.count == 3)
    let zengin = try read(ZenginRecords.transfers().file(), ZenginTransferFormatTests.september)
    for (row, other) in zip(file.rows, zengin.rows) {
      #expect(row.account.hasSuffix("998-1-9000001") && row.amountYen == other.amountYen)
      #expect(row.counterpartyAccount == other.counterpartyAccount)
      #expect(row.counterpartyName == other.counterpartyName && row.memo == other.memo)
      #expect(row.direction == other.direction && row.channel == other.channel && row.kind == other.kind)
    }
    #expect(file.rows.map(\.account).suffix(2) == ["9999-998-1-9000001", "GB33BUKB20201555555555"])
    #expect(file.rows.map(\.transactionID) == ["E-1", "", "E-3"])
    #expect(file.rows.map(\.originatorName) == ["ｶ)ﾃｽﾄｼﾖｳｼﾞ", "ﾃｽﾄ ｼﾃﾝ", "テスト商事"])
    #expect(file.rows.map { String($0.occurredAt.prefix(10)) } == ["2026-04-30", "2026-04-30", "2026-05-25"])
    #expect(file.rows[2].kind == .salary && file.rows[2].amountYen == 1_000 && !file.rows[2].hasTimeOfDay)
    #expect(file.controlTotals.map(\.readYen) == [248_765, 1_000, 249_765])
    #expect(
      file.controlTotals.map(\.declaredCount) == [2, 1, 3] && file.controlTotals.allSatisfy { $0.agrees })
  }

  @Test func readsVersion10() throws {
    let file = try ISOStatementFormatTests.golden("pain.001-v10.xml")
    #expect(file.verdict == .accepted)
    #expect(file.rows.map(\.occurredAt) == ["2026-04-30T10:30:00+09:00", "2026-05-01T00:00:00+09:00"])
    #expect(file.rows.map(\.hasTimeOfDay) == [true, false] && file.rows.map(\.kind) == [.transfer, .other])
    #expect(
      file.rows.map(\.counterpartyName) == ["B", "C"] && file.rows.map(\.account) == ["ACC-1", "ACC-2"])
  }

  @Test(arguments: [
    ("<NbOfTxs>3</NbOfTxs>", "<NbOfTxs>4</NbOfTxs>"),
    ("<CtrlSum>249765</CtrlSum>", "<CtrlSum>249765.01</CtrlSum>"),
    ("<NbOfTxs>2</NbOfTxs>", "<NbOfTxs>1</NbOfTxs>"), ("<CtrlSum>248765</CtrlSum>", "<CtrlSum>0</CtrlSum>"),
  ])
  func quarantinesTotalsThatDisagree(old: String, new: String) throws {
    let text = try ISOStatementFormatTests.text("pain.001-v03.xml")
    #expect(text.contains(old))
    #expect(try read(text.replacing(old, with: new)).quarantineCodes == ["ING-173"])
  }

  @Test func refusesOrdersThatNameNoAccountOrDay() throws {
    let text = try ISOStatementFormatTests.text("pain.001-v10.xml")
    let account = try read(text.replacing("<Othr><Id>ACC-1</Id></Othr>", with: ""))
    #expect(account.rejectCodes == ["ING-170"] && account.rows.count == 1)
    let day = try read(text.replacing("2026-04-30T10:30:00", with: "2026-04-30"))
    #expect(day.rejectCodes == ["ING-026"] && day.rows.count == 1)
    let currency = try read(text.replacing("<InstdAmt Ccy=\"JPY\">5<", with: "<InstdAmt Ccy=\"USD\">5<"))
    #expect(currency.rejectCodes == ["ING-043"])
  }

  @Test func quarantinesAMisspeltTransfer() throws {
    let text = try ISOStatementFormatTests.text("pain.001-v10.xml").replacing(
      "CdtTrfTxInf", with: "CdtTrfTxlnf")
    #expect(try read(text).quarantineCodes == ["ING-168"])
  }
}
