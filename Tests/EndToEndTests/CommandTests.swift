import Core
import Foundation
import Simulation
import TestSupport
import Testing

/// The executable as its users meet it: what it says on bad input, and with which code it leaves.
@Suite(.serialized) struct CommandTests {
  let folder: TemporaryFolder
  let root: String
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    root = try #require(RepositoryRoot.path())
    // The executable is built into the folder of the tests' own.
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
  }

  var nightly: String { root + "/Pipelines/nightly" }

  /// A copy of the pipeline in which one text of one file is replaced.
  func brokenPipeline(_ file: String, _ old: String, _ new: String) throws -> String {
    let copy = folder.path(of: "pipeline")
    try FileManager.default.copyItem(atPath: nightly, toPath: copy)
    let path = copy + "/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new, maxReplacements: 1).write(
      toFile: path, atomically: false, encoding: .utf8)
    return copy
  }

  func makeInbox() throws -> String {
    _ = try SimulatedBank(SimulationPlan(accounts: 20, days: 3, seed: 5)).write(to: folder.path(of: "bank"))
    return folder.path(of: "bank/inbox")
  }

  func run(_ arguments: String..., inbox: String, database: String) throws -> OutsideProgram.Outcome {
    try program.run(
      arguments + [
        "--input", inbox, "--customers", folder.path(of: "bank/customers.csv"), "--database", database,
        "--date",
        "2026-08-04", "--language", "en",
      ])
  }

  @Test func aNightRunsAndItsAlertsAreListedInEveryForm() throws {
    let database = folder.path(of: "a.sqlite")
    let night = try run("run", nightly, inbox: try makeInbox(), database: database)
    #expect(night.status == 0, "\(night.output)")
    for format in ["table", "json", "csv"] {
      let list = try program.run(["alerts", "list", "--database", database, "--format", format])
      #expect(list.status == 0, "\(list.output)")
    }
    let page = folder.path(of: "night.html")
    let report = try program.run(["report", "--database", database, "--output", page])
    #expect(report.status == 0, "\(report.output)")
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("<html lang=\"ja\""))
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("<script"))
  }

  @Test func aRunMakesNoSocket() throws {
    guard let strace = OutsideProgram("strace") else { return }
    let inbox = try makeInbox()
    let trace = folder.path(of: "trace.txt")
    let outcome = try strace.run([
      "-f", "-o", trace, "-e", "trace=network", program.path, "run", nightly, "--input", inbox, "--customers",
      folder.path(of: "bank/customers.csv"), "--database", folder.path(of: "a.sqlite"), "--date",
      "2026-08-04",
    ])
    #expect(outcome.status == 0, "\(outcome.output)")
    let calls = try String(contentsOfFile: trace, encoding: .utf8)
    #expect(!calls.contains("socket("))
    #expect(calls.contains("exited with 0"))
  }

  @Test func usageErrorsLeaveWith64() throws {
    let training = [
      "model", "train", nightly, "--date", "2026-08-04", "--data", "a", "--validation", "b", "-o", "c",
    ]
    for arguments in [
      ["nonsense"], ["run"], ["run", nightly, "--workers", "0"], ["simulate", "--accounts", "1"],
      ["report", "--output", "a.html", "--limit=-1"], training + ["--epochs", "0"],
      training + ["--keep-one-in", "0"],
      training + ["--warm-up-days", "99999999999"],
    ] {
      #expect(try program.run(arguments).status == 64, "\(arguments)")
    }
    #expect(try program.run(["--help"]).status == 0)
  }

  @Test func aMissingOrFaultyPipelineLeavesWith78() throws {
    let missing = try program.run(["check", folder.path + "/nowhere", "--language", "en"])
    #expect(missing.status == 78)
    #expect(missing.output.contains("nowhere"))
    let unknown = try brokenPipeline("rules/mule.yaml", "account.", "acount.")
    let rule = try program.run(["check", unknown, "--language", "en"])
    #expect(rule.status == 78)
    #expect(rule.output.contains("mule.yaml:"))
    #expect(rule.output.contains("acount."))
  }

  @Test func badInputsGiveOneClearError() throws {
    let inbox = try makeInbox()
    let absent = try run(
      "run", nightly, inbox: folder.path(of: "absent"), database: folder.path(of: "a.sqlite"))
    #expect(absent.status == 66, "\(absent.output)")
    let asFolder = try run("run", nightly, inbox: inbox, database: folder.path)
    #expect(asFolder.status == 73, "\(asFolder.output)")
    let text = try folder.write("this is no database, only text of some length\n", as: "text.sqlite")
    let noDatabase = try run("run", nightly, inbox: inbox, database: text)
    #expect(noDatabase.status == 65, "\(noDatabase.output)")
    let empty = try folder.write("", as: "empty.sqlite")
    let nothing = try program.run(["alerts", "list", "--database", empty, "--language", "en"])
    #expect(nothing.status == 66, "\(nothing.output)")
    for outcome in [absent, asFolder, noDatabase, nothing] {
      #expect(outcome.output.hasPrefix("mekiki: "))
      #expect(outcome.output.split(separator: "\n").count == 1, "\(outcome.output)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "a.sqlite")))
  }

  @Test func aRefusedFileLeavesWith1AndTheRestIsStored() throws {
    let inbox = try makeInbox()
    try Data().write(to: URL(fileURLWithPath: inbox + "/zz-empty.csv"))
    let night = try run("run", nightly, inbox: inbox, database: folder.path(of: "a.sqlite"))
    #expect(night.status == 1, "\(night.output)")
    #expect(night.output.contains("zz-empty.csv"))
  }

  /// A report that cannot be written is an error with words and code 74, never a crash; the night is stored.
  @Test func aFullDiskUnderStandardOutputIsSaid() throws {
    guard let shell = OutsideProgram("sh"), FileManager.default.fileExists(atPath: "/dev/full") else {
      return
    }
    let outcome = try shell.run(["-c", "exec \"$0\" check \"$1\" >/dev/full", program.path, nightly])
    #expect(outcome.status == 74, "\(outcome.output)")
    #expect(outcome.output.hasPrefix("mekiki: ") && outcome.output.contains("No space left"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  /// A full disk while the night is stored: one error, and after space is made the same night succeeds.
  @Test func aFullDiskLeavesNothingHalfWritten() throws {
    guard let shell = OutsideProgram("sh"), getuid() == 0 else { return }
    let inbox = try makeInbox()
    let mount = folder.path(of: "disk")
    try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: false)
    guard try shell.run(["-c", "mount -t tmpfs -o size=200k tmpfs '\(mount)'"]).status == 0 else { return }
    defer { _ = try? shell.run(["-c", "umount '\(mount)'"]) }
    let database = mount + "/a.sqlite"
    let full = try run("run", nightly, inbox: inbox, database: database)
    #expect(full.status == 74, "\(full.output)")
    #expect(full.output.contains("disk") || full.output.contains("space"), "\(full.output)")
    #expect(try shell.run(["-c", "mount -o remount,size=64m '\(mount)'"]).status == 0)
    let again = try run("run", nightly, inbox: inbox, database: database)
    #expect(again.status == 0, "\(again.output)")
    let clean = folder.path(of: "clean.sqlite")
    #expect(try run("run", nightly, inbox: inbox, database: clean).status == 0)
    guard let sqlite = OutsideProgram("sqlite3") else { return }
    let query =
      "SELECT account, business_day, score_micro FROM alert ORDER BY 1, 2; SELECT count(*) FROM source_file"
    #expect(try sqlite.run([database, query]).output == sqlite.run([clean, query]).output)
  }
}
