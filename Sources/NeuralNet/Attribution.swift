/// How far each input moved a row's logit away from the baseline's.
///
/// All contributions together are `logit - baselineLogit`, to within 1e-9 of a logit (of the logit's size,
/// where that is larger).
/// Unit: logits; positive values speak for fraud if the network was trained so.
public struct Attribution: Sendable, Equatable {
  /// One contribution for each numeric input, in their order.
  public let numeric: [Double]

  /// One contribution for each n-gram occurrence of the row's bag, in the order of the bag.
  public let text: [Double]

  /// The contribution of having no text at all; zero unless the bag is empty and the baseline's text vector
  /// is not zero.
  public let absentText: Double

  /// All outputs of the row, in logits; the first is what is explained.
  public let outputs: [Double]

  /// The logit of the row.
  public var logit: Double { outputs[0] }

  /// The logit of the baseline.
  public let baselineLogit: Double
}

/// The point that contributions are measured from, evaluated once and used for many rows.
public struct AttributionBaseline: Sendable {
  let numeric: [Float]
  let textVector: [Double]
  let result: ReferenceResult

  /// The logit of the baseline.
  public var logit: Double { result.logit }
}
