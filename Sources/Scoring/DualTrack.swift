import BoostedTrees

/// A challenger with its calibration, and who decides: the second track beside the network.
///
/// - Errors: `ChallengerFault.scoresTooLarge` when calibrated scores could not be stored.
public struct DualTrack: Sendable {
  /// The challenger.
  public let challenger: Challenger
  /// How its logits are calibrated.
  public let calibration: ChallengerCalibration
  /// Whose score decides.
  public let decider: ScoreDecider

  /// The largest score that is stored, in logits.
  private static let largestLogit = 1e6

  /// Puts a challenger beside the network.
  public init(challenger: Challenger, calibration: ChallengerCalibration, decider: ScoreDecider)
    throws(ChallengerFault)
  {
    self.challenger = challenger
    self.calibration = calibration
    self.decider = decider
    let largest = challenger.ensemble.largestScore * challenger.ensemble.sigmoid
    let sizes = [largest, -largest].map { calibration.calibrated($0).magnitude }
    guard sizes.allSatisfy({ $0 <= DualTrack.largestLogit }) else { throw .scoresTooLarge }
  }

  /// What a raw score of the trees is multiplied by to become part of a calibrated logit.
  var factor: Double { challenger.ensemble.sigmoid * calibration.slope }

  /// The calibrated logit of a raw score.
  func calibrated(rawScore: Double) -> Double {
    calibration.calibrated(challenger.ensemble.sigmoid * rawScore)
  }
}
