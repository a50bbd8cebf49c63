/// Which model's calibrated score goes on to the rules' points and the lines.
///
/// For `both` it is the mean of the two logits: it rises with each of them, neither can outvote the other by being certain, and the
/// reasons of both, halved, add up to it.
public enum ScoreDecider: String, CaseIterable, Sendable {
  /// The network's.
  case model
  /// The challenger's.
  case challenger
  /// The mean of both.
  case both

  /// The share of the network's logit in the score.
  public var modelShare: Double {
    switch self {
    case .model: 1
    case .challenger: 0
    case .both: 0.5
    }
  }

  /// The share of the challenger's logit in the score.
  public var challengerShare: Double { 1 - modelShare }

  /// The logit that goes on.
  public func logit(model: Double, challenger: Double) -> Double {
    switch self {
    case .model: model
    case .challenger: challenger
    case .both: (model + challenger) / 2
    }
  }
}
