import Core
import Foundation
import Pipeline

/// Lives of a database, each lived twice: once without a kill and once with kills, which must come to the same.
struct LifeSweep: Sendable {
  let definitions: [PipelineDefinition]
  let nights: Int
  /// After how many nights both lives are compared.
  static let comparedNights = 73

  /// Loads the pipelines between which a bank changes: other lines, other points of a rule, another model.
  init(root: String, folder: String, nights: Int) throws {
    self.nights = nights
    let settings = [
      SmallPipeline.Settings(lookLineMicro: -2_000_000, rulePoints: 10, budget: 5, sample: 2),
      SmallPipeline.Settings(lookLineMicro: -1_500_000, rulePoints: 40, budget: 4, sample: 3),
      SmallPipeline.Settings(lookLineMicro: -1_000_000, rulePoints: 0, budget: 50, sample: 1),
    ]
    definitions = try settings.enumerated().map { index, settings in
      let path = "\(folder)/pipeline-\(index)"
      try SmallPipeline.write(to: path, root: root, settings)
      if index == 2 { try LifeSweep.changeModel(path, root) }
      return try PipelineDefinition.load(folder: path)
    }
  }

  /// The nightly model with the last of its weights a little different.
  private static func changeModel(_ pipeline: String, _ root: String) throws {
    let nightly = root + "/Pipelines/nightly/models/model.safetensors"
    var bytes = Array(FileManager.default.contents(atPath: nightly) ?? Data())
    bytes[bytes.count - 4] ^= 1
    try Data(bytes).write(to: URL(filePath: pipeline + "/model.safetensors"))
    let manifest = pipeline + "/pipeline.yaml"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try text.replacing(nightly, with: "model.safetensors").write(
      toFile: manifest, atomically: false, encoding: .utf8)
  }

  /// The name by which a case can be asked for again.
  func name(_ seed: UInt64) -> String { "life:\(nights):\(seed)" }

  /// Lives both lives of a seed.
  func run(_ seed: UInt64, in folder: String) throws -> Cases.Verdict {
    let bank = folder + "/bank"
    try? FileManager.default.removeItem(atPath: bank)
    let files = try LifeSource.bank(nights: nights, seed: seed, folder: bank)
    let plan = LifePlan(
      days: files.days, transfers: files.transfers, seed: seed, pipelines: definitions.count)
    var calm = try Life(plan, definitions, folder: folder + "/calm", isKilled: false)
    var killed = try Life(plan, definitions, folder: folder + "/killed", isKilled: true)
    for index in plan.nights.indices {
      let day = plan.nights[index].businessDay.iso8601
      if let words = try calm.live(index) {
        return .fails("night \(index) of \(day), without kills: \(words)")
      }
      if let words = try killed.live(index) {
        return .fails("night \(index) of \(day), with kills: \(words)")
      }
      if index % LifeSweep.comparedNights == LifeSweep.comparedNights - 1 || index == plan.nights.count - 1 {
        let (one, other) = (try killed.content(), try calm.content())
        if one != other {
          return .fails(
            "after night \(index) of \(day) the lives differ: \(StoredContent.difference(one, from: other))")
        }
      }
    }
    guard killed.kills > 0 || nights < 20 else { return .fails("no night was killed, which shows nothing") }
    return .holds("as they should")
  }
}
