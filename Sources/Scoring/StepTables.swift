import CStepSum
import NeuralNet

/// A network as tables: the sums of first-layer weights for every case of every column, and the weights that are multiplied.
struct StepTables: Sendable {
  /// Where each column's edges and entries lie.
  let columns: [step_sum_column]
  /// The length of a text's vector.
  let textWidth: Int
  /// The number of rows of the table that are multiplied: sizes, then parts of the text.
  let scaleCount: Int
  /// The number of units, with those that only fill a table's row.
  private let units: Int
  private let edges: [Double]
  private let entryCount: Int
  private let lastBias: Float
  /// Rows of `units` numbers: the biases, the last layer, the entries, the scales.
  private let rows: AlignedFloats

  /// Builds the tables; nil when the network has more hidden layers than one or a column is coded by pieces.
  init?(_ model: ModelArtifact) {
    let layers = model.network.denseLayers
    guard layers.count == 2, model.encoder.columns.allSatisfy({ $0.form == .steps }) else { return nil }
    textWidth = model.network.shape.textWidth
    var builder = StepTableBuilder(layer: layers[0])
    for (index, column) in model.encoder.columns.enumerated() {
      builder.add(column, input: model.encoder.firstInput[index])
    }
    builder.addScales(inputs: model.encoder.inputCount..<model.encoder.inputCount + textWidth)
    (columns, edges, units) = (builder.columns, builder.edges, builder.units)
    entryCount = builder.entries.count / units
    scaleCount = builder.scales.count / units
    // The first output is the one that decides.
    let last = layers[1].weights.prefix(layers[1].inputs)
    rows = AlignedFloats(
      builder.padded(layers[0].biases) + builder.padded(Array(last)) + builder.entries + builder.scales)
    lastBias = layers[1].biases[0]
  }

  /// Lends the tables as the kernel reads them, each column beginning at its place among a matrix's values.
  func withPlan(starts: [Int], _ body: (inout step_sum_plan) -> Void) {
    var placed = columns
    for index in placed.indices { placed[index].start = starts[index] }
    let entries = rows.start + 2 * units
    placed.withUnsafeBufferPointer { columns in
      edges.withUnsafeBufferPointer { edges in
        var plan = step_sum_plan(
          columns: columns.baseAddress, column_count: columns.count, edges: edges.baseAddress,
          entries: entries, scales: entries + entryCount * units, scale_count: scaleCount,
          text_count: textWidth,
          biases: rows.start, last: rows.start + units, last_bias: lastBias, units: units)
        body(&plan)
      }
    }
  }
}

/// Tables as they grow, column by column.
private struct StepTableBuilder {
  let units: Int
  private let layer: DenseLayer
  private(set) var columns: [step_sum_column] = []
  private(set) var edges: [Double] = []
  private(set) var entries: [Float] = []
  private(set) var scales: [Float] = []

  init(layer: DenseLayer) {
    self.layer = layer
    units = (layer.outputs + STEP_SUM_UNITS - 1) / STEP_SUM_UNITS * STEP_SUM_UNITS
  }

  func padded(_ numbers: [Float]) -> [Float] {
    numbers + [Float](repeating: 0, count: units - numbers.count)
  }

  mutating func addScales(inputs: Range<Int>) {
    for input in inputs { scales += weights(of: input) }
  }

  mutating func add(_ column: FeatureEncoder.Column, input: Int) {
    let firstEntry = entries.count / units
    let firstEdge = edges.count
    edges += column.edges
    var sums = [Double](repeating: 0, count: units)
    entries += sums.map(Float.init)
    for edge in column.edges.indices {
      for (unit, weight) in weights(of: input + edge).enumerated() { sums[unit] += Double(weight) }
      entries += sums.map(Float.init)
    }
    // Without an input that says it is missing, a missing number leaves every input at zero, as one below all edges does.
    var missingEntry = firstEntry
    if column.hasMissingInput {
      missingEntry = entries.count / units
      entries += weights(of: input + column.inputCount - 1)
    }
    var scale = -1
    if column.size != nil {
      scale = scales.count / units
      addScales(inputs: input + column.edges.count..<input + column.edges.count + 1)
    }
    columns.append(
      step_sum_column(
        start: 0, first_edge: UInt32(firstEdge), edge_count: UInt32(column.edges.count),
        first_entry: UInt32(firstEntry), missing_entry: UInt32(missingEntry), scale: Int32(scale),
        mean: column.size?.mean ?? 0, inverse_deviation: 1 / (column.size?.deviation ?? 1),
        least: column.size?.bounds.lowerBound ?? 0, greatest: column.size?.bounds.upperBound ?? 0))
  }

  /// The weights of one input to all units, and zeros behind them.
  private func weights(of input: Int) -> [Float] {
    padded((0..<layer.outputs).map { layer.weights[$0 * layer.inputs + input] })
  }
}
