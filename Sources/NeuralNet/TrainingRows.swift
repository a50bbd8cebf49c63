/// Rows to learn from, borrowed from the caller's arrays.
public struct TrainingRows: Sendable {
  /// The numbers, rows x numeric inputs, row by row.
  public let numeric: [Float]

  /// One bag of n-grams for each row.
  public let text: TextBags

  /// The labels, rows x outputs, row by row: 1 for yes (of output 0: fraud), 0 for no, between them for doubt.
  ///
  /// Missing: of outputs after the first, a label that is no number says that nothing is known of it.
  public let labels: [Float]

  /// How much each row counts, zero or more; only the ratios matter.
  public let weights: [Float]

  /// How much the loss of each output counts beside that of the others, zero or more.
  public let outputWeights: [Float]

  /// The mean of the rows' weights.
  let meanWeight: Double

  /// Checks and holds rows with one label each.
  ///
  /// Shape: all four parts describe the same rows, at least one. Labels lie in 0 to 1, weights are finite
  /// and not negative, one at least is positive, numbers are finite. Anything else is a programmer error:
  /// whoever encoded the rows has already dealt with bad data.
  /// Cost: one pass over everything; make it once, not for every epoch.
  public init(numeric: [Float], text: TextBags, labels: [Float], weights: [Float]) {
    self.init(numeric: numeric, text: text, labels: labels, weights: weights, outputWeights: [1])
  }

  /// Checks and holds rows with a label for each output.
  ///
  /// Shape: as above, but `labels` are rows x `outputWeights.count`, and of outputs after the first a label
  /// may be no number. The outputs' weights are finite and not negative, the first is positive.
  public init(
    numeric: [Float], text: TextBags, labels: [Float], weights: [Float], outputWeights: [Float]
  ) {
    let (count, outputs) = (weights.count, outputWeights.count)
    precondition(count > 0 && count <= Int(Int32.max), "Training needs between 1 and 2^31 - 1 rows.")
    precondition(numeric.count.isMultiple(of: count), "The numbers must be rows x numeric inputs.")
    precondition(text.rowCount == count, "There must be one bag of text for each row.")
    precondition(
      Int(text.offsets[count]) == text.buckets.count, "The last row of the text was not finished.")
    precondition(
      outputs > 0 && labels.count == count * outputs, "There must be one label for each row and output.")
    precondition(
      labels.indices.allSatisfy {
        (0...1).contains(labels[$0]) || (labels[$0].isNaN && !$0.isMultiple(of: outputs))
      }, "Labels lie between zero and one; only those after the first output's may be unknown.")
    precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "Weights are finite and not negative.")
    precondition(
      outputWeights[0] > 0 && outputWeights.allSatisfy { $0 >= 0 && $0.isFinite },
      "The outputs' weights are finite and not negative, the first is positive.")
    precondition(numeric.allSatisfy(\.isFinite), "Every numeric input must be finite.")
    meanWeight = weights.reduce(0.0) { $0 + Double($1) } / Double(count)
    precondition(meanWeight > 0, "At least one row must have a positive weight.")
    self.numeric = numeric
    self.text = text
    self.labels = labels
    self.weights = weights
    self.outputWeights = outputWeights
  }

  /// The number of rows.
  public var count: Int { weights.count }

  /// The numbers of a row.
  public var numericInputs: Int { numeric.count / count }

  /// The number of outputs that have labels.
  public var outputs: Int { outputWeights.count }
}
