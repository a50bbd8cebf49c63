import BoostedTrees
import Foundation
import Testing

@Suite struct TreeEnsembleTests {
  @Test(arguments: GoldenTrees.kinds) func scoresAreThoseOfLightGBM(kind: String) throws {
    let golden = try GoldenTrees(kind)
    let width = golden.ensemble.featureNames.count
    var scores: [Double] = []
    let values = golden.rows.flatMap { $0.prefix(width) }
    golden.ensemble.scores(of: values, rows: golden.rows.count, into: &scores)
    for (score, row) in zip(scores, golden.rows) {
      #expect(abs(score - row[width]) <= 1e-12 * abs(row[width]))
      let probability = 1 / (1 + exp(-golden.ensemble.sigmoid * score))
      #expect(abs(probability - row[width + 1]) <= 1e-12 * row[width + 1])
      #expect(abs(score) <= golden.ensemble.largestScore)
    }
    #expect(golden.rows.count > 100)
    #expect(Set(scores).count > 3 || kind == "single-leaf")
  }

  @Test(arguments: GoldenTrees.kinds) func shapleyValuesAreThoseOfLightGBMAndAddUp(kind: String) throws {
    let golden = try GoldenTrees(kind)
    let width = golden.ensemble.featureNames.count
    var shapley = TreeShapley(golden.ensemble)
    for row in golden.rows {
      let features = Array(row.prefix(width))
      let found = shapley.values(of: features)
      for (value, expected) in zip(found, row[(width + 2)...]) { #expect(abs(value - expected) < 1e-6) }
      #expect(abs(golden.ensemble.baseline - row[width + 2 + width]) < 1e-9)
      let sum = found.reduce(golden.ensemble.baseline, +)
      #expect(abs(sum - golden.ensemble.score(of: features)) < 1e-9)
    }
  }

  @Test func aRowAloneScoresAsAmongOthers() throws {
    let golden = try GoldenTrees("categorical")
    let values = golden.rows.flatMap { $0.prefix(6) }
    var scores: [Double] = []
    golden.ensemble.scores(of: values, rows: golden.rows.count, into: &scores)
    for (score, row) in zip(scores, golden.rows) {
      #expect(golden.ensemble.score(of: Array(row.prefix(6))).bitPattern == score.bitPattern)
    }
  }

  @Test func whatAModelAsksIsTold() throws {
    let golden = try GoldenTrees("numeric")
    #expect(golden.ensemble.featureNames == (0..<6).map { "feature.\($0)" })
    #expect(golden.ensemble.featureNamesLine == 8)
    #expect(golden.ensemble.treeCount == 4)
    #expect(golden.ensemble.splitCounts.reduce(0, +) == golden.ensemble.leafCount - 4)
    let thresholds = golden.ensemble.thresholds(ofFeature: 0)
    #expect(!thresholds.isEmpty && thresholds == thresholds.sorted())
    // The numbers of sets of categories are no thresholds.
    let categorical = try GoldenTrees("categorical").ensemble
    #expect(categorical.splitCounts[1] > 0 && categorical.thresholds(ofFeature: 1).isEmpty)
  }
}
