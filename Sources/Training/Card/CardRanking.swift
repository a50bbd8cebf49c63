/// Scores in their order, to be judged again and again with accounts counted more or less often.
///
/// - Determinism: rows of one score count together, so figures do not depend on the order of rows.
struct CardRanking {
  /// What a ranking is judged by.
  enum Measure: CaseIterable {
    case averagePrecision, areaUnderROC, recallAtHalfPercent, recallAtFiveToOne
  }

  private let accounts: [Int32]
  private let isFraud: [Bool]
  private let isLastOfTie: [Bool]
  private let accountCount: Int

  /// Ranks rows: a score, whether it is fraud, and the account's number below `accountCount` for each.
  init(scores: [Float], isFraud: [Bool], accounts: [Int32], accountCount: Int) {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    self.accounts = order.map { accounts[$0] }
    self.isFraud = order.map { isFraud[$0] }
    isLastOfTie = order.indices.map { place in
      place + 1 == order.count || scores[order[place + 1]] != scores[order[place]]
    }
    self.accountCount = accountCount
  }

  /// Every measure on all rows.
  func figures() -> [Measure: Double] {
    figures([Int32](repeating: 1, count: accountCount))
  }

  /// For every measure, where it lies with 95 % confidence.
  func intervals(draws: Int, seed: UInt64) -> [Measure: ClosedRange<Double>] {
    let drawn = AccountDraws(accountCount: accountCount, draws: draws, seed: seed).map(figures)
    var intervals: [Measure: ClosedRange<Double>] = [:]
    for measure in Measure.allCases {
      intervals[measure] = AccountDraws.interval(drawn.compactMap { $0[measure] })
    }
    return intervals
  }

  private func figures(_ times: [Int32]) -> [Measure: Double] {
    var (total, positives) = (0.0, 0.0)
    for row in accounts.indices {
      let count = Double(times[Int(accounts[row])])
      total += count
      if isFraud[row] { positives += count }
    }
    guard positives > 0, positives < total else { return [:] }
    let budget = (total * 0.005).rounded(.down)
    var sums = (seen: 0.0, hits: 0.0, area: 0.0, precision: 0.0, atBudget: 0.0, atFive: 0.0)
    var (tied, tiedHits) = (0.0, 0.0)
    for row in accounts.indices {
      let count = Double(times[Int(accounts[row])])
      tied += count
      if isFraud[row] { tiedHits += count }
      guard isLastOfTie[row], tied > 0 else { continue }
      if sums.seen < budget { sums.atBudget = sums.hits + tiedHits * min(1, (budget - sums.seen) / tied) }
      sums.area += (tied - tiedHits) * (sums.hits + tiedHits / 2)
      sums.seen += tied
      sums.hits += tiedHits
      sums.precision += tiedHits * (sums.hits / sums.seen)
      // Five false alerts for a true one: the last place down to which a sixth is fraud.
      if sums.hits * 6 >= sums.seen { sums.atFive = sums.hits }
      (tied, tiedHits) = (0, 0)
    }
    return [
      .averagePrecision: sums.precision / positives,
      .areaUnderROC: sums.area / (positives * (total - positives)),
      .recallAtHalfPercent: sums.atBudget / positives, .recallAtFiveToOne: sums.atFive / positives,
    ]
  }
}
