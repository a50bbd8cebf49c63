import Core
import Pipeline
import TestSupport
import Testing
import Training

/// What a model is trained on is, bit for bit, what is exported, and thereby what a night computes.
@Suite(.serialized) struct TrainingValuesTests {
  @Test func theWalkOfTrainingGivesTheValuesOfTheExport() throws {
    let night = try SimulatedNight(accounts: 40, days: 33)
    _ = try FeatureExportTests.export(night, to: "a.npy", workers: 2)
    let exported = try NumPyExport(night.folder, "a")
    let loaded = try PipelineDefinition.loadForTraining(folder: night.definition.folder)
    let folder = DataFolder(
      path: night.folder.path(of: "bank"), rules: loaded.rules, lexicon: loaded.lexicon,
      watchLists: loaded.watchLists, confirmedAccounts: loaded.labels,
      options: loaded.manifest.readingOptions(referenceDay: SimulatedNight.day),
      warmUpDays: 5, workers: 1)
    var walked: [UInt64] = []
    try folder.walk { step in
      for row in 0..<step.batch.count {
        for feature in step.matrix.names.indices { walked.append(step.matrix[feature, row].bitPattern) }
      }
    }
    #expect(exported.rows > 500)
    #expect(walked == exported.values.map(\.bitPattern))
  }
}
