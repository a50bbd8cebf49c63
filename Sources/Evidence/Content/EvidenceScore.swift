/// The score of a transaction and where it starts.
///
/// Unit: millionths of a logit; points for rules; probability 0 to 1.
public struct EvidenceScore: Sendable {
  /// The score that decided.
  public var scoreMicro: Int64
  /// Where every transaction starts.
  public var baselineMicro: Int64
  /// The model's own score, before rules are added.
  public var modelScoreMicro: Int64
  /// The sum of the points of the rules that fired.
  public var rulePoints: Int64
  /// The estimated chance of fraud.
  public var probability: Double
  /// Whether that is calibrated on the bank's own outcomes, without which it is no probability.
  public var isCalibrated: Bool

  /// Makes a score from its parts.
  public init(
    scoreMicro: Int64, baselineMicro: Int64, modelScoreMicro: Int64, rulePoints: Int64, probability: Double,
    isCalibrated: Bool = false
  ) {
    self.scoreMicro = scoreMicro
    self.baselineMicro = baselineMicro
    self.modelScoreMicro = modelScoreMicro
    self.rulePoints = rulePoints
    self.probability = probability
    self.isCalibrated = isCalibrated
  }
}
