import Core
import Foundation
import Simulation
import TestSupport
import Testing

/// `mekiki model card` and `mekiki model calibrate` on a small bank: what they say agrees with what `model evaluate` says.
@Suite struct ModelCardCommandTests {
  private func outcome(_ arguments: [String]) throws -> OutsideProgram.Outcome {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = (tests as NSString).deletingLastPathComponent + "/mekiki"
    let program = try #require(OutsideProgram(path), "the executable was not built")
    return try program.run(arguments)
  }

  private func object(_ arguments: [String]) throws -> [String: Any] {
    let result = try outcome(arguments)
    try #require(result.status == 0, "\(result.output.suffix(500))")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func cardAndCalibrationAgreeWithTheEvaluation() throws {
    let folder = try TemporaryFolder()
    let plan = SimulationPlan(accounts: 150, days: 20, seed: 9, fraudRate: 0.05)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
    let pipeline = try #require(RepositoryRoot.path()) + "/Pipelines/nightly"
    let rest = [
      pipeline, "--data", folder.path(of: "bank"), "--date", "2026-11-20", "--warm-up-days", "0",
      "--language", "ja",
    ]
    let evaluation = try object(["model", "evaluate"] + rest + ["--json"])
    let both = try #require(evaluation["both"] as? [String: Any])
    let card = try object(["model", "card"] + rest + ["--draws", "40", "--json"])
    #expect(card["rows"] as? Int == evaluation["rows"] as? Int)
    let precision = try #require(card["average_precision"] as? [String: Any])
    let (found, expected) = (
      try #require(precision["value"] as? Double), try #require(both["average_precision"] as? Double)
    )
    #expect(abs(found - expected) < 1e-6)
    let ages = try #require(card["ages"] as? [[String: Any]])
    #expect(ages.count > 2 && ages.reduce(0) { $0 + ($1["rows"] as? Int ?? 0) } == card["rows"] as? Int)
    let drift = try #require(card["drift_reference"] as? [[String: Any]])
    #expect(drift.count == card["features"] as? Int)

    let text = try outcome(["model", "card"] + rest + ["--draws", "40"]).output
    for words in ["# モデルカード", "自行の実績による較正前", "| 30-49 |", "## 限界"] {
      #expect(text.contains(words), "\(words)")
    }

    let calibration = try object(["model", "calibrate"] + rest + ["--own-outcomes", "--json"])
    #expect(calibration["rows"] as? Int == evaluation["rows"] as? Int)
    let methods = try #require(calibration["methods"] as? [[String: Any]])
    #expect(methods.compactMap { $0["method"] as? String } == ["present", "logistic", "isotonic"])
    let policy = try #require(calibration["policy"] as? String)
    #expect(policy.contains("outcomes: own"))
  }

  /// The lines that the command prints are lines that the pipeline takes.
  @Test func whatCalibratePrintsIsAPolicy() throws {
    let folder = try TemporaryFolder()
    let plan = SimulationPlan(accounts: 150, days: 20, seed: 9, fraudRate: 0.05)
    _ = try SimulatedBank(plan).write(to: folder.path(of: "bank"))
    let root = try #require(RepositoryRoot.path())
    let nightly = root + "/Pipelines/nightly"
    let printed = try outcome([
      "model", "calibrate", nightly, "--data", folder.path(of: "bank"), "--date", "2026-11-20",
      "--warm-up-days", "0", "--own-outcomes", "--language", "en",
    ])
    try #require(printed.status == 0)
    let lines = printed.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    var policy = try String(contentsOfFile: nightly + "/policy.yaml", encoding: .utf8)
    if lines.hasPrefix("combination:") {
      let kept = policy.split(separator: "\n").filter {
        !$0.hasPrefix("combination") && !$0.hasPrefix("  offset") && !$0.hasPrefix("  model_weight")
          && !$0.hasPrefix("  point_weight") && !$0.hasPrefix("look_line") && !$0.hasPrefix("alarm_line")
      }
      policy = kept.joined(separator: "\n")
    }
    let pipeline = try String(contentsOfFile: nightly + "/pipeline.yaml", encoding: .utf8)
    _ = try folder.write(policy + "\n" + lines + "\n", as: "policy.yaml")
    let own =
      pipeline.replacing("../../", with: root + "/").replacing(
        "rules: rules", with: "rules: \(nightly)/rules"
      )
      .replacing("lexicon: lexicon", with: "lexicon: \(nightly)/lexicon")
      .replacing("workflow: workflow", with: "workflow: \(nightly)/workflow")
      .replacing("model: models", with: "model: \(nightly)/models")
    _ = try folder.write(own, as: "pipeline.yaml")
    let check = try outcome(["check", folder.path])
    #expect(check.status == 0, "\(check.output)")
  }

  @Test func aFileIsInspectedAsItsOwnToolReadsIt() throws {
    let model = try #require(RepositoryRoot.path()) + "/Pipelines/nightly/models/model.safetensors"
    let found = try object(["model", "inspect", model, "--json"])
    let sum = try #require(OutsideProgram("/usr/bin/sha256sum")).run([model]).output.prefix(64)
    #expect(found["sha256"] as? String == String(sum))
    let features = try #require(found["features"] as? [[String: Any]])
    let (edges, sizes, missing) = (
      features.reduce(0) { $0 + ($1["edges"] as? Int ?? 0) },
      features.count { $0["has_size"] as? Bool == true },
      features.count { $0["has_missing"] as? Bool == true }
    )
    #expect(edges + sizes + missing == found["inputs"] as? Int)
    let text = try outcome(["model", "inspect", model, "--language", "ja"])
    #expect(text.status == 0 && text.output.contains("中間層") && text.output.contains(String(sum)))
  }

  @Test func whatIsNoModelIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("not a model", as: "m.safetensors")
    #expect(try outcome(["model", "inspect", path]).status == 78)
    #expect(try outcome(["model", "inspect", path + ".absent"]).status == 66)
  }
}
