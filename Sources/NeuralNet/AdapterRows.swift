/// Labelled rows as the fitting of an adapter sees them: what a network answers, and what an adapter could change.
///
/// Shape: of each row its columns side by side: one, what each unit of the last hidden layer adds to that logit, and
/// the inputs of the first layer. All that an adapter can do is linear in them.
/// Cost: eight bytes for each row and column.
public struct AdapterRows: Sendable {
  /// The calibrated logit of each row before anything is learned.
  public let logits: [Double]

  /// One for fraud, zero for none.
  public let labels: [Float]

  /// How many rows each stands for.
  public let weights: [Float]

  private let values: [Double]
  let width: Int
  let unitCount: Int
  let slope: Double

  /// Evaluates a network on rows, exactly.
  ///
  /// Input: rows that fit the network, with labels of zero and one; the calibration that makes a logit of the network one of a probability.
  public init(network: Network, rows: TrainingRows, slope: Double, offset: Double) {
    precondition(rows.labels.allSatisfy { $0 == 0 || $0 == 1 }, "A decision is either yes or no.")
    precondition(slope > 0, "A calibration rises with the logit.")
    let pass = ReferencePass(network: network)
    let last = network.layout.layers[network.layout.layers.count - 1]
    let outputWeights = network.parameters[last.weightStart..<(last.weightStart + last.inputs)].map(
      Double.init)
    width = 1 + last.inputs + network.shape.inputWidth
    unitCount = last.inputs
    self.slope = slope
    var values: [Double] = []
    values.reserveCapacity(rows.count * width)
    var logits: [Double] = []
    for row in 0..<rows.count {
      let result = pass.evaluate(row: row, numeric: rows.numeric, text: rows.text)
      let units = result.activations[network.layout.layers.count - 1]
      let logit = slope * result.logit + offset
      logits.append(logit)
      values.append(1)
      for (unit, value) in units.enumerated() { values.append(slope * outputWeights[unit] * value) }
      values += result.activations[0]
    }
    self.values = values
    self.logits = logits
    labels = rows.labels
    weights = rows.weights
  }

  /// The columns of one row.
  subscript(row: Int) -> ArraySlice<Double> { values[(row * width)..<((row + 1) * width)] }

  /// The number of rows.
  public var count: Int { labels.count }
}
