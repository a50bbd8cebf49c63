import Core
import NeuralNet

/// Trains several networks on the same rows, each from a seed of its own and on all inputs or a random share of them, to be merged into one.
///
/// - Determinism: that of each `NetworkTrainer`; the number of threads changes nothing.
public struct EnsembleTrainer {
  private var trainers: [NetworkTrainer]
  /// What each member reads of the rows' numbers; empty when all read everything.
  private var choices: [InputChoice] = []
  private let numericInputs: Int

  /// Prepares members with random weights that read all inputs.
  public init(shape: NetworkShape, members: Int, settings: TrainingSettings, seed: UInt64) {
    precondition(members > 0, "An ensemble has a member.")
    numericInputs = shape.numericInputs
    trainers = (0..<UInt64(members)).map { member in
      let seed = seed &* 1_000 &+ member
      return NetworkTrainer(network: Network(shape: shape, seed: seed), settings: settings, seed: seed)
    }
  }

  /// Prepares members with random weights, each of which reads a random share of the groups of `inputs`, and all text.
  ///
  /// - Input: a share above zero, up to one; with one, the members are those that read all inputs.
  /// - Errors: `NeuralNetError.impossibleShape` when there is nothing to read.
  public init(
    shape: NetworkShape, members: Int, settings: TrainingSettings, seed: UInt64, inputs: InputChoice,
    share: Double
  ) throws(NeuralNetError) {
    self.init(shape: shape, members: members, settings: settings, seed: seed)
    precondition(inputs.end <= shape.numericInputs, "The groups lie among the inputs.")
    guard share < 1 else { return }
    for member in trainers.indices {
      let seed = seed &* 1_000 &+ UInt64(member)
      // Not the seed of the weights itself: which inputs are read and how they begin must not hang together.
      let choice = inputs.sample(share: share, seed: ~seed)
      let narrow = try NetworkShape(
        numericInputs: choice.count, textBuckets: shape.textBuckets, textWidth: shape.textWidth,
        hiddenSizes: shape.hiddenSizes, outputs: shape.outputs)
      choices.append(choice)
      trainers[member] = NetworkTrainer(
        network: Network(shape: narrow, seed: seed), settings: settings, seed: seed, reading: choice)
    }
  }

  /// The members as trained so far, merged into one network that reads all inputs.
  public func merged() throws(NeuralNetError) -> Network {
    guard !choices.isEmpty else { return try Network.merged(trainers.map(\.network)) }
    var members: [Network] = []
    for (trainer, choice) in zip(trainers, choices) {
      members.append(try trainer.network.spread(choice, numericInputs: numericInputs))
    }
    return try Network.merged(members)
  }

  /// Trains every member on every row once, two at a time, and gives the mean of their losses.
  ///
  /// - Errors: `TrainingError.diverged` when a member's loss is no longer finite.
  public mutating func trainEpoch(on rows: TrainingRows) throws(TrainingError) -> Double {
    let count = trainers.count
    let workers = min(2, count)
    var losses = [Double](repeating: .nan, count: count)
    trainers.withUnsafeMutableBufferPointer { trainers in
      losses.withUnsafeMutableBufferPointer { losses in
        // Safe: each worker changes trainers and losses of its own, and both live until all workers have returned.
        nonisolated(unsafe) let (trainers, losses) = (trainers, losses)
        ForkJoin.perform(workers: workers) { worker in
          for index in stride(from: worker, to: count, by: workers) {
            // What diverged stays no number, which is looked at below.
            if let loss = try? trainers[index].trainEpoch(on: rows) { losses[index] = loss }
          }
        }
      }
    }
    guard losses.allSatisfy(\.isFinite) else { throw .diverged }
    return losses.reduce(0, +) / Double(count)
  }
}
