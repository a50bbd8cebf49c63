import Core
import NeuralNet
import Scoring

/// Learns an adapter from decisions: how far it goes is chosen by cross-validation among the decisions themselves.
///
/// - Determinism: the same rows, recipe and seed give the same bytes on one machine.
public struct AdapterTrainer: Sendable {
  /// Everything that decides the learning apart from the decisions.
  public struct Recipe: Sendable {
    /// The seed of the folds.
    public var seed: UInt64 = 1
    /// The parts of cross-validation; an account is in one of them.
    public var folds = 5
    /// The usual sizes of a unit's gain among which cross-validation chooses; zero changes the calibration alone.
    public var gains = [0, 0.1, 0.2, 0.4]
    /// The usual size of an input's weight, in logits for one unit of gain.
    public var inputsForGain = 0.1
    /// The share of labels that are taken to be wrong.
    public var doubt = 0.03

    /// The most transactions that one decision stands for where the adapter is fitted.
    public var heaviestWeight = 5.0
    /// How much a transaction that nobody decided on counts.
    public var undecidedWeight = 0.3

    /// Makes the recipe of `mekiki model finetune`.
    public init() {}
  }

  /// The fewest decisions of each kind to learn from.
  public static let leastOfEachKind = 10
  /// The most decisions to learn from; the fit holds all of them in memory side by side.
  public static let mostRows = 10_000

  /// What was learned.
  public struct Outcome: Sendable {
    /// The adapter.
    public let adapter: ModelAdapter
    /// For each size of gain the mean likelihood of decisions that were left out, in logits of chance a row; higher is better.
    public let likelihoods: [(gain: Double, likelihood: Double)]
    /// The size of gain that was chosen.
    public let gain: Double
  }

  private let recipe: Recipe

  /// Makes a trainer.
  public init(recipe: Recipe = Recipe()) {
    self.recipe = recipe
  }

  /// Learns from the rows that count.
  ///
  /// - Parameters:
  ///   - rows: the decided transactions.
  ///   - counting: of each row whether it is learned from; the others are only scored.
  ///   - model: the model as it is without an adapter.
  ///   - digest: the SHA-256 of the model's file.
  ///   - provenance: how it was made, for the adapter's file.
  /// - Returns: the adapter and how it was chosen.
  /// - Throws: `TrainingError.tooFewDecisions` or `tooManyDecisions`; `TrainingError.contradictingDecisions` when no fit is of use.
  public func train(
    _ rows: DecidedRows, counting: [Bool]? = nil, model: ModelArtifact, digest: String,
    provenance: [String: String]
  ) throws(TrainingError) -> Outcome {
    let counting = counting ?? [Bool](repeating: true, count: rows.count)
    try AdapterTrainer.check(rows, counting)
    let seen = AdapterRows(
      network: model.network, rows: rows.trainingRows, slope: model.calibrationSlope,
      offset: model.calibrationOffset)
    let others = rows.undecided.trainingRows(buckets: model.network.shape.textBuckets).map {
      AdapterRows(
        network: model.network, rows: $0, slope: model.calibrationSlope, offset: model.calibrationOffset)
    }
    let folds = AccountFolds.of(rows.accounts, count: recipe.folds, seed: recipe.seed)
    let likelihoods = recipe.gains.map { gain in
      (gain: gain, likelihood: leftOut(seen, others, counting, folds, settings(gain)))
    }
    let best = likelihoods.max { $0.likelihood < $1.likelihood }
    guard let best, best.likelihood > -.infinity,
      let fit = AdapterFit(seen, counting: counting, unlabelled: others, settings: settings(best.gain))
    else { throw .contradictingDecisions }
    let adapter = ModelAdapter(
      network: fit.adapter, calibrationSlope: model.calibrationSlope * fit.slopeFactor,
      calibrationOffset: model.calibrationOffset * fit.slopeFactor + fit.offsetChange, modelDigest: digest,
      provenance: provenance)
    return Outcome(
      adapter: adapter, likelihoods: likelihoods, gain: best.gain)
  }

  private static func check(_ rows: DecidedRows, _ counting: [Bool]) throws(TrainingError) {
    precondition(counting.count == rows.count, "Of every row it is said whether it counts.")
    guard rows.count <= mostRows else { throw .tooManyDecisions(rows: rows.count, most: mostRows) }
    let confirmed = zip(rows.labels, counting).count { $0.0 == 1 && $0.1 }
    let dismissed = zip(rows.labels, counting).count { $0.0 == 0 && $0.1 }
    guard min(confirmed, dismissed) >= leastOfEachKind else {
      throw .tooFewDecisions(confirmed: confirmed, dismissed: dismissed, least: leastOfEachKind)
    }
  }

  private func settings(_ gain: Double) -> AdapterSettings {
    var settings = AdapterSettings(unitGain: gain, inputWeight: gain * recipe.inputsForGain)
    settings.doubt = recipe.doubt
    settings.heaviestWeight = recipe.heaviestWeight
    settings.unlabelledWeight = recipe.undecidedWeight
    return settings
  }

  /// The weighted mean likelihood of the rows of each part under what the other parts teach.
  private func leftOut(
    _ rows: AdapterRows, _ unlabelled: AdapterRows?, _ counting: [Bool], _ folds: [Int],
    _ settings: AdapterSettings
  ) -> Double {
    var sum = 0.0
    var total = 0.0
    for fold in 0..<recipe.folds {
      let others = counting.indices.map { counting[$0] && folds[$0] != fold }
      guard others.contains(true) else { continue }
      guard let fit = AdapterFit(rows, counting: others, unlabelled: unlabelled, settings: settings) else {
        return -.infinity
      }
      for row in counting.indices where counting[row] && folds[row] == fold {
        let weight = Double(rows.weights[row])
        sum += weight * fit.likelihood(of: row, in: rows, doubt: settings.doubt)
        total += weight
      }
    }
    return total > 0 ? sum / total : -.infinity
  }
}
