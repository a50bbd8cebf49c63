/// Which probability of fraud belongs to a score.
///
/// - Determinism: exactly rounded operations on doubles, so the same bits on every machine.
/// - Source: centred isotonic regression, Oron and Flournoy, "Centered Isotonic Regression", 2017, for scales with knots.
public struct ProbabilityScale: Sendable, Equatable {
  /// A score with its probability; between two of them the probability rises in a straight line.
  public struct Knot: Sendable, Equatable {
    /// The score, in millionths of a logit.
    public let scoreMicro: Int64
    /// The probability, in millionths.
    public let probabilityMicro: Int64

    /// Makes a knot.
    public init(scoreMicro: Int64, probabilityMicro: Int64) {
      self.scoreMicro = scoreMicro
      self.probabilityMicro = probabilityMicro
    }
  }

  /// The knots by score, or none where a score is itself the logit of its probability.
  public let knots: [Knot]
  /// Whether it was fitted on this bank's own outcomes; only then its numbers are called probabilities.
  public let isCalibrated: Bool

  /// The scale on which a score is the logit of its probability.
  public static func logistic(isCalibrated: Bool) -> ProbabilityScale {
    ProbabilityScale(logistic: isCalibrated)
  }

  private init(logistic isCalibrated: Bool) {
    knots = []
    self.isCalibrated = isCalibrated
  }

  /// Makes a scale from two knots or more, whose scores rise and whose probabilities do not fall and lie between none and all; nil for
  /// others.
  public init?(knots: [Knot], isCalibrated: Bool) {
    let pairs = zip(knots, knots.dropFirst())
    guard knots.count >= 2,
      pairs.allSatisfy({ $0.scoreMicro < $1.scoreMicro && $0.probabilityMicro <= $1.probabilityMicro }),
      knots.allSatisfy({ (0...1_000_000).contains($0.probabilityMicro) })
    else { return nil }
    self.knots = knots
    self.isCalibrated = isCalibrated
  }

  /// The probability of a score, 0 to 1; beyond the knots that of the nearest one.
  public func probability(scoreMicro: Int64) -> Double {
    guard let first = knots.first, let last = knots.last else {
      return Logistic.probability(Double(scoreMicro) / 1e6)
    }
    if scoreMicro <= first.scoreMicro { return Double(first.probabilityMicro) / 1e6 }
    if scoreMicro >= last.scoreMicro { return Double(last.probabilityMicro) / 1e6 }
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].scoreMicro <= scoreMicro { low = middle } else { high = middle }
    }
    let share =
      Double(scoreMicro - knots[low].scoreMicro) / Double(knots[high].scoreMicro - knots[low].scoreMicro)
    let rise = Double(knots[high].probabilityMicro - knots[low].probabilityMicro)
    return (Double(knots[low].probabilityMicro) + share * rise) / 1e6
  }
}
