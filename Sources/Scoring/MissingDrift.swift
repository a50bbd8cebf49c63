import Core

/// A feature that is missing far more or less often than when the model was trained.
///
/// The model takes a missing feature as the state it knows, so scores stay possible; but what it learned of the feature then says little.
public struct MissingDrift: Sendable, Equatable {
  /// The feature.
  public let feature: FeatureName
  /// The share of rows in which it was missing in training.
  public let trainedShare: Double
  /// The share of rows in which it was missing now.
  public let share: Double

  /// The rows from which on shares are compared.
  public static let leastRows: Int64 = 500
  /// The difference of shares from which on it is told.
  static let leastDifference = 0.3

  /// The features of a model that drifted, in the order of the model; none while there are too few rows.
  ///
  /// - Input: a tally of the model's own columns.
  public static func find(_ tally: MissingTally, model: ModelArtifact) -> [MissingDrift] {
    precondition(tally.missing.count == model.encoder.columns.count, "The tally must be of this model.")
    guard tally.rows >= leastRows else { return [] }
    return model.encoder.columns.indices.compactMap { index in
      let column = model.encoder.columns[index]
      // The mean of the input that says a value is missing is the share of rows in which it was.
      let trained =
        column.hasMissingInput ? Double(model.baseline[model.encoder.inputs(of: index).upperBound - 1]) : 0
      let share = Double(tally.missing[index]) / Double(tally.rows)
      guard abs(share - trained) >= leastDifference else { return nil }
      return MissingDrift(feature: column.name, trainedShare: trained, share: share)
    }
  }
}
