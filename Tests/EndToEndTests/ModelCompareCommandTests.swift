import Core
import Features
import Foundation
import Simulation
import TestSupport
import Testing

/// `mekiki model compare` as its users meet it: the model beside a LightGBM file on a labelled folder, and how sure the difference is.
@Suite(.serialized) struct ModelCompareCommandTests {
  @Test func differencesComeWithIntervals() throws {
    let folder = try TemporaryFolder()
    let root = try #require(RepositoryRoot.path())
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = try #require(
      OutsideProgram((tests as NSString).deletingLastPathComponent + "/mekiki"),
      "the executable was not built")
    try SimulatedBank(SimulationPlan(accounts: 150, days: 20, seed: 9, fraudRate: 0.05)).write(
      to: folder.path(of: "bank"))
    let path = try folder.write(
      RandomTreeFile.text(features: FeatureCatalogue.names.map(\.text), trees: 20, seed: 8), as: "trees.txt")
    let arguments = [
      "model", "compare", root + "/Pipelines/nightly", "--data", folder.path(of: "bank"), "--date",
      "2026-11-20",
      "--warm-up-days", "0", "--challenger", path, "--language", "en",
    ]
    let table = try program.run(arguments)
    #expect(table.status == 0, "\(table.output)")
    #expect(table.output.contains("challenger less model") && table.output.contains("95 % interval"))

    let outcome = try program.run(arguments + ["--json"])
    #expect(try program.run(arguments + ["--json"]).output == outcome.output)
    let compared = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let tracks = try #require(compared["tracks"] as? [[String: Any]])
    #expect(tracks.compactMap { $0["decider"] as? String } == ["model", "challenger", "both"])
    func precision(_ track: [String: Any]) throws -> Double {
      let alone = try #require(track["alone"] as? [String: Any])
      return try #require(alone["average_precision"] as? Double)
    }
    #expect(tracks[0]["average_precision_over_model"] == nil)
    for track in tracks.dropFirst() {
      let over = try #require(track["average_precision_over_model"] as? [String: Double])
      let (difference, low, high) = (over["difference"] ?? 0, over["low"] ?? 1, over["high"] ?? -1)
      let expected = try precision(track) - precision(tracks[0])
      #expect(abs(difference - expected) < 1e-6 && low <= difference && difference <= high)
    }
    // Trees that know nothing are surely worse than the model.
    let trees = try #require(tracks[1]["average_precision_over_model"] as? [String: Double])
    #expect(trees["high"] ?? 1 < 0)
  }
}
