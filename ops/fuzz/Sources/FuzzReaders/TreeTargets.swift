import BoostedTrees

/// What reads models of boosted trees.
enum TreeTargets {
  static let all: [FuzzTarget] = [
    FuzzTarget(name: "boosted-trees") { bytes in
      guard let ensemble = try? TreeEnsemble(bytes: bytes) else { return }
      var shapley = TreeShapley(ensemble)
      for value in [Double.nan, 0, -1, 33.5, 1e300, -Double.infinity] {
        let row = [Double](repeating: value, count: ensemble.featureNames.count)
        let score = ensemble.score(of: row)
        let size = 1 + ensemble.largestScore
        precondition(score.magnitude <= size, "A score is not larger than all leaves together.")
        let sum = shapley.values(of: row).reduce(ensemble.baseline, +)
        precondition((sum - score).magnitude <= 1e-6 * size, "The values add up to the score.")
      }
    }
  ]
}
