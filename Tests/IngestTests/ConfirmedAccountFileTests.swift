import Core
import Ingest
import TestSupport
import Testing

@Suite struct ConfirmedAccountFileTests {
  private func readAccounts(_ bytes: [UInt8], asOf: BankDay? = nil, rejectLimit: Int = 10) throws
    -> ConfirmedAccountFile
  {
    let folder = try TemporaryFolder()
    return try ConfirmedAccountFile.read(
      path: folder.write(bytes, as: "confirmed.csv"), name: "confirmed.csv", asOf: asOf,
      rejectLimit: rejectLimit)
  }

  private static func seconds(_ year: Int, _ month: Int, _ day: Int, hour: Int) throws -> Int64 {
    let bankDay = try #require(BankDay(year: year, month: month, day: day))
    return Instant(day: bankDay, secondOfDay: hour * 3_600).secondsSince1970
  }

  static let text = """
    known_at,account,typology
    2026-10-03T09:00:00+09:00,9999-001-1-0000001,還付金詐欺
    2026-10-05T00:00:00Z,0005-123-1-7654321,
    2026-10-02T09:00:00+09:00,9999-001-1-0000001,還付金詐欺

    """

  @Test func ofAnAccountThatStandsThereAgainTheEarliestMomentCounts() throws {
    for bytes in [Array(Self.text.utf8), try CSVFormatTests.cp932(Self.text)] {
      let file = try readAccounts(bytes)
      #expect(file.verdict == .accepted && file.rejects.isEmpty && file.table.count == 2)
      #expect((0..<2).map(file.table.account.string) == ["9999-001-1-0000001", "0005-123-1-7654321"])
      #expect(
        file.table.knownAtSeconds == [
          try Self.seconds(2026, 10, 2, hour: 9), try Self.seconds(2026, 10, 5, hour: 9),
        ])
      #expect(file.tally.total == Int64(bytes.count))
      #expect(file.findings.map(\.code) == ["ING-052", "ING-223"])
      #expect(file.findings.last?.place.field == "1")
    }
  }

  @Test(arguments: [
    (",2026-10-03T09:00:00+09:00", "ING-040"), ("A,", "ING-038"), ("A,2026-10-03", "ING-038"),
    ("A,2026-10-03T09:00:00", "ING-039"), ("A,2026-02-30T09:00:00+09:00", "ING-038"),
    ("A,1970-10-03T09:00:00+09:00", "ING-062"), ("A", "ING-032"),
  ])
  func aLabelThatDoesNotSaySinceWhenIsRefused(row: String, code: String) throws {
    let text = "account,known_at\nB,2026-10-03T09:00:00+09:00\n\(row)\nC,2026-10-04T09:00:00+09:00\n"
    let file = try readAccounts(Array(text.utf8))
    #expect(file.rejects.map(\.finding.code) == [code] && file.verdict == .accepted)
    #expect((0..<file.table.count).map(file.table.account.string) == ["B", "C"])
    #expect(!(try readAccounts(Array(text.utf8), rejectLimit: 0)).verdict.isAccepted)
  }

  @Test func whatIsOddAboutTheFileIsSaid() throws {
    let text = "account,known_at\nA,2026-10-03T00:00:00+09:00\nB,2026-10-02T23:59:59+09:00\n"
    let later = try readAccounts(Array(text.utf8), asOf: day(2026, 10, 2))
    #expect(later.findings.map(\.code) == ["ING-224"] && later.findings.map(\.place.field) == ["1"])
    #expect(later.table.count == 2 && later.table.asOf == day(2026, 10, 2))
    let empty = try readAccounts(Array("account,known_at\n".utf8))
    #expect(empty.findings.map(\.code) == ["ING-237"] && empty.verdict == .accepted)
    let without = try readAccounts(Array("account,note\nA,x\n".utf8))
    #expect(without.findings.map(\.code) == ["ING-018"] && !without.verdict.isAccepted)
    #expect(!(try readAccounts([])).verdict.isAccepted)
  }
}
