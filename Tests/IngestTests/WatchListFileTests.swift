import Core
import Ingest
import TestSupport
import Testing

@Suite struct WatchListFileTests {
  private func readList(
    _ bytes: [UInt8], columns: WatchListColumns? = nil, rejectLimit: Int = 10
  ) throws -> WatchListFile {
    let folder = try TemporaryFolder()
    return try WatchListFile.read(
      path: folder.write(bytes, as: "frozen.csv"), name: "frozen.csv",
      description: WatchListFile.Description(
        id: "frozen", kind: .frozenAccount, asOf: day(2026, 11, 1), columns: columns),
      rejectLimit: rejectLimit)
  }

  static let text = """
    name,name_kana,account,listed_on,source_id,note,remark
    見本太郎,ミホン タロウ,0005-123-1-7654321,2026-10-03,F-1,sample,x
    ,ｶｸｳ ﾊﾅｺ,,2026-10-04,F-2,,
    見本商事株式会社,,,,,,

    """

  @Test func readsTheColumnsThatAreThere() throws {
    for bytes in [Array(Self.text.utf8), try CSVFormatTests.cp932(Self.text)] {
      let file = try readList(bytes)
      #expect(file.verdict == .accepted && file.rejects.isEmpty && file.table.count == 3)
      #expect(file.table.id == "frozen" && file.table.asOf == day(2026, 11, 1))
      #expect((0..<3).map(file.table.name.string) == ["見本太郎", "", "見本商事株式会社"])
      #expect((0..<3).map(file.table.nameKana.string) == ["ミホン タロウ", "ｶｸｳ ﾊﾅｺ", ""])
      #expect(file.table.account.string(0) == "0005-123-1-7654321")
      #expect(file.table.listedOn == [day(2026, 10, 3), day(2026, 10, 4), nil])
      #expect(file.table.sourceID.string(1) == "F-2" && file.table.note.string(0) == "sample")
      #expect(file.tally.total == Int64(bytes.count))
      #expect(file.findings.map(\.code) == ["ING-052", "ING-234"])
      #expect(file.findings.last?.place.field == "1")
    }
    let accounts = try readList(Array("account\n0005-123-1-7654321\n".utf8))
    #expect(accounts.verdict == .accepted && accounts.table.count == 1)
    #expect(accounts.table.name.isEmpty(0) && accounts.table.nameKana.isEmpty(0))
  }

  @Test func columnsOfAnotherNameMustBeThere() throws {
    var columns = WatchListColumns()
    columns.name = "名義"
    columns.listedOn = "掲載日"
    let bytes = Array("名義,掲載日\n見本太郎,2026-10-03\n".utf8)
    let file = try readList(bytes, columns: columns)
    #expect(file.table.name.string(0) == "見本太郎" && file.table.listedOn == [day(2026, 10, 3)])
    let other = try readList(Array("名義\n見本太郎\n".utf8), columns: columns)
    #expect(other.findings.map(\.code) == ["ING-018"] && !other.verdict.isAccepted)
  }

  @Test(arguments: CompressedFileTests.forms)
  func aCompressedListGivesWhatItsContentGives(name: String, compression: Compression) throws {
    var columns = WatchListColumns()
    columns.nameKana = "counterparty_name"
    columns.account = "counterparty_account"
    let description = WatchListFile.Description(
      id: "own", kind: .own, asOf: day(2026, 11, 1), columns: columns)
    func read(_ name: String) throws -> WatchListFile {
      try WatchListFile.read(
        path: SampleFiles.path("golden/opening/\(name)"), name: name, description: description)
    }
    let (plain, packed) = (try read("transactions.csv"), try read(name))
    func entries(_ file: WatchListFile) -> [String] {
      (0..<file.table.count).map { "\(file.table.nameKana.string($0)) \(file.table.account.string($0))" }
    }
    #expect(entries(packed) == entries(plain) && plain.table.count > 50 && packed.verdict == .accepted)
    #expect(packed.tally == plain.tally && packed.records == plain.records)
    #expect(packed.digest != plain.digest)
    let bytes = try SampleFiles.bytes("golden/opening/\(name)")
    let cut = try readList(Array(bytes.prefix(bytes.count / 2)), columns: columns)
    #expect(!cut.verdict.isAccepted)
  }

  @Test func anEncodingThatIsNotReadIsNamed() throws {
    let file = try readList(
      [0xFF, 0xFE] + Array(Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    #expect(file.findings.map(\.code) == ["ING-063"] && !file.verdict.isAccepted)
  }

  @Test(arguments: [
    (",,,2026-10-03", "ING-230"), ("  ,,,", "ING-230"), ("・・,,,", "ING-235"), ("X,,,2026-10-32", "ING-231"),
    ("X,,,10/3", "ING-231"), ("X,,", "ING-032"),
  ])
  func refusesABadRow(row: String, code: String) throws {
    let text = "name,name_kana,account,listed_on\n見本太郎,,,2026-10-01\n\(row)\n見本花子,,,2026-10-01\n"
    let file = try readList(Array(text.utf8))
    #expect(file.rejects.map(\.finding.code) == [code])
    #expect((0..<file.table.count).map(file.table.name.string) == ["見本太郎", "見本花子"])
    #expect(file.table.account.count == 2 && file.table.note.count == 2)
    #expect(file.tally.total == Int64(text.utf8.count))
    #expect(!(try readList(Array(text.utf8), rejectLimit: 0)).verdict.isAccepted)
  }

  @Test func theSampleListsAreWhatTheirTablesSay() throws {
    func read(_ name: String) throws -> WatchListFile {
      try WatchListFile.read(
        path: SampleFiles.path(name), name: name,
        description: WatchListFile.Description(id: "x", kind: .own, asOf: day(2026, 11, 1)))
    }
    for (name, count) in [("frozen", 6), ("dic_notices", 3), ("own", 2)] {
      let file = try read("synthetic/watch_lists/\(name).csv")
      #expect(file.table.count == count && file.rejects.isEmpty && file.findings.isEmpty, "\(name)")
    }
    let bad = try read("broken/by-hand/watch-list-bad-rows.csv")
    #expect(bad.rejects.map(\.finding.code) == ["ING-230", "ING-235", "ING-231"])
    #expect(bad.findings.map(\.code) == ["ING-232", "ING-234"] && bad.table.count == 2)
    #expect(
      try read("broken/by-hand/watch-list-no-names.csv").findings.map(\.code) == ["ING-052", "ING-233"])
  }

  @Test func saysWhatIsOddAboutTheWhole() throws {
    let text = "name,listed_on\nA,2026-10-01\nA,2026-10-01\nA,2026-10-02\nB,2026-11-02\n"
    let file = try readList(Array(text.utf8))
    #expect(file.table.count == 3 && file.records.accepted == 4)
    #expect(file.findings.map(\.code) == ["ING-232", "ING-236"])
    #expect(file.findings.map(\.place.field) == ["1", "1"])
    #expect(try readList(Array("name\n".utf8)).findings.map(\.code) == ["ING-237"])
    let nobody = try readList(Array("note\nx\n".utf8))
    #expect(nobody.findings.map(\.code) == ["ING-233"] && !nobody.verdict.isAccepted)
    #expect(try readList([]).findings.map(\.code) == ["ING-001"])
  }
}
