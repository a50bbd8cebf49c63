import Core
import Features
import NeuralNet
import Scoring

/// Trains a model on labelled folders and calibrates it on others.
///
/// - Determinism: the same data, recipe and seed give the same bytes on one machine.
public struct ModelTrainer {
  /// Everything that decides a training apart from the data.
  public struct Recipe: Sendable {
    /// The seed of weights, thinning and order.
    public var seed: UInt64 = 1
    /// The passes over the data at most.
    public var epochs = 14
    /// One ordinary row in so many is kept.
    public var keepOneIn = 4
    /// The rows of a step of training.
    public var batchRows = 512
    /// The steps a number becomes at most.
    public var steps = 12
    /// The networks that are trained apart and then merged.
    public var members = 4
    /// The sizes of a member's hidden layers.
    public var hiddenSizes = [32]
    /// Whether the model reads all features; else it judges by the memo and by which way the money went, since a file has one at least.
    public var readsFeatures = true
    /// The buckets of memo n-grams; a single one says only whether there is a memo.
    public var memoBuckets = 4_096
    /// The width of a bucket's vector in each member.
    public var memoWidth = 4
    /// The highest learning rate.
    public var learningRate = 0.002
    /// The decay of weights.
    public var weightDecay = 0.02
    /// The share of hidden units silenced in training.
    public var dropout = 0.15
    /// How far the labels of what is called normal are drawn towards fraud, zero up to and without a half.
    public var labelSmoothing = 0.0
    /// The share of the features that each member reads, above zero up to one.
    public var inputShare = 1.0
    /// Whether weights are brought to multiples of steps, so that the model's file takes a byte for each.
    public var isQuantised = false
    /// The fraud of one type in the training data that gives the type a head.
    public var headRows = 200
    /// How much a head's loss counts beside that of fraud itself.
    public var headWeight: Float = 0.1
    /// The fraud of one type in the validation data below which its head stays uncalibrated.
    public var headCalibrationRows = 50

    /// Makes the recipe with which the committed model was trained.
    public init() {}
  }

  /// A trained model and what was measured of it on the validation data.
  public struct Outcome {
    /// The model.
    public let model: ModelArtifact
    /// How model and rules combine best on the validation data.
    public let combination: ScoreCombination
    /// The model's figures on the validation data.
    public let figures: RankedScores.Figures
    /// The combined score's figures on the validation data.
    public let combinedFigures: RankedScores.Figures
  }

  /// Features that are left out of the model, each for a reason that rules do not share.
  ///
  /// The days since an account or payee was first seen depend on how long the bank has run the program, not on the customer. The
  /// lexicon belongs to compliance staff, who change its words between trainings, and watch lists and labels are renewed all the time; what
  /// their words, names and accounts mean is said by rules. Declared windows come in where the pipeline says so, declared columns never.
  static func isLeftOut(_ name: FeatureName) -> Bool {
    name == "account.days_since_first_seen" || name == "counterparty.days_since_first_seen"
      || name.text.hasPrefix("lexicon.") || FeatureCatalogue.spec(name)?.missing == .withoutList
  }

  private let recipe: Recipe
  private let report: (String) -> Void

  /// Makes a trainer; `report` hears one line an epoch.
  public init(recipe: Recipe, report: @escaping (String) -> Void) {
    self.recipe = recipe
    self.report = report
  }

  /// Trains on `training` and calibrates on `validation`.
  public func train(on training: [DataFolder], validation: [DataFolder], provenance: [String: String]) throws
    -> Outcome
  {
    let examples = try gather(training, keepOneIn: recipe.keepOneIn, what: "training")
    let held = try gather(validation, keepOneIn: 1, what: "validation")
    let encoder = fitEncoder(examples)
    let types = examples.scamTypes(withRows: recipe.headRows)
    let network = try fitNetwork(examples, held, encoder, types)
    return try calibrate(network, encoder, types, examples, held, provenance)
  }

  private func gather(_ folders: [DataFolder], keepOneIn: Int, what: String) throws -> Examples {
    guard let catalogue = folders.first?.catalogue else { throw TrainingError.oneSidedLabels(folder: what) }
    var examples = Examples(catalogue: catalogue)
    for (index, folder) in folders.enumerated() {
      try examples.gather(folder, keepOneIn: keepOneIn, seed: recipe.seed &+ UInt64(index))
    }
    report("\(what): \(examples.count) rows, \(examples.fraudCount) fraud")
    guard examples.fraudCount > 0, examples.fraudCount < examples.count else {
      throw TrainingError.oneSidedLabels(folder: what)
    }
    return examples
  }

  private func fitEncoder(_ examples: Examples) -> FeatureEncoder {
    let catalogue = examples.catalogue
    let declared = Set(catalogue.declared.filter(\.isModelInput).map(\.name))
    let chosen = catalogue.specs.indices.filter { index in
      let name = catalogue.specs[index].name
      if !recipe.readsFeatures { return name == "transaction.is_outgoing" }
      return declared.contains(name)
        || index < FeatureCatalogue.specs.count && !ModelTrainer.isLeftOut(name)
    }
    return FeatureEncoder.fit(
      chosen.map { examples.columns[$0] }, specs: chosen.map { catalogue.specs[$0] },
      labels: examples.labels, weights: examples.weights, steps: recipe.steps)
  }

