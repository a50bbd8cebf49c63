import Core
import TestSupport
import Testing

@testable import Scoring

@Suite struct DistributionTallyTests {
  /// Counted one by one, for any rows skipped and any number of rows.
  @Test(arguments: [1, 7, 8, 9, 64, 301])
  func countsAreThoseOfCountingOneByOne(rows: Int) {
    var random = SeededGenerator(seed: UInt64(rows))
    let edges: [[Double]] = [[-1, 0, 2], [], [0.5]]
    let columns = [2, 0, 1]
    var tally = DistributionTally(edges: edges)
    var expected = edges.map { [Int64](repeating: 0, count: $0.count + 1) }
    var missing: [Int64] = [0, 0, 0]
    var scores = [Int64](repeating: 0, count: DistributionTally.scoreEdges.count + 1)
    for batch in 0..<3 {
      var matrix = FeatureMatrix(
        names: ["a.x", "a.y", "a.z"].compactMap { FeatureName($0) }, rowCapacity: rows)
      matrix.reset(rows: rows)
      var isSkipped = [Bool](repeating: false, count: rows)
      var rowScores: [Float] = []
      for row in 0..<rows {
        isSkipped[row] = batch == 1 && Bool.random(using: &random)
        for column in 0..<3 {
          // Values on an edge among them, which belong to the part below it.
          let value = [Double.nan, -1, 0, 0.5, 2, Double.random(in: -3...3, using: &random)]
            .randomElement(using: &random)
          matrix[column, row] = value ?? .nan
        }
        rowScores.append([-100, -0.5, 0, 3.25, 19.99, 100].randomElement(using: &random) ?? 0)
        guard !isSkipped[row] else { continue }
        scores[DistributionTally.scoreEdges.count { $0 < Double(rowScores[row]) }] += 1
        for (feature, column) in columns.enumerated() {
          let value = matrix[column, row]
          if value.isNaN {
            missing[feature] += 1
          } else {
            expected[feature][edges[feature].count { $0 < value }] += 1
          }
        }
      }
      tally.add(matrix, columns: columns, scores: rowScores, skipping: isSkipped)
    }
    #expect((0..<3).map { tally.counts(of: $0) } == expected)
    #expect(tally.missing == missing && tally.scores == scores)
  }

  /// By hand: a tenth moved from one part to the other of two halves.
  @Test func theIndexIsThatOfItsFormula() throws {
    let same = try #require(PopulationStability.index([50, 50], reference: [0.5, 0.5]))
    #expect(same == 0)
    let moved = try #require(PopulationStability.index([600, 400], reference: [0.5, 0.5]))
    #expect(abs(moved - 0.040546510810816) < 1e-12)
    let gone = try #require(PopulationStability.index([100, 0], reference: [0.5, 0.5]))
    #expect(gone > PopulationStability.large && gone.isFinite)
    #expect(PopulationStability.index([0, 0], reference: [0.5, 0.5]) == nil)
    #expect(PopulationStability.index([1], reference: [0.5, 0.5]) == nil)
  }
}
