import Core
import Ingest
import TestSupport
import Testing

@Suite struct CustomerFileTests {
  private func readCustomers(_ bytes: [UInt8], rejectLimit: Int = 10) throws -> CustomerFile {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "customers.csv")
    return try CustomerFile.read(
      path: path, name: "customers.csv", asOf: day(2026, 11, 20), rejectLimit: rejectLimit)
  }

  static let text = """
    account,holder_name,holder_kind,birth_year,opened_on
    0001-001-1-1234567,ﾔﾏﾀﾞ ﾀﾛｳ,person,1948,2001-04-02
    0001-001-1-7654321,ｶ)ﾃｽﾄ,corporation,,2026-10-01
    0001-001-1-0000001,髙橋,,,

    """

  @Test func readsTheColumnsAndForgetsTheYearOfBirth() throws {
    for bytes in [Array(Self.text.utf8), try CSVFormatTests.cp932(Self.text)] {
      let file = try readCustomers(bytes)
      #expect(file.verdict == .accepted && file.rejects.isEmpty)
      #expect(file.table.count == 3 && file.table.asOf == day(2026, 11, 20))
      #expect(file.table.account.string(1) == "0001-001-1-7654321")
      #expect((0..<3).map(file.table.holderName.string) == ["ﾔﾏﾀﾞ ﾀﾛｳ", "ｶ)ﾃｽﾄ", "髙橋"])
      #expect(file.table.holderKind == [.person, .corporation, nil])
      #expect(file.table.openedOn == [day(2001, 4, 2), day(2026, 10, 1), nil])
      #expect(file.tally.total == Int64(bytes.count))
      #expect(file.findings.map(\.code) == ["ING-052"])
    }
  }

  @Test(arguments: [
    (",x,person,2001-04-02", "ING-040"), ("A,x,robot,2001-04-02", "ING-046"),
    ("A,x,person,2001-4-2", "ING-047"),
    ("A,x,person,2001-02-30", "ING-047"), ("A,x,person", "ING-032"), ("B,again,person,2001-04-02", "ING-045"),
    ("A,x,person,2001-04-02T00:00", "ING-047"),
  ])
  func refusesABadRow(row: String, code: String) throws {
    let text =
      "account,holder_name,holder_kind,opened_on\nB,first,person,2020-01-01\n\(row)\nC,last,person,\n"
    let file = try readCustomers(Array(text.utf8))
    #expect(file.rejects.map(\.finding.code) == [code])
    #expect((0..<file.table.count).map(file.table.account.string) == ["B", "C"])
    #expect(
      file.table.holderName.count == 2 && file.table.openedOn.count == 2 && file.table.holderKind.count == 2)
    #expect(file.verdict == .accepted)
    let strict = try readCustomers(Array(text.utf8), rejectLimit: 0)
    #expect(!strict.verdict.isAccepted)
  }

  @Test func quarantinesAFileThatIsNone() throws {
    #expect(!(try readCustomers([])).verdict.isAccepted)
    let column = try readCustomers(Array("account,name\nA,x\n".utf8))
    #expect(column.findings.map(\.code) == ["ING-018"] && column.table.count == 0)
  }

  @Test func refusesABadByteInAName() throws {
    let folder = try TemporaryFolder()
    var bytes = Array(Self.text.utf8)
    bytes[bytes.count - 6] = 0xFF
    let path = try folder.write(bytes, as: "customers.csv")
    let utf8 = try CustomerFile.read(path: path, name: "customers.csv", encoding: .utf8)
    #expect(utf8.rejects.map(\.finding.code) == ["ING-037"] && utf8.table.count == 2)
    #expect(utf8.rejects.map(\.finding.place.byteOffset) == [Int64(bytes.count - 7)])
    #expect(utf8.tally.total == Int64(bytes.count))
  }
}

@Suite struct BirthYearFileTests {
  private func read(_ text: String) throws -> ReferenceFile<BirthYears> {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, as: "customers.csv")
    return try ReferenceFile.readBirthYears(path: path, name: "customers.csv")
  }

  @Test func yearsAreKeptByAccountAndAbsentOnesAreNot() throws {
    let file = try read(
      "account,holder_name,birth_year,opened_on\nA,\"x, y\",1958,\nB,z,,\nA,w,1960,\nC,v,58,\n")
    #expect(file.verdict.isAccepted)
    #expect(file.table.year(of: Array("A".utf8).span) == 1958)
    #expect(file.table.year(of: Array("B".utf8).span) == nil)
    #expect(file.table.year(of: Array("C".utf8).span) == nil)
    #expect(file.rejects.map(\.finding.code) == ["ING-238"])
  }

  @Test func aFileWithoutYearsIsRefused() throws {
    #expect(try !read("account,holder_name\nA,x\n").verdict.isAccepted)
  }
}
