import BoostedTrees
import Foundation
import Testing

/// Scores what `Tests/Oracles/trees_oracle.py` has put into the folder that it names, and writes our answers beside it.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEKIKI_TREES_FOLDER"] != nil))
struct TreeOracleTests {
  @Test func rowsAreScoredForLightGBM() throws {
    let folder = URL(
      filePath: try #require(ProcessInfo.processInfo.environment["MEKIKI_TREES_FOLDER"]))
    let models = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".txt")
    }
    #expect(models.count >= 7)
    for model in models {
      let kind = String(model.dropLast(".txt".count))
      let ensemble = try TreeEnsemble(bytes: Array(try Data(contentsOf: folder.appending(path: model))))
      let rows = try GoldenTrees.table(try Data(contentsOf: folder.appending(path: "\(kind).rows.csv")))
      var shapley = TreeShapley(ensemble)
      var text = ""
      for row in rows {
        let score = ensemble.score(of: row)
        let probability = 1 / (1 + exp(-ensemble.sigmoid * score))
        let values = [score, probability] + shapley.values(of: row) + [ensemble.baseline]
        text += values.map { "\($0)" }.joined(separator: ",") + "\n"
      }
      try Data(text.utf8).write(to: folder.appending(path: "\(kind).answers.csv"))
    }
  }
}
