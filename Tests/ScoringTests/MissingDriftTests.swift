import Core
import NeuralNet
import Scoring
import Testing

@Suite struct MissingDriftTests {
  /// A model whose first feature was missing in a quarter of the training, and whose second never was.
  private func model() throws -> ModelArtifact {
    let columns = ["a", "b"].map { name in
      FeatureEncoder.Column(
        name: FeatureName(name), form: .steps, edges: [0], size: nil, hasMissingInput: name == "a")
    }
    let shape = try NetworkShape(numericInputs: 3, textBuckets: 2, textWidth: 1, hiddenSizes: [2])
    return ModelArtifact(
      network: Network(shape: shape, seed: 1), encoder: FeatureEncoder(columns: columns),
      baseline: [0.5, 0.25, 0.5], calibrationSlope: 1, calibrationOffset: 0, provenance: [:])
  }

  private func tally(rows: Int, missing: (Int, Int) -> Bool) -> MissingTally {
    var matrix = FeatureMatrix(names: ["x", "b", "a"], rowCapacity: rows)
    matrix.reset(rows: rows)
    for row in 0..<rows {
      for (index, column) in [2, 1].enumerated() where !missing(index, row) { matrix[column, row] = 1 }
    }
    var tally = MissingTally(columns: 2)
    // Every tenth row is of the learning period.
    tally.add(matrix, columns: [2, 1], skipping: (0..<rows).map { $0 % 10 == 0 })
    return tally
  }

  @Test func sharesLikeThoseOfTheTrainingAreNoDrift() throws {
    let found = MissingDrift.find(
      tally(rows: 1_000) { column, row in column == 0 && row % 2 == 0 }, model: try model())
    #expect(found.isEmpty)
  }

  @Test func whatIsMissingNowAndWasThereThenIsTold() throws {
    let tally = tally(rows: 1_000) { column, row in column == 1 && row % 10 != 1 }
    #expect(tally.rows == 900 && tally.missing == [0, 800])
    let found = MissingDrift.find(tally, model: try model())
    #expect(found.map(\.feature) == ["b"] && found.map(\.trainedShare) == [0])
    #expect(abs((found.first?.share ?? 0) - 800.0 / 900) < 1e-12)
  }

  @Test func talliesAddUpAndFewRowsTellNothing() throws {
    let half = tally(rows: 500) { _, _ in true }
    #expect(MissingDrift.find(half, model: try model()).isEmpty)
    var whole = half
    whole += half
    #expect(whole.rows == 900 && whole.missing == [900, 900])
    #expect(MissingDrift.find(whole, model: try model()).count == 2)
  }
}
