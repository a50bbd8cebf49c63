import Foundation

/// How likely each label is at a logit when a share of all labels is wrong, whatever the row.
struct LabelChance {
  /// The chance of the label "fraud".
  let yes: Double
  /// The chance of the other label.
  let no: Double
  /// How fast the chance of "fraud" rises with the logit.
  let slope: Double

  init(logit: Double, doubt: Double) {
    let probability = 1 / (1 + exp(-logit))
    let sure = 1 - 2 * doubt
    // A chance of zero would have no logarithm.
    yes = max(1e-300, sure * probability + doubt)
    no = max(1e-300, sure * (1 - probability) + doubt)
    slope = sure * probability * (1 - probability)
  }

  /// The mean logarithm of the chance when a share of the labels is "fraud".
  func likelihood(ofShare wanted: Double) -> Double {
    wanted * log(yes) + (1 - wanted) * log(no)
  }
}
