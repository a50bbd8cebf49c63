import AlertStore
import Core
import Scoring

/// Counts how the scores and the model's features are spread in a file, cut as the model's card cuts them.
struct NightDistributions {
  private let baseline: DriftBaseline?
  private let names: [String]
  private var tally: DistributionTally

  init(_ definition: PipelineDefinition) {
    let baseline = definition.driftBaseline
    self.baseline = baseline
    names = definition.model.encoder.columns.map(\.name.text)
    tally = DistributionTally(edges: names.map { baseline?.features[$0]?.edges ?? [] })
  }

  /// Begins with the next file.
  mutating func begin() { tally = DistributionTally(edges: tally.edges) }

  /// Adds the rows of a batch that count.
  mutating func add(
    _ matrix: borrowing FeatureMatrix, columns: [Int], scores: [Float], skipping isSkipped: [Bool]
  ) {
    tally.add(matrix, columns: columns, scores: scores, skipping: isSkipped)
  }

  /// What is kept of the file, none when no row was given a score.
  var records: [DistributionRecord] {
    guard tally.rows > 0 else { return [] }
    let features = names.indices.map { index in
      let known = baseline?.features[names[index]]
      return DistributionRecord(
        name: names[index], missing: tally.missing[index], edges: tally.edges[index],
        counts: tally.counts(of: index),
        reference: known.map { .init(missingShare: $0.missingShare, shares: $0.shares) })
    }
    return features + [scores]
  }

  private var scores: DistributionRecord {
    let whole = baseline.map { $0.scoreCounts.reduce(0, +) } ?? 0
    let shares = baseline.flatMap { baseline in
      whole == 0 ? nil : baseline.scoreCounts.map { Double($0) / Double(whole) }
    }
    return DistributionRecord(
      name: DistributionRecord.scores, missing: 0, edges: DistributionTally.scoreEdges, counts: tally.scores,
      reference: shares.map { .init(missingShare: 0, shares: $0) })
  }
}
