import Core
import NeuralNet

/// Trains several networks of one shape on the same rows, each from a seed of its own, to be merged into one.
///
/// - Determinism: that of each `NetworkTrainer`; the number of threads changes nothing.
public struct EnsembleTrainer {
  private var trainers: [NetworkTrainer]

  /// Prepares members with random weights.
  public init(shape: NetworkShape, members: Int, settings: TrainingSettings, seed: UInt64) {
    precondition(members > 0, "An ensemble has a member.")
    trainers = (0..<UInt64(members)).map { member in
      let seed = seed &* 1_000 &+ member
      return NetworkTrainer(network: Network(shape: shape, seed: seed), settings: settings, seed: seed)
    }
  }

  /// The members as trained so far, merged into one network.
  public func merged() throws(NeuralNetError) -> Network {
    try Network.merged(trainers.map(\.network))
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
