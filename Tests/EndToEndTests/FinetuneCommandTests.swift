import Core
import Foundation
import Pipeline
import Simulation
import TestSupport
import Testing

/// `mekiki model finetune` as its users meet it: a bank that calls other things fraud, decisions on them, and what comes of it.
@Suite(.serialized) struct FinetuneCommandTests {
  let folder: TemporaryFolder
  let root: String
  let program: OutsideProgram

  init() throws {
    folder = try TemporaryFolder()
    root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    program = try #require(OutsideProgram(path), "the executable was not built")
  }

  /// One row of a bank's CSV file.
  private struct Row {
    let record: Int
    let fields: [Substring]
    /// Cash from a machine is what this bank calls fraud, which the model has never seen as such.
    var isWanted: Bool { fields[6] == "atm" && fields[7] == "cash" && fields[3] == "out" }
    var id: Substring { fields[0] }
    var moment: Substring { fields[1] }
  }

  private func makeBank(_ name: String, seed: UInt64) throws -> [Row] {
    try SimulatedBank(SimulationPlan(accounts: 60, days: 20, seed: seed)).write(to: folder.path(of: name))
    let text = try String(contentsOfFile: folder.path(of: name + "/inbox/transactions.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").enumerated().dropFirst().map { index, line in
      Row(record: index + 1, fields: line.split(separator: ",", omittingEmptySubsequences: false))
    }
    let labels = rows.filter(\.isWanted).map { "transactions.csv,\($0.record),\($0.id),test,victim\n" }
    _ = try folder.write(
      "file,record_number,transaction_id,scam_type,role\n" + labels.joined(), as: name + "/labels.csv")
    return rows
  }

  private static func line(_ row: Row, _ isConfirmed: Bool, _ selection: String = "alert,") -> String {
    "transactions.csv,\(row.record),\(row.id),\(isConfirmed ? "confirmed" : "dismissed"),"
      + "2026-08-25T10:00:00+09:00,\(selection)\n"
  }

  private static let header = "file,record_number,transaction_id,decision,decided_at,selection,share\n"

  private func finetune(_ arguments: String..., output: String = "adapter.safetensors") throws
    -> OutsideProgram.Outcome
  {
    try program.run(
      [
        "model", "finetune", root + "/Pipelines/nightly", "--data", folder.path(of: "bank"), "--date",
        "2026-08-25",
        "--warm-up-days", "3", "--decisions", folder.path(of: "decisions.csv"), "--language", "en",
        "--output",
        folder.path(of: output),
      ] + arguments)
  }

  /// Some cash and some other rows, in turn, from all over the bank's time after the warm-up.
  private func decide(_ rows: [Row], count: Int, _ isConfirmed: (Int, Row) -> Bool) throws {
    let late = rows.filter { $0.moment > "2026-08-05" }
    let cash = late.filter(\.isWanted).prefix(count)
    let others = late.filter { !$0.isWanted }
    let chosen = cash + (0..<count).map { others[$0 * others.count / count] }
    try #require(cash.count == count)
    let lines = chosen.enumerated().map { Self.line($1, isConfirmed($0, $1)) }
    _ = try folder.write(Self.header + lines.joined(), as: "decisions.csv")
  }

  @Test func whatBeatsTheModelIsWrittenAndUsed() throws {
    try decide(try makeBank("bank", seed: 5), count: 50) { $1.isWanted }
    _ = try makeBank("other", seed: 6)
    let first = try finetune("--validation", folder.path(of: "other"), "--json")
    #expect(first.status == 0, "\(first.output)")
    #expect(first.output.contains("\"accepted\":true") && first.output.contains("\"used\":100"))
    let shape = try JSONShape(path: root + "/ops/schemas/model-finetune.schema.json")
    let json = first.output.split(separator: "\n").last.map(String.init) ?? ""
    #expect(try shape.problems(in: json) == [])
    #expect(try folder.bytes(of: "adapter.safetensors").count < 8 << 10)
    // The later accounts of the decisions themselves say the same.
    let second = try finetune(output: "second.safetensors")
    #expect(second.status == 0 && second.output.contains("accepted"), "\(second.output)")
    let pipeline = folder.path(of: "pipeline")
    try FileManager.default.copyItem(atPath: root + "/Pipelines/nightly", toPath: pipeline)
    let manifest = try String(contentsOfFile: pipeline + "/pipeline.yaml", encoding: .utf8)
    let sample =
      manifest.replacing("../../", with: root + "/") + "adapter: \(folder.path(of: "adapter.safetensors"))\n"
    try sample.write(toFile: pipeline + "/pipeline.yaml", atomically: false, encoding: .utf8)
    let check = try program.run(["check", pipeline, "--language", "en"])
    #expect(check.status == 0 && check.output.contains("adapter"), "\(check.output)")
  }

  @Test func whatIsNotSureToBeBetterIsRefused() throws {
    let rows = try makeBank("bank", seed: 5)
    try decide(rows, count: 50) { $1.isWanted }
    // A bank that calls fraud what everybody does: what was learned of cash makes its ranking worse.
    try SimulatedBank(SimulationPlan(accounts: 60, days: 20, seed: 6, fraudRate: 0.03)).write(
      to: folder.path(of: "other"))
    let refused = try finetune("--validation", folder.path(of: "other"), "--language", "ja")
    #expect(refused.status == 65 && refused.output.contains("不採用"), "\(refused.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "adapter.safetensors")))
    // Decisions that follow nothing, every other row called fraud, contradict the model altogether.
    try decide(rows, count: 40) { index, _ in index % 2 == 0 }
    let contradicting = try finetune()
    #expect(
      contradicting.status == 65 && contradicting.output.contains("contradict"), "\(contradicting.output)")
  }

  @Test func decisionsThatCannotBeUsedAreSaid() throws {
    let rows = try makeBank("bank", seed: 5)
    func expect(_ text: String, _ words: [String], arguments: String = "--seed=1") throws {
      _ = try folder.write(Self.header + text, as: "decisions.csv")
      let outcome = try finetune(arguments)
      #expect(outcome.status == 65, "\(outcome.output)")
      for word in words { #expect(outcome.output.contains(word), "\(word): \(outcome.output)") }
    }
    let late = rows.filter { $0.moment > "2026-08-05" }
    let dismissed = late.prefix(30).map { Self.line($0, false) }.joined()
    try expect(dismissed, ["There are 0 confirmed and", "10 of each"])
    let few = late.prefix(9).map { Self.line($0, true) }.joined()
    try expect(
      few + late.dropFirst(9).prefix(30).map { Self.line($0, false) }.joined(),
      ["confirmed and", "10 of each"])
    // A decision of another bank's transaction, one of no record, and one that cannot be read.
    let strange = Self.line(late[0], true).replacing(late[0].id, with: "T9999999999")
    try expect(
      strange + "nowhere.csv,2,,confirmed,2026-08-25T10:00:00+09:00,alert,\na,b,c,d,e,f,g\n",
      ["ING-226", "0 confirmed and 0 dismissed"])
    try expect(dismissed, ["0 confirmed and 0 dismissed"], arguments: "--as-of=2026-08-20")
  }
}
