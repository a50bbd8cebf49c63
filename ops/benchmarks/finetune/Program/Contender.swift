import Core
import NeuralNet
import Scoring
import Training

/// One model that is compared, with what it was learned from.
struct Contender {
  let name: String
  let model: ModelArtifact

  /// The model with what decisions teach it.
  static func tuned(
    _ name: String, _ bank: NewBank, _ rows: DecidedRows,
    recipe: AdapterTrainer.Recipe = AdapterTrainer.Recipe()
  ) throws -> Contender {
    let outcome = try AdapterTrainer(recipe: recipe).train(
      rows, model: bank.model, digest: bank.digest, provenance: [:])
    print(
      "    \(name): gain \(outcome.gain) of",
      outcome.likelihoods.map { "\($0.gain) \(Figure.text($0.likelihood, 4))" })
    return Contender(name: name, model: try bank.model.adapted(by: outcome.adapter, digest: bank.digest))
  }

  /// A network of the recipe's shape that saw nothing but the decisions; it reads the numbers as the model does.
  static func scratch(_ bank: NewBank, _ rows: DecidedRows) throws -> Contender {
    let recipe = ModelTrainer.Recipe()
    let shape = try NetworkShape(
      numericInputs: bank.model.encoder.inputCount, textBuckets: bank.model.network.shape.textBuckets,
      textWidth: recipe.memoWidth, hiddenSizes: recipe.hiddenSizes)
    let epochs = 30
    let training = TrainingRows(
      numeric: rows.inputs, text: rows.bags, labels: rows.labels, weights: rows.weights)
    let steps = TrainingSettings.stepCount(rows: rows.count, batchRows: 32) * epochs
    var ensemble = EnsembleTrainer(
      shape: shape, members: recipe.members,
      settings: TrainingSettings(
        batchRows: 32,
        schedule: LearningRateSchedule(
          peakRate: recipe.learningRate, warmUpSteps: steps / 20, totalSteps: steps, finalFraction: 0.02),
        weightDecay: recipe.weightDecay, dropout: recipe.dropout), seed: 1)
    for _ in 0..<epochs { _ = try ensemble.trainEpoch(on: training) }
    return Contender(name: "network from scratch", model: with(try ensemble.merged(), bank))
  }

  /// A straight line from the inputs, fitted to the decisions alone, its stiffness chosen as an adapter's is.
  static func scratchLine(_ bank: NewBank, _ rows: DecidedRows) throws -> Contender {
    let shape = bank.model.network.shape
    let flat = try NetworkShape(
      numericInputs: shape.numericInputs, textBuckets: shape.textBuckets, textWidth: shape.textWidth,
      hiddenSizes: [1])
    var parameters = [Float](repeating: 0, count: flat.parameterCount)
    for index in 0..<(shape.textBuckets * shape.textWidth) {
      parameters[index] = bank.model.network.parameters[index]
    }
    let empty = with(Network(shape: flat, parameters: parameters), bank)
    var recipe = AdapterTrainer.Recipe()
    recipe.gains = [0.02, 0.05, 0.1, 0.2, 0.4, 0.8]
    recipe.inputsForGain = 1
    // There is no model whose answers could be held on to.
    recipe.undecidedWeight = 0
    let outcome = try AdapterTrainer(recipe: recipe).train(
      rows, model: empty, digest: bank.digest, provenance: [:])
    return Contender(
      name: "line from scratch", model: try empty.adapted(by: outcome.adapter, digest: bank.digest))
  }

  private static func with(_ network: Network, _ bank: NewBank) -> ModelArtifact {
    ModelArtifact(
      network: network, encoder: bank.model.encoder, baseline: bank.model.baseline, calibrationSlope: 1,
      calibrationOffset: 0, provenance: [:])
  }
}
