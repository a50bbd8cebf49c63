import Core
import Ingest
import TestSupport
import Testing

@Suite struct DecisionFileTests {
  private static let header = "file,record_number,transaction_id,decision,decided_at,selection,share\n"

  private func readDecisions(_ text: String, rejectLimit: Int = 10) throws -> DecisionFile {
    let folder = try TemporaryFolder()
    return try DecisionFile.read(
      path: folder.write(text, as: "decisions.csv"), name: "decisions.csv", rejectLimit: rejectLimit)
  }

  @Test func decisionsAreReadInTheirOrder() throws {
    let file = try readDecisions(
      Self.header + "a.csv,12,T0000000011,confirmed,2026-10-03T09:00:00+09:00,alert,\n"
        + "b.sofuri,3,,dismissed,2026-10-03T00:00:00Z,sample,0.0005\n")
    #expect(file.verdict == .accepted && file.rejects.isEmpty && file.table.count == 2)
    #expect((0..<2).map(file.table.file.string) == ["a.csv", "b.sofuri"])
    #expect((0..<2).map(file.table.transactionID.string) == ["T0000000011", ""])
    #expect(file.table.recordNumber == [12, 3])
    #expect(file.table.isConfirmed == [true, false])
    #expect(file.table.decidedAtSeconds[0] == file.table.decidedAtSeconds[1])
    #expect(file.table.drawnShare == [nil, 0.0005])
  }

  @Test(arguments: [
    (",2,,confirmed,2026-10-03T09:00:00+09:00,alert,", "ING-225"),
    ("a.csv,0,,confirmed,2026-10-03T09:00:00+09:00,alert,", "ING-226"),
    ("a.csv,two,,confirmed,2026-10-03T09:00:00+09:00,alert,", "ING-226"),
    ("a.csv,2,,maybe,2026-10-03T09:00:00+09:00,alert,", "ING-227"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00,alert,", "ING-039"),
    ("a.csv,2,,confirmed,yesterday,alert,", "ING-038"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00+09:00,chance,", "ING-228"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00+09:00,alert,0.5", "ING-229"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00+09:00,sample,", "ING-229"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00+09:00,sample,0", "ING-229"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00+09:00,sample,1.5", "ING-229"),
    ("a.csv,2,,confirmed,2026-10-03T09:00:00+09:00,sample,1.2.3", "ING-229"),
    ("a.csv,2,,confirmed", "ING-032"),
  ])
  func aRowThatCannotBeUsedIsRefusedAlone(row: String, code: String) throws {
    let good = "a.csv,9,,dismissed,2026-10-03T09:00:00+09:00,alert,\n"
    let file = try readDecisions(Self.header + row + "\n" + good)
    #expect(file.rejects.map(\.finding.code) == [code] && file.verdict == .accepted)
    #expect(
      file.table.recordNumber == [9] && file.table.file.count == 1 && file.table.transactionID.count == 1)
    #expect(!(try readDecisions(Self.header + row + "\n" + good, rejectLimit: 0)).verdict.isAccepted)
  }

  @Test func aFileWithoutItsColumnsIsRefusedAndAnEmptyOneIsSaid() throws {
    #expect(!(try readDecisions("file,record_number\na.csv,1\n")).verdict.isAccepted)
    #expect(try readDecisions(Self.header).findings.map(\.code) == ["ING-239"])
  }
}
