import NeuralNet

/// How the answers of the models and the rules' points become the score of one row.
struct RowScorer {
  let model: ModelArtifact
  let combination: ScoreCombination
  let dual: DualTrack?
  let scale: ProbabilityScale
  let reference: ReferencePass

  init(
    model: ModelArtifact, combination: ScoreCombination, dual: DualTrack?, scale: ProbabilityScale
  ) {
    self.model = model
    self.combination = combination
    self.dual = dual
    self.scale = scale
    reference = ReferencePass(network: model.network)
  }

  /// The network's share in the score.
  var modelShare: Double { dual?.decider.modelShare ?? 1 }
  /// The challenger's share in the score.
  var challengerShare: Double { dual?.decider.challengerShare ?? 0 }

  /// How many times a difference of the network's logit counts in the score, one at least.
  var stretch: Double { max(1, abs(networkFactor)) }
  /// What a contribution to the network's logit is multiplied by to become one to the score.
  var networkFactor: Double {
    Double(combination.modelWeightMicro) / 1e6 * modelShare * model.calibrationSlope
  }
  /// What a contribution to the trees' raw score is multiplied by to become one to the score.
  var challengerFactor: Double {
    Double(combination.modelWeightMicro) / 1e6 * challengerShare * (dual?.factor ?? 0)
  }

  /// The combined score in logits; `challengerRaw` counts only where the challenger decides.
  func score(networkLogit: Double, challengerRaw: Double, points: Int32) -> Double {
    let own = model.calibrated(networkLogit)
    guard let dual, dual.decider != .model else { return combination.logit(model: own, points: points) }
    let decided = dual.decider.logit(model: own, challenger: dual.calibrated(rawScore: challengerRaw))
    return combination.logit(model: decided, points: points)
  }
}
