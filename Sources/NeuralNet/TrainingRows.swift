/// Rows to learn from, borrowed from the caller's arrays.
public struct TrainingRows: Sendable {
  /// The numbers, rows x numeric inputs, row by row.
  public let numeric: [Float]

  /// One bag of n-grams for each row.
  public let text: TextBags

  /// One label for each row: 1 for fraud, 0 for none, between them for doubt.
  public let labels: [Float]

  /// How much each row counts, zero or more; only the ratios matter.
  public let weights: [Float]

  /// The mean of the weights.
  let meanWeight: Double

  /// Checks and holds the rows.
  ///
  /// Shape: all four parts describe the same rows, at least one. Labels lie in 0 to 1, weights are finite
  /// and not negative, one at least is positive, numbers are finite. Anything else is a programmer error:
  /// whoever encoded the rows has already dealt with bad data.
  /// Cost: one pass over everything; make it once, not for every epoch.
  public init(numeric: [Float], text: TextBags, labels: [Float], weights: [Float]) {
    precondition(
      !labels.isEmpty && labels.count <= Int(Int32.max), "Training needs between 1 and 2^31 - 1 rows.")
    precondition(numeric.count.isMultiple(of: labels.count), "The numbers must be rows x numeric inputs.")
    precondition(text.rowCount == labels.count, "There must be one bag of text for each row.")
    precondition(
      Int(text.offsets[labels.count]) == text.buckets.count, "The last row of the text was not finished.")
    precondition(weights.count == labels.count, "There must be one weight for each row.")
    precondition(labels.allSatisfy { (0...1).contains($0) }, "Labels lie between zero and one.")
    precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "Weights are finite and not negative.")
    precondition(numeric.allSatisfy(\.isFinite), "Every numeric input must be finite.")
    meanWeight = weights.reduce(0.0) { $0 + Double($1) } / Double(weights.count)
    precondition(meanWeight > 0, "At least one row must have a positive weight.")
    self.numeric = numeric
    self.text = text
    self.labels = labels
    self.weights = weights
  }

  /// The number of rows.
  public var count: Int { labels.count }
}
