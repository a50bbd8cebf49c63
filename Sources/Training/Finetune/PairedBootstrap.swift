/// How sure it is that one ranking has a higher average precision than another on the same rows, by `AccountDraws` that both see.
///
/// - Determinism: by seed.
/// - Cost: a pass over both rankings, as far as their last fraud, for each draw.
public struct PairedBootstrap: Sendable {
  /// A difference and where it lies with 95 % confidence.
  public struct Interval: Sendable, Equatable {
    /// The difference on all rows.
    public let difference: Double
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double

    /// Whether all of the interval lies above zero.
    public var isAboveZero: Bool { low > 0 }
  }

  private let isFraud: [Bool]
  private let weights: [Float]
  private let groups: [Int32]
  private let groupCount: Int

  /// Takes the rows: fraud or not, how many rows each stands for, and the account's number from zero.
  public init(isFraud: [Bool], weights: [Float], groups: [Int32]) {
    precondition(
      isFraud.count == weights.count && isFraud.count == groups.count,
      "Every row has label, weight and group."
    )
    precondition(groups.allSatisfy { $0 >= 0 }, "Groups are numbered from zero.")
    self.isFraud = isFraud
    self.weights = weights
    self.groups = groups
    groupCount = Int(groups.max() ?? -1) + 1
  }

  /// The difference in average precision of `new` over `old`.
  ///
  /// - Parameters:
  ///   - new: a score for each row.
  ///   - old: another one.
  ///   - draws: how many times accounts are drawn, at least 40.
  ///   - seed: the seed of the draws.
  /// - Returns: the difference with its interval; a draw without fraud counts as no difference.
  public func compare(_ new: [Float], over old: [Float], draws: Int, seed: UInt64) -> Interval {
    let rankings = [ranking(new), ranking(old)]
    let differences = AccountDraws(accountCount: groupCount, draws: draws, seed: seed).map {
      rankings[0].averagePrecision($0) - rankings[1].averagePrecision($0)
    }
    guard let interval = AccountDraws.interval(differences) else {
      return Interval(difference: 0, low: 0, high: 0)
    }
    let once = [Int32](repeating: 1, count: groupCount)
    return Interval(
      difference: rankings[0].averagePrecision(once) - rankings[1].averagePrecision(once),
      low: interval.lowerBound, high: interval.upperBound)
  }

  private func ranking(_ scores: [Float]) -> RankedGroups {
    precondition(scores.count == isFraud.count, "Every row has a score.")
    precondition(scores.allSatisfy { !$0.isNaN }, "A score that is no number has no rank.")
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var ranked = RankedGroups()
    guard let lastFraud = order.lastIndex(where: { isFraud[$0] }) else { return ranked }
    // Rows ranked behind the last fraud, and not beside it, change no precision.
    let lastScore = scores[order[lastFraud]]
    for (place, row) in order.enumerated() where scores[row] >= lastScore {
      let isLastOfTie = place + 1 == order.count || scores[order[place + 1]] != scores[row]
      ranked.append(
        group: groups[row], weight: Double(weights[row]), isFraud: isFraud[row], isLastOfTie: isLastOfTie)
    }
    return ranked
  }
}

/// Rows from the highest score down, each with its account, to count again under other multiplicities.
private struct RankedGroups: Sendable {
  private var groups: [Int32] = []
  private var weights: [Double] = []
  /// The weight of a row that is fraud, else zero.
  private var hits: [Double] = []
  private var isLastOfTie: [Bool] = []

  mutating func append(group: Int32, weight: Double, isFraud: Bool, isLastOfTie: Bool) {
    groups.append(group)
    weights.append(weight)
    hits.append(isFraud ? weight : 0)
    self.isLastOfTie.append(isLastOfTie)
  }

  /// The average precision when each account counts so many times; zero without fraud.
  func averagePrecision(_ times: [Int32]) -> Double {
    // Safe: the arrays have one element for each row, and every group is one of those counted in `times`.
    times.withUnsafeBufferPointer { times in
      groups.withUnsafeBufferPointer { groups in
        weights.withUnsafeBufferPointer { weights in
          hits.withUnsafeBufferPointer { hits in
            isLastOfTie.withUnsafeBufferPointer { isLastOfTie in
              var (seen, found, tied, sum) = (0.0, 0.0, 0.0, 0.0)
              var row = 0
              while row < groups.count {
                let count = times[Int(groups[row])]
                if count > 0 {
                  seen += weights[row] * Double(count)
                  tied += hits[row] * Double(count)
                }
                if isLastOfTie[row] && tied > 0 {
                  found += tied
                  sum += tied * (found / seen)
                  tied = 0
                }
                row += 1
              }
              return found > 0 ? sum / found : 0
            }
          }
        }
      }
    }
  }
}
