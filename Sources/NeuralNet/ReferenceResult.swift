/// What the reference pass found for one row: the logits and every value on the way to them.
public struct ReferenceResult: Sendable, Equatable {
  /// The sums of each layer before its ReLU, first layer first; the last entry holds the outputs.
  public let preActivations: [[Double]]

  /// The input (numbers, then the text vector), then the outputs of each layer; the last entry is the
  /// outputs again.
  public let activations: [[Double]]

  /// The network's answer, in logits: output 0.
  public var logit: Double { preActivations[preActivations.count - 1][0] }

  /// All outputs in their order, in logits.
  public var outputs: [Double] { preActivations[preActivations.count - 1] }
}
