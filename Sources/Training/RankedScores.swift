import Foundation

/// Scores with labels, ranked, and the figures that judge a ranking.
///
/// - Determinism: rows of one score count together, so the figures do not depend on the order of rows.
public struct RankedScores {
  private var scores: [Float] = []
  private var isFraud: [Bool] = []
  private var weights: [Float] = []

  /// Makes an empty ranking.
  public init() {}

  /// Adds a row; `weight` is the number of rows it stands for.
  public mutating func add(score: Double, isFraud: Bool, weight: Float = 1) {
    precondition(!score.isNaN, "A score that is no number has no rank.")
    scores.append(Float(score))
    self.isFraud.append(isFraud)
    weights.append(weight)
  }

  /// The number of rows.
  public var count: Int { scores.count }

  /// The figures of a ranking.
  public struct Figures: Equatable, Sendable {
    /// The mean of precision over recall.
    public var averagePrecision: Double
    /// The chance that a fraud ranks above an ordinary row.
    public var areaUnderROC: Double
    /// The share of fraud among the best-ranked half percent of rows.
    public var recallAtHalfPercent: Double
    /// The share of fraud in the best-ranked half percent of rows.
    public var precisionAtHalfPercent: Double
    /// The score of the last row of the best-ranked half percent.
    public var lineAtHalfPercent: Double
  }

  /// Ranks all rows and computes the figures.
  ///
  /// - Source: average precision as the sum of precision times the step of recall, ties taken together; ROC area by ranks.
  public func figures() -> Figures {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    let total = weights.reduce(0.0) { $0 + Double($1) }
    let positives = zip(isFraud, weights).reduce(0.0) { $0 + ($1.0 ? Double($1.1) : 0) }
    var figures = Figures(
      averagePrecision: 0, areaUnderROC: 0, recallAtHalfPercent: 0, precisionAtHalfPercent: 0,
      lineAtHalfPercent: 0)
    guard positives > 0, positives < total else { return figures }
    let budget = (total * 0.005).rounded(.down)
    var (seen, hits, area) = (0.0, 0.0, 0.0)
    var index = 0
    while index < order.count {
      var (groupSeen, groupHits) = (0.0, 0.0)
      let score = scores[order[index]]
      while index < order.count && scores[order[index]] == score {
        groupSeen += Double(weights[order[index]])
        if isFraud[order[index]] { groupHits += Double(weights[order[index]]) }
        index += 1
      }
      if seen < budget {
        // Of a group that only partly fits the budget, its average share counts.
        let share = min(1, (budget - seen) / groupSeen)
        figures.recallAtHalfPercent = (hits + groupHits * share) / positives
        figures.precisionAtHalfPercent = (hits + groupHits * share) / (seen + groupSeen * share)
        figures.lineAtHalfPercent = Double(score)
      }
      area += (groupSeen - groupHits) * (hits + groupHits / 2)
      seen += groupSeen
      hits += groupHits
      figures.averagePrecision += groupHits / positives * (hits / seen)
    }
    figures.areaUnderROC = area / (positives * (total - positives))
    return figures
  }
}
