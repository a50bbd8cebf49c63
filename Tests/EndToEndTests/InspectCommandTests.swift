import Foundation
import Ingest
import TestSupport
import Testing

/// `mekiki inspect` over the sample files: what a clerk reads, what a program reads, and the exit codes.
@Suite struct InspectCommandTests {
  let root: String
  let program: OutsideProgram
  let shape: JSONShape

  init() throws {
    root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
    shape = try JSONShape(path: root + "/ops/schemas/inspection.schema.json")
  }

  func inspect(_ arguments: String...) throws -> OutsideProgram.Outcome {
    try program.run(["inspect", "--date", "2026-10-01"] + arguments)
  }

  /// Every file under SampleData that holds transactions, well or badly.
  static let files: [String] = {
    guard let root = RepositoryRoot.path() else { return [] }
    let sample = root + "/SampleData"
    let names = FileManager.default.enumerator(atPath: sample)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: sample + "/" + name, isDirectory: &isFolder)
      let isTable = name.hasPrefix("golden/names/") || name.hasPrefix("golden/folding/")
      // Of the broken files those made by hand and the messages stand for all: each is a run of the program.
      let isBroken = name.hasPrefix("broken/by-hand/") || name.hasPrefix("broken/iso-")
      let isData = name.hasPrefix("golden/") || isBroken || name.contains("/inbox/")
      let file = (name as NSString).lastPathComponent
      return isData && !isTable && exists && !isFolder.boolValue && !file.hasSuffix(".md")
        && !file.hasPrefix(".")
    }.map { sample + "/" + $0 }
  }()

  /// Every sample file is told to people and as JSON of the written shape, the same each time.
  @Test(arguments: files) func everySampleFileIsTold(path: String) throws {
    let japanese = try inspect(path, "--language", "ja", "--records", "3")
    let json = try inspect(path, "--json", "--all", "--language", "en")
    #expect([0, 65].contains(japanese.status), "\(japanese.output)")
    #expect(json.status == japanese.status)
    #expect(!japanese.output.contains("\u{1B}"))
    #expect(japanese.output.contains("== \((path as NSString).lastPathComponent) =="))
    for heading in ["形式", "SHA-256", "バイトの内訳", "件数と金額", "判定: "] {
      #expect(japanese.output.contains(heading), "\(heading)")
    }
    let verdict = japanese.status == 0 ? "判定: 受入" : "判定: 隔離"
    #expect(japanese.output.split(separator: "\n").last?.hasPrefix(verdict) == true)
    #expect(try shape.problems(in: json.output) == [])
    let again = try inspect(path, "--language", "ja", "--records", "3")
    #expect(again.output == japanese.output)
  }

  /// Each of the broken files is told to a clerk and to a program, all in one run of either.
  @Test func everyBrokenFileIsTold() throws {
    let folder = root + "/SampleData/broken"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      return !isFolder.boolValue && !name.hasSuffix(".md") && !name.hasPrefix(".") && name != "expected.csv"
    }
    #expect(names.count >= 200)
    let options = ["inspect", "--date", "2026-10-01"]
    let paths = names.map { folder + "/" + $0 }
    let text = try program.run(options + ["--language", "ja"] + paths).output
    for name in names { #expect(text.contains("== \(name) ==\n"), "\(name)") }
    let verdicts = text.split(separator: "\n").filter { $0.hasPrefix("判定: ") }
    #expect(verdicts.count == names.count)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{0}"))
    let json = try program.run(options + ["--json"] + paths).output
    #expect(try shape.problems(in: json) == [])
  }

  @Test func aTransferFileReadsAsAClerkReadsIt() throws {
    let outcome = try inspect(root + "/SampleData/golden/zengin/sofuri-crlf.dat", "--language", "ja")
    #expect(outcome.status == 0)
    let text = outcome.output
    #expect(text.contains("総合振込（全銀協規定フォーマット、種別21）"))
    #expect(text.contains("申告 2件 248,765円、読取 2件 248,765円 -> 一致"))
    #expect(text.contains("2026-09-30  出金  150,000円"))
    #expect(text.contains("ﾔﾏﾀﾞ ﾀﾛｳ") && text.contains("ｶ)ﾃｽﾄｼﾖｳｼﾞ") && text.contains("INV-2026/001"))
    #expect(text.contains("判定: 受入 - 夜間処理は全 2 件を取り込みます。（終了コード 0）"))
    let english = try inspect(root + "/SampleData/golden/zengin/sofuri-crlf.dat", "--language", "en").output
    #expect(english.contains("Verdict: accepted - a night would take in all 2 records. (exit code 0)"))
  }

  @Test func theExitCodeIsThatOfTheFirstFileThatIsNotTaken() throws {
    let good = root + "/SampleData/golden/zengin/sofuri-none.dat"
    let bad = root + "/SampleData/broken/by-hand/zengin-trailer-total.dat"
    let absent = root + "/SampleData/no-such-file.dat"
    #expect(try inspect(good).status == 0)
    #expect(try inspect(good, bad, absent).status == 65)
    #expect(try inspect(absent, bad).status == 66)
    #expect(try inspect(root + "/SampleData").status == 66)
    #expect(try program.run(["inspect"]).status == 64)
    #expect(try inspect(good, "--records=-1").status == 64)
    let json = try inspect(absent, good, "--json")
    #expect(json.status == 66)
    #expect(try shape.problems(in: json.output) == [])
    #expect(json.output.contains("\"verdict\":\"unreadable\"") && json.output.contains("ING-053"))
  }

  /// A pipeline's own column names and limits count when it is named.
  @Test func aPipelineSaysHowCSVIsRead() throws {
    let folder = try TemporaryFolder()
    let copy = folder.path(of: "pipeline")
    try FileManager.default.copyItem(atPath: root + "/Pipelines/nightly", toPath: copy)
    let manifest = try String(contentsOfFile: copy + "/pipeline.yaml", encoding: .utf8)
    try #require(manifest.contains("amount: amount"))
    _ = try folder.write(
      manifest.replacing("amount: amount", with: "amount: kingaku").replacing(
        "reject_limit: 1000", with: "reject_limit: 0"), as: "pipeline/pipeline.yaml")
    let file = root + "/SampleData/synthetic/inbox/transactions.csv"
    let renamed = try inspect(file, "--pipeline", copy, "--language", "en")
    #expect(renamed.status == 65)
    #expect(renamed.output.contains("ING-018"))
    let limited = try inspect(root + "/SampleData/broken/by-hand/zengin-bad-byte.dat", "--pipeline", copy)
    #expect(limited.status == 65)
    #expect(limited.output.contains("ING-016"))
    #expect(try inspect(file, "--pipeline", folder.path(of: "nowhere")).status == 78)
  }

  /// More refused records than are shown: the text says how many there are, and --all shows them.
  @Test func aLongListIsCutAndSaysSo() throws {
    let folder = try TemporaryFolder()
    let rows = (1...45).map { "T\($0),2026-09-30T10:00:00+09:00,9999-001-1-7,out,x\($0)\n" }.joined()
    let path = try folder.write("transaction_id,occurred_at,account,direction,amount\n" + rows, as: "bad.csv")
    let pipeline = folder.path(of: "pipeline")
    try FileManager.default.copyItem(atPath: root + "/Pipelines/nightly", toPath: pipeline)
    var manifest = try String(contentsOfFile: pipeline + "/pipeline.yaml", encoding: .utf8)
    for name in [
      "currency", "channel", "kind", "counterparty_account", "counterparty_name", "originator_name", "memo",
      "balance_after",
    ] {
      manifest = manifest.replacing("    \(name): \(name)\n", with: "").replacing(
        "    \(name): \(name)", with: "")
    }
    _ = try folder.write(manifest, as: "pipeline/pipeline.yaml")
    let cut = try inspect(path, "--pipeline", pipeline, "--language", "ja")
    #expect(cut.output.contains("45 件中 20 件を表示（--all）"), "\(cut.output)")
    #expect(cut.output.ranges(of: "ING-024").count == 20)
    let whole = try inspect(path, "--pipeline", pipeline, "--all", "--language", "ja")
    #expect(whole.output.ranges(of: "ING-024").count == 45)
  }
}
