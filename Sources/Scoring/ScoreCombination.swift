/// How the model's score and the rules' points become one score.
///
/// The combined score is `offset + modelWeight * modelScore + pointWeight * points`, in logits; the three numbers stand in the
/// pipeline's policy file, fitted by logistic regression on data that the model was not trained on.
public struct ScoreCombination: Sendable, Equatable {
  /// The constant, in millionths of a logit.
  public let offsetMicro: Int64
  /// How much of the model's score counts, in millionths.
  public let modelWeightMicro: Int64
  /// What one rule point adds, in millionths of a logit.
  public let pointWeightMicro: Int64

  /// Makes a combination from its three numbers.
  public init(offsetMicro: Int64, modelWeightMicro: Int64, pointWeightMicro: Int64) {
    self.offsetMicro = offsetMicro
    self.modelWeightMicro = modelWeightMicro
    self.pointWeightMicro = pointWeightMicro
  }

  /// The combined score in logits.
  public func logit(model: Double, points: Int32) -> Double {
    Double(offsetMicro) / 1e6 + Double(modelWeightMicro) / 1e6 * model
      + Double(pointWeightMicro) / 1e6 * Double(points)
  }
}