  /// Trains the members, each with its own seed, and merges them as they were after the epoch in which together they rank the validation
  /// data best.
  private func fitNetwork(
    _ examples: Examples, _ held: Examples, _ encoder: FeatureEncoder, _ types: [String]
  ) throws -> Network {
    let shape = try NetworkShape(
      numericInputs: encoder.inputCount, textBuckets: recipe.memoBuckets, textWidth: recipe.memoWidth,
      hiddenSizes: recipe.hiddenSizes, outputs: 1 + types.count)
    let (inputs, bags) = examples.encoded(encoder, memoBuckets: recipe.memoBuckets)
    let rows = TrainingRows(
      numeric: inputs, text: bags, labels: examples.labels(ofTypes: types), weights: examples.weights,
      outputWeights: [1] + types.map { _ in recipe.headWeight })
    var ensemble = try EnsembleTrainer(
      shape: shape, members: recipe.members, settings: settings(rows: rows.count), seed: recipe.seed,
      inputs: InputChoice(groups: encoder.columns.indices.map(encoder.inputs(of:))),
      share: recipe.inputShare)
    let heldInputs = held.encoded(encoder, memoBuckets: recipe.memoBuckets)
    var best: (network: Network, precision: Double)?
    for epoch in 1...recipe.epochs {
      let loss = try ensemble.trainEpoch(on: rows)
      let merged = try ensemble.merged()
      let network = recipe.isQuantised ? merged.quantised() : merged
      let logits = ModelTrainer.logits(network, heldInputs.inputs, heldInputs.bags)
      guard logits.allSatisfy(\.isFinite) else { throw TrainingError.diverged }
      let figures = ModelTrainer.rank(logits.map(Double.init), held).figures()
      report(
        "epoch \(epoch)/\(recipe.epochs): loss \(Figure.text(loss, 5)), validation average precision "
          + Figure.text(figures.averagePrecision, 4))
      if figures.averagePrecision > best?.precision ?? -1 { best = (network, figures.averagePrecision) }
    }
    guard let best else { preconditionFailure("A training has an epoch at least.") }
    return best.network
  }

  private func settings(rows: Int) -> TrainingSettings {
    let steps = TrainingSettings.stepCount(rows: rows, batchRows: recipe.batchRows) * recipe.epochs
    return TrainingSettings(
      batchRows: recipe.batchRows,
      schedule: LearningRateSchedule(
        peakRate: recipe.learningRate, warmUpSteps: steps / 20, totalSteps: steps, finalFraction: 0.02),
      weightDecay: recipe.weightDecay, dropout: recipe.dropout, labelSmoothing: recipe.labelSmoothing)
  }

  /// Fits calibration and combination by logistic regression on the validation data.
  private func calibrate(
    _ network: Network, _ encoder: FeatureEncoder, _ types: [String], _ examples: Examples,
    _ held: Examples, _ provenance: [String: String]
  ) throws -> Outcome {
    let heldInputs = held.encoded(encoder, memoBuckets: recipe.memoBuckets)
    let logits = ModelTrainer.logits(network, heldInputs.inputs, heldInputs.bags).map(Double.init)
    let alone = LogisticFit.fit(rows: logits.map { [$0] }, labels: held.labels, weights: held.weights)
    let model = ModelArtifact(
      network: network, encoder: encoder, baseline: baseline(examples, encoder), calibrationSlope: alone[0],
      calibrationOffset: alone[1],
      heads: HeadCalibration(network: network, rows: held, encoder: encoder).heads(
        types, leastRows: recipe.headCalibrationRows), provenance: provenance)
    let calibrated = logits.map { model.calibrated($0) }
    let together = LogisticFit.fit(
      rows: zip(calibrated, held.points).map { [$0, Double($1)] }, labels: held.labels, weights: held.weights)
    guard (alone + together).allSatisfy({ abs($0) < 1_000 }) else { throw TrainingError.noFiniteCalibration }
    let combination = ScoreCombination(
      offsetMicro: Int64((together[2] * 1e6).rounded()),
      modelWeightMicro: Int64((max(0, together[0]) * 1e6).rounded()),
      pointWeightMicro: Int64((max(0, together[1]) * 1e6).rounded()))
    let combined = zip(calibrated, held.points).map { combination.logit(model: $0, points: $1) }
    return Outcome(
      model: model, combination: combination, figures: ModelTrainer.rank(calibrated, held).figures(),
      combinedFigures: ModelTrainer.rank(combined, held).figures())
  }

  /// The mean encoded row, each row as often as it stands for.
  private func baseline(_ examples: Examples, _ encoder: FeatureEncoder) -> [Float] {
    let (inputs, _) = examples.encoded(encoder, memoBuckets: recipe.memoBuckets)
    var sums = [Double](repeating: 0, count: encoder.inputCount)
    var total = 0.0
    for row in 0..<examples.count {
      let weight = Double(examples.weights[row])
      total += weight
      for input in 0..<encoder.inputCount {
        sums[input] += weight * Double(inputs[row * encoder.inputCount + input])
      }
    }
    return sums.map { Float($0 / total) }
  }

  private static func logits(_ network: Network, _ inputs: [Float], _ bags: TextBags) -> [Float] {
    var scratch = ForwardScratch(shape: network.shape)
    var logits: [Float] = []
    network.forward(numeric: inputs, text: bags, rows: bags.rowCount, scratch: &scratch, logits: &logits)
    return logits
  }

  private static func rank(_ scores: [Double], _ held: Examples) -> RankedScores {
    var ranked = RankedScores()
    for (index, score) in scores.enumerated() {
      ranked.add(score: score, isFraud: held.labels[index] == 1, weight: held.weights[index])
    }
    return ranked
  }
}
