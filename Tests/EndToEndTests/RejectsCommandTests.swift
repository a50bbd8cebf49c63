import Foundation
import TestSupport
import Testing

/// `mekiki rejects` over the broken sample files.
@Suite struct RejectsCommandTests {
  let folder: TemporaryFolder
  let program: OutsideProgram
  let database: String

  init() throws {
    folder = try TemporaryFolder()
    let root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
    database = folder.path(of: "a.sqlite")
    for name in ["csv-cut-character.csv", "zengin-bad-byte.dat"] {
      let bytes = try #require(
        FileManager.default.contents(atPath: root + "/SampleData/broken/by-hand/" + name))
      _ = try folder.write(Array(bytes), as: "inbox/" + name)
    }
    let night = try program.run([
      "run", root + "/Pipelines/nightly", "--input", folder.path(of: "inbox"), "--database", database,
      "--date", "2026-10-01",
    ])
    try #require(night.status == 0, "\(night.output)")
  }

  func rejects(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try program.run(["rejects"] + arguments + ["--database", database])
  }

  @Test func theListIsNarrowedByFileCodeAndDay() throws {
    let all = try rejects("list", "--language", "ja")
    #expect(all.status == 0)
    #expect(all.output.contains("csv-cut-character.csv") && all.output.contains("zengin-bad-byte.dat"))
    #expect(all.output.hasSuffix("2 件中 2 件を表示\n"))
    let one = try rejects("list", "--file", "zengin-bad-byte.dat", "--language", "en").output
    #expect(one.contains("ING-023") && !one.contains("ING-037") && one.hasSuffix("1 of 1 refused records\n"))
    #expect(try rejects("list", "--code", "ING-037").output.contains("csv-cut-character.csv"))
    #expect(try rejects("list", "--date", "2026-10-02", "--language", "ja").output == "拒否したレコードはありません。\n")
    #expect(try rejects("list", "--limit", "1", "--language", "ja").output.hasSuffix("2 件中 1 件を表示\n"))
    let json = try rejects("list", "--code", "ING-037", "--json").output
    #expect(json.hasPrefix(#"{"schema":"mekiki.rejects/1","total_count":1,"rejects":[{"reject_id":1,"#))
    #expect(try rejects("list", "--limit", "0").status == 64)
  }

  @Test func oneRecordIsShownWithItsBytes() throws {
    let csv = try rejects("show", "1", "--language", "ja")
    #expect(csv.status == 0)
    #expect(csv.output.contains("ING-037") && csv.output.contains("文字コードとして正しくない"))
    #expect(csv.output.contains("A byte is not valid in the file's encoding."))
    #expect(
      csv.output.contains("       260  54 32 2c 32 30 32 36 2d  31 31 2d 32 30 54 31 34  |T2,2026-11-20T14|"))
    // The character before the lead byte that lost its second byte.
    #expect(csv.output.contains("|sh,,ソ.,,memo,  |"))
    let zengin = try rejects("show", "2", "--language", "en").output
    #expect(zengin.contains("text as JIS X 0201") && zengin.contains("ING-023"))
    let json = try rejects("show", "1", "--json").output
    #expect(json.contains(#""bytes_hexadecimal":"54322c32303236"#))
    let absent = try rejects("show", "77", "--language", "en")
    #expect(absent.status == 66)
    #expect(absent.output.hasPrefix("mekiki: There is no refused record 77."))
    #expect(try rejects("show", "x").status == 64)
  }
}
