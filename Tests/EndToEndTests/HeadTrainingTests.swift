import AlertStore
import Core
import Foundation
import Pipeline
import Reporting
import Scoring
import Simulation
import TestSupport
import Testing
import Training

/// A model with heads, from labelled folders to what a night keeps of each alert.
@Suite(.serialized) struct HeadTrainingTests {
  static let recipe: ModelTrainer.Recipe = {
    var recipe = ModelTrainer.Recipe()
    (recipe.epochs, recipe.members, recipe.keepOneIn, recipe.steps) = (6, 2, 2, 6)
    (recipe.hiddenSizes, recipe.memoBuckets, recipe.learningRate) = ([12], 512, 0.01)
    (recipe.headRows, recipe.headCalibrationRows) = (25, 15)
    return recipe
  }()

  /// A bank with so much fraud that a small one has enough of several types.
  static func data(_ folder: TemporaryFolder, _ name: String, seed: UInt64) throws -> DataFolder {
    let plan = SimulationPlan(accounts: 150, days: 40, seed: seed, fraudRate: 0.1)
    _ = try SimulatedBank(plan).write(to: folder.path(of: name))
    let root = try #require(RepositoryRoot.path())
    let loaded = try PipelineDefinition.loadForTraining(folder: root + "/Pipelines/nightly")
    return DataFolder(
      path: folder.path(of: name), rules: loaded.rules, lexicon: loaded.lexicon,
      watchLists: loaded.watchLists,
      options: loaded.manifest.readingOptions(referenceDay: SimulatedNight.day),
      warmUpDays: 5, workers: 2)
  }

  @Test func aTrainedModelSaysTheTypeOfFoundFraudAndANightKeepsIt() throws {
    let night = try SimulatedNight(accounts: 40, days: 36)
    let (training, other) = (
      try Self.data(night.folder, "training", seed: 5), try Self.data(night.folder, "other", seed: 6)
    )
    let trainer = ModelTrainer(recipe: Self.recipe) { _ in }
    let outcome = try trainer.train(on: [training], validation: [other], provenance: [:])
    let names = outcome.model.heads.map(\.name)
    #expect(names.count > 2 && names.contains("口座不正利用"))
    #expect(outcome.model.heads.contains { $0.calibration != nil })
    let bytes = try outcome.model.bytes()
    #expect(try ModelArtifact(bytes: bytes).heads == outcome.model.heads)

    let evaluation = try Evaluation.run([other], model: outcome.model, combination: outcome.combination)
    let recognition = try #require(evaluation.typeRecognition)
    let largest = recognition.entries.map(\.rows).max() ?? 0
    // Better than always naming the most frequent type.
    #expect(recognition.rows > 20 && recognition.right > largest)

    try bytes.withUnsafeBytes { Data($0) }.write(to: URL(filePath: night.folder.path(of: "own.safetensors")))
    _ = try night.definition(adding: "")
    let path = night.folder.path(of: "pipeline.yaml")
    let manifest = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.hasPrefix("model: ") ? "model: own.safetensors" : String($0)
    }
    _ = try night.folder.write(manifest.joined(separator: "\n") + "\n", as: "pipeline.yaml")
    let definition = try PipelineDefinition.load(folder: night.folder.path)
    try night.run(database: "a.sqlite", workers: 2, definition: definition)
    try Self.expectTypes(in: night.folder.path(of: "a.sqlite"), names)
  }

  /// Every transaction of an alert has a score of each head, and people see the first.
  static func expectTypes(in path: String, _ names: [String]) throws {
    let database = try AlertDatabase(path: path, access: .readOnly)
    let alerts = try database.alerts(matching: AlertFilter(limit: 1_000))
    #expect(!alerts.isEmpty)
    for alert in alerts {
      let detail = try #require(try database.alert(id: alert.alertID))
      for transaction in detail.transactions {
        let types = transaction.record.explained.types
        #expect(types.map(\.scamType).sorted() == names.sorted())
        #expect(zip(types, types.dropFirst()).allSatisfy { $0.scoreMicro >= $1.scoreMicro })
      }
      let likely = detail.transactions[0].record.explained.types[0]
      let japanese = AlertDetail(detail, language: .japanese)
      #expect(japanese.terminal(.plain).contains("推定される手口"))
      #expect(japanese.terminal(.plain).contains(likely.scamType))
      #expect(AlertDetail(detail, language: .english).terminal(.plain).contains("Likely type"))
      #expect(japanese.json().contains("\"types\":[{\"scam_type\":\"\(likely.scamType)\""))
    }
  }
}
