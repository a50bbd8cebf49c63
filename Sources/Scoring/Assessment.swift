import Core

/// What Mekiki thinks of one transaction, with reasons that add up to the score without a remainder.
///
/// - Unit: scores and contributions are millionths of a logit; `probability` is the estimated chance of fraud, 0 to 1, for people.
/// - Shape: `baselineMicro` plus all contributions equals `scoreMicro` exactly.
/// - Determinism: from the reference pass; the same on every machine and for any number of workers.
public struct Assessment: Sendable {
  /// The row of the batch it was made from.
  public let row: Int
  /// The combined score of model and rules, in millionths of a logit.
  public let scoreMicro: Int64
  /// The part of the score that every transaction has, in millionths of a logit.
  public let baselineMicro: Int64
  /// The model's own calibrated score before rules are added, in millionths of a logit.
  public let modelScoreMicro: Int64
  /// The sum of the points of the rules that fired.
  public let rulePoints: Int32
  /// What the scale of probabilities says of `scoreMicro`.
  public let probability: Double
  /// Every contribution, largest magnitude first, ties in the order of the catalogue.
  public let contributions: [Contribution]
  /// What the network's heads say of its type of scam, the most likely first; empty for a model without heads.
  public var types: [TypeScore] = []
  /// What the challenger thinks of it, or nil without one.
  public var challenger: ChallengerOpinion?
  /// The smallest change that would have kept it below the line, or nil when there is none.
  public var smallestChange: SmallestChange?

  /// Makes an assessment, and holds that its parts add up.
  public init(
    row: Int, scoreMicro: Int64, baselineMicro: Int64, modelScoreMicro: Int64, rulePoints: Int32,
    probability: Double, contributions: [Contribution]
  ) {
    let sum = contributions.reduce(baselineMicro) { $0 + $1.micro }
    precondition(sum == scoreMicro, "Baseline and contributions must add up to the score exactly.")
    self.row = row
    self.scoreMicro = scoreMicro
    self.baselineMicro = baselineMicro
    self.modelScoreMicro = modelScoreMicro
    self.rulePoints = rulePoints
    self.probability = probability
    self.contributions = contributions
  }
}

/// One part of a score and what it comes from.
public struct Contribution: Sendable {
  /// What a part of a score comes from.
  public enum Origin: Sendable {
    /// A rule that fired, by its index in the pack.
    case rule(index: Int)
    /// A feature of the catalogue, by its column, with its value or nil when missing.
    case feature(column: Int, value: Double?)
    /// A stretch of the memo, in bytes of the memo's UTF-8.
    case memo(bytes: Range<Int>)
  }

  /// What it comes from.
  public let origin: Origin
  /// How much it adds, in millionths of a logit.
  public let micro: Int64

  /// Makes a contribution.
  public init(origin: Origin, micro: Int64) {
    self.origin = origin
    self.micro = micro
  }
}
