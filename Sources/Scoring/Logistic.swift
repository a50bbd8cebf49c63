import Foundation

/// The logistic function, between logits and probabilities.
public enum Logistic {
  /// The probability of a logit, 0 to 1.
  public static func probability(_ logit: Double) -> Double {
    1 / (1 + exp(-logit))
  }

  /// The logit of a probability strictly between 0 and 1.
  public static func logit(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "Only a probability between 0 and 1 has a logit.")
    return log(probability / (1 - probability))
  }
}
