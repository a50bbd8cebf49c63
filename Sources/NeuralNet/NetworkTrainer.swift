/// Trains a network by mini-batches, one epoch at a call, with weighted binary cross-entropy
/// summed over the outputs.
///
/// It does not decide when to stop: the caller evaluates `network` between epochs and keeps the best.
/// Determinism: two trainings with the same network, settings, seed and rows give the same bytes on one
/// machine. Another processor may round differently inside OpenBLAS and libm, so a model is published as a
/// file and not as a recipe.
public struct NetworkTrainer: Sendable {
  /// The network as trained so far.
  public private(set) var network: Network

  /// The steps taken so far.
  public private(set) var stepCount = 0

  private let settings: TrainingSettings
  private let choice: InputChoice?
  private var generator: SeededGenerator
  private var optimizer: AdamOptimizer
  private var pass: TrainingPass

  /// Prepares to train a network, new or already trained, from where it stands.
  ///
  /// Input: the numbers of the rows that the network reads, as many as it has numeric inputs; without a choice all of them.
  public init(
    network: Network, settings: TrainingSettings, seed: UInt64, reading choice: InputChoice? = nil
  ) {
    let inputs = network.shape.numericInputs
    precondition(choice?.count ?? inputs == inputs, "A network has an input for each number it reads.")
    self.choice = choice
    self.network = network
    self.settings = settings
    generator = SeededGenerator(seed: seed)
    optimizer = AdamOptimizer(settings: settings, parameterCount: network.layout.parameterCount)
    pass = TrainingPass(
      shape: network.shape, batchRows: settings.batchRows, dropout: settings.dropout,
      labelSmoothing: settings.labelSmoothing, reading: choice)
  }

  /// Trains on every row once, in a new random order, and gives the mean loss.
  ///
  /// The mean is weighted by the rows' weights and taken while the network changes, with dropout in force:
  /// a sign of progress, not a measure of quality.
  /// Input: rows whose numbers and buckets fit the network; anything else is a programmer error.
  /// Errors: `NeuralNetError.trainingDiverged` when the loss is no longer finite; the network is then of no
  /// use.
  public mutating func trainEpoch(on rows: TrainingRows) throws(NeuralNetError) -> Double {
    let inputs = network.shape.numericInputs
    precondition(
      choice.map { $0.end <= rows.numericInputs } ?? (rows.numericInputs == inputs),
      "The rows hold the numbers that the network reads; without a choice no others.")
    precondition(rows.outputs == network.shape.outputs, "Each output of the network has its labels.")
    var order = (0..<Int32(rows.count)).map { $0 }
    generator.shuffle(&order)
    let steps = TrainingSettings.stepCount(rows: rows.count, batchRows: settings.batchRows)
    var lossSum = 0.0
    for step in 0..<steps {
      // Even cuts: a last batch of a few rows would take a step as large as the others on little evidence.
      let chosen = order[(step * rows.count / steps)..<((step + 1) * rows.count / steps)]
      let loss = pass.computeGradient(network: network, rows: rows, chosen: chosen, generator: &generator)
      stepCount += 1
      guard loss.isFinite else { throw .trainingDiverged(step: stepCount) }
      lossSum += loss
      optimizer.step(network: &network, pass: pass, rate: settings.schedule.rate(atStep: stepCount - 1))
    }
    guard network.parameters.allSatisfy(\.isFinite) else { throw .trainingDiverged(step: stepCount) }
    return lossSum / (rows.meanWeight * Double(rows.count))
  }
}
