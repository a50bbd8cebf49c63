import Core
import Manifests
import Scoring

/// How features and scores were spread where the model was measured, from `card.json` beside the model.
///
/// - Missing: without that file, or with that of another model, nothing is compared with training, and nights are compared with one another.
struct DriftBaseline: Sendable {
  /// One feature.
  struct Feature: Sendable {
    let missingShare: Double
    let edges: [Double]
    let shares: [Double]
  }

  /// The features by their names.
  let features: [String: Feature]
  /// The rows in each part of the scores, as `DistributionTally` cuts them.
  let scoreCounts: [Int64]

  /// Reads a card, or gives nil when it is of another model, of an older program or damaged.
  init?(card bytes: [UInt8], modelDigest: String) {
    let reading = ManifestReading(bytes: bytes, name: "card.json")
    guard let root = reading.rootMapping(), root.optionalString("model_sha256") == modelDigest else {
      return nil
    }
    var features: [String: Feature] = [:]
    for entry in root.mappings("drift_reference") ?? [] {
      guard let name = entry.string("name"), let missing = entry.real("missing_share", in: 0...1),
        let edges = DriftBaseline.numbers(entry.list("deciles")),
        let shares = DriftBaseline.numbers(entry.list("shares")), shares.count == edges.count + 1,
        zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
      else { return nil }
      features[name] = Feature(missingShare: missing, edges: edges, shares: shares)
    }
    let counts = root.list("score_reference")?.compactMap { $0.integer(in: 0...Int64.max) } ?? []
    guard !reading.hasErrors, counts.count == DistributionTally.scoreEdges.count + 1 else { return nil }
    self.features = features
    scoreCounts = counts
  }

  private static func numbers(_ values: [ManifestValue]?) -> [Double]? {
    guard let values else { return nil }
    let numbers = values.compactMap { $0.real() }
    return numbers.count == values.count ? numbers : nil
  }
}
