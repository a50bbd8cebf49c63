import Core
import Ingest
import TestSupport
import Testing

@Suite struct SideTotalsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ text: String) throws -> SideTotals.Reading {
    try read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> SideTotals.Reading {
    try SideTotals.read(path: try folder.write(bytes, as: "a.csv.totals.csv"), name: "a.csv.totals.csv")
  }

  private func totals(_ text: String) throws -> SideTotals? {
    guard case .declared(let totals) = try read(text) else { return nil }
    return totals
  }

  @Test(arguments: [
    "records,amount_yen_in,amount_yen_out\n3,500,1200\n",
    "records,amount_yen_in,amount_yen_out\r\n3,500,1200\r\n",
    "\u{FEFF}records,amount_yen_in,amount_yen_out\n3,500,1200",
    "amount_yen_out,records,amount_yen_in\n1200,3,500\n\n",
    "\"records\",\"amount_yen_in\",\"amount_yen_out\"\n\"3\",\"500\",\"1200\"\n",
  ])
  func allThreeAreRead(text: String) throws {
    let totals = try #require(try totals(text))
    #expect(totals.records == 3 && totals.yenIn == 500 && totals.yenOut == 1_200)
  }

  @Test func whatIsEmptyOrAbsentIsNotDeclared() throws {
    let some = try #require(try totals("records,amount_yen_in,amount_yen_out\n3,,\n"))
    #expect(some.records == 3 && some.yenIn == nil && some.yenOut == nil)
    let one = try #require(try totals("amount_yen_out\n0\n"))
    #expect(one.records == nil && one.yenOut == 0)
  }

  @Test(arguments: [
    "", "\n", "records\n", "records\n1\n2\n", "records,amount_yen_in\n1\n", "records\n-1\n", "records\n1.0\n",
    "records\n１\n", "records\n1,000\n", "records,records\n1,1\n", "kensuu\n1\n",
    "records,amount_yen_in,amount_yen_out\n,,\n", "records\n1234567890123456789\n", "3,500,1200\n",
    "records;amount_yen_in\n1;2\n",
  ])
  func whatCannotBeUnderstoodIsRefused(text: String) throws {
    guard case .refused(let finding) = try read(text) else {
      Issue.record("\(text.debugDescription) was understood")
      return
    }
    #expect(finding.code == "ING-220" && finding.severity == .fatal)
    #expect(finding.place.file == "a.csv.totals.csv")
  }

  @Test func bytesThatAreNoTextAndFilesTooLongAreRefused() throws {
    for bytes in [[0xFF, 0xFE, 0x72], [UInt8](repeating: 0x30, count: 1 << 17)] {
      guard case .refused = try read(bytes) else {
        Issue.record("bytes were understood")
        continue
      }
    }
    #expect(throws: IngestError.missing(file: "x")) {
      try SideTotals.read(path: folder.path(of: "none"), name: "x")
    }
  }

  private func file(_ rows: String) throws -> (TransactionFile, DirectionTotals) {
    let header =
      "transaction_id,occurred_at,account,direction,amount,currency,channel,kind,counterparty_account,"
      + "counterparty_name,originator_name,memo,balance_after\n"
    let path = try folder.write(header + rows, as: "a.csv")
    let day = try #require(BankDay(iso8601: "2026-10-01"))
    let file = try TransactionFile(path: path, name: "a.csv", options: ReadingOptions(referenceDay: day))
    var batch = TransactionBatch()
    var directions = DirectionTotals()
    while try file.read(into: &batch) { directions.add(batch) }
    return (file, directions)
  }

  private func row(_ direction: String, _ amount: String) -> String {
    ",2026-09-30T10:00:00+09:00,9999-001-1-7,\(direction),\(amount),JPY,,,,,,,\n"
  }

  private func agreements(_ text: String, _ rows: String) throws -> [Bool] {
    let totals = try #require(try totals(text))
    let (file, directions) = try file(rows)
    return totals.controlTotals(counts: file.records, accepted: directions).map(\.agrees)
  }

  @Test func eachDeclaredTotalIsCompared() throws {
    let rows = row("in", "500") + row("out", "700") + row("out", "500")
    let header = "records,amount_yen_in,amount_yen_out\n"
    #expect(try agreements(header + "3,500,1200\n", rows) == [true, true, true])
    #expect(try agreements(header + "2,500,1200\n", rows) == [false, true, true])
    #expect(try agreements(header + "3,1200,500\n", rows) == [true, false, false])
    #expect(try agreements(header + ",,1200\n", rows) == [true])
  }

  /// A refused record counts with its yen; one without a readable amount cannot be made to agree.
  @Test func refusedRecordsCount() throws {
    let header = "records,amount_yen_in,amount_yen_out\n"
    let refused = row("in", "500") + ",2026-09-30T10:00:00+09:00,,out,40,JPY,,,,,,,\n"
    let (file, _) = try file(refused)
    #expect(file.records.rejected == 1)
    if file.records.rejectedWithoutAmount == 0 {
      #expect(try agreements(header + "2,500,40\n", refused) == [true, true])
      #expect(try agreements(header + "2,500,41\n", refused) == [true, false])
      #expect(try agreements(header + "2,,40\n", refused) == [true, false])
    }
    #expect(try agreements(header + "2,500,40\n", row("in", "500") + row("out", "x40")) == [true, false])
  }
}
