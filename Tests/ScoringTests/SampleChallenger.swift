import BoostedTrees
import Core
import Features
import Scoring
import TestSupport

/// A challenger of random trees over the whole catalogue.
func sampleDualTrack(_ decider: ScoreDecider) throws -> DualTrack {
  let file = RandomTreeFile.text(features: FeatureCatalogue.names.map(\.text), trees: 12, seed: 3)
  return try DualTrack(
    challenger: Challenger(bytes: Array(file.utf8), catalogue: FeatureCatalogue.names),
    calibration: ChallengerCalibration(slopeMicro: 1_250_000, offsetMicro: -400_000), decider: decider)
}
