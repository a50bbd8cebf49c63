import Core
import Foundation
import Simulation
import TestSupport
import Testing

/// `mekiki features export` as its users meet it: what it says, and with which code it leaves.
@Suite(.serialized) struct FeatureExportCommandTests {
  let folder: TemporaryFolder
  let pipeline: String
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    pipeline = try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
    // The executable is built into the folder of the tests' own.
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
    _ = try SimulatedBank(SimulationPlan(accounts: 20, days: 2, seed: 3)).write(to: folder.path(of: "bank"))
  }

  func export(_ output: String, _ more: String...) throws -> OutsideProgram.Outcome {
    try program.run(
      [
        "features", "export", pipeline, "--input", folder.path(of: "bank/inbox"), "--customers",
        folder.path(of: "bank/customers.csv"), "--date", "2026-08-04", "--output", folder.path(of: output),
        "--language", "en",
      ] + more)
  }

  @Test func whatIsTypedWronglyLeavesWith64() throws {
    for outcome in [
      try export("a.txt"), try export("a.npy", "--workers", "0"), try export("a.npy", "--from", "2026-8-1"),
      try export("a.csv", "--from", "2026-08-03", "--to", "2026-08-02"),
    ] { #expect(outcome.status == 64, "\(outcome.output)") }
    #expect(try folder.names() == ["bank"])
  }

  @Test func eachErrorIsOneLineWithItsCode() throws {
    _ = try folder.write("mine", as: "taken.csv")
    let text = try folder.write("this is no database, only text of some length\n", as: "text.sqlite")
    let outcomes: [(Int32, OutsideProgram.Outcome)] = [
      (73, try export("taken.csv")), (73, try export("absent/a.csv")),
      (66, try export("a.csv", "--input", folder.path(of: "absent"))),
      (66, try export("a.csv", "--state", folder.path(of: "absent.sqlite"))),
      (65, try export("a.csv", "--state", text)),
      (66, try export("a.csv", "--customers", folder.path(of: "absent.csv"))),
    ]
    for (status, outcome) in outcomes {
      #expect(outcome.status == status, "\(outcome.output)")
      #expect(outcome.output.hasPrefix("mekiki: "))
      #expect(outcome.output.split(separator: "\n").count == 1, "\(outcome.output)")
    }
    #expect(try folder.names().sorted() == ["bank", "taken.csv", "text.sqlite"])
    #expect(try folder.bytes(of: "taken.csv") == Array("mine".utf8))
    #expect(try export("taken.csv", "--overwrite").status == 0)
  }

  @Test func theSummaryForProgramsNamesFilesAndDigests() throws {
    _ = try folder.write("", as: "bank/inbox/zz-empty.csv")
    let outcome = try export("a.csv", "--json")
    #expect(outcome.status == 1, "\(outcome.output)")
    let summary = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let lines = try folder.bytes(of: "a.csv").count { $0 == 0x0A } - 1
    #expect(summary["rows"] as? Int == lines && lines > 20)
    let files = try #require(summary["files"] as? [[String: Any]])
    #expect(files.last?["name"] as? String == "zz-empty.csv")
    #expect(files.last?["fate"] as? String != "taken")
    #expect(files.reduce(0) { $0 + ($1["rows"] as? Int ?? 0) } == lines)
    let outputs = try #require(summary["outputs"] as? [[String: String]])
    guard let stock = OutsideProgram("sha256sum") else { return }
    let digest = try stock.run([folder.path(of: "a.csv")]).output.prefix(64)
    #expect(outputs.map { $0["sha256"] } == [String(digest)])
  }
}
