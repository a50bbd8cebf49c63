/// How much a transaction, if it is fraud, looks like one type of scam.
///
/// - Unit: millionths of a logit. Where `isCalibrated`, it is the logit of the share of fraud like this that was of this type in the
///   validation data, which need not be this bank's; otherwise it only ranks the types.
/// - Determinism: from the reference pass; the same on every machine.
public struct TypeScore: Sendable, Equatable {
  /// The type of scam as the labels name it.
  public let name: String
  /// The score.
  public let scoreMicro: Int64
  /// Whether the score stands for a share.
  public let isCalibrated: Bool

  /// Makes a score.
  public init(name: String, scoreMicro: Int64, isCalibrated: Bool) {
    self.name = name
    self.scoreMicro = scoreMicro
    self.isCalibrated = isCalibrated
  }

  /// The share of fraud like this that is of this type, 0 to 1; nil where the score is not calibrated.
  public var estimate: Double? {
    isCalibrated ? Logistic.probability(Double(scoreMicro) / 1e6) : nil
  }
}
