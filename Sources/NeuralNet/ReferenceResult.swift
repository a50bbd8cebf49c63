/// What the reference pass found for one row: the logit and every value on the way to it.
public struct ReferenceResult: Sendable, Equatable {
  /// The sums of each layer before its ReLU, first layer first; the last entry holds the logit alone.
  public let preActivations: [[Double]]

  /// The input (numbers, then the text vector), then the outputs of each layer; the last entry is the logit
  /// again.
  public let activations: [[Double]]

  /// The network's answer, in logits.
  public var logit: Double { preActivations[preActivations.count - 1][0] }
}
