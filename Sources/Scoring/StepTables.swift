import CStepSum
import NeuralNet

/// A network as tables: the sums of first-layer weights for every case of every column, and the weights that are multiplied.
struct StepTables: Sendable {
  /// Where each column's edges and entries lie.
  private(set) var columns: [step_sum_column] = []
  /// The length of a text's vector.
  let textWidth: Int
  /// The number of units, with those that only fill a table's row.
  private let units: Int
  private let biases: [Float]
  private let last: [Float]
  private let lastBias: Float
  private var edges: [Double] = []
  /// entries x units.
  private var entries: [Float] = []
  /// (sizes, then parts of the text) x units.
  private var scales: [Float] = []

  /// The number of rows of the table that are multiplied.
  var scaleCount: Int { scales.count / units }

  /// Builds the tables; nil when the network has more hidden layers than one or a column is coded by pieces.
  init?(_ model: ModelArtifact) {
    let layers = model.network.denseLayers
    guard layers.count == 2, model.encoder.columns.allSatisfy({ $0.form == .steps }) else { return nil }
    let (first, last) = (layers[0], layers[1])
    let width = (first.outputs + STEP_SUM_UNITS - 1) / STEP_SUM_UNITS * STEP_SUM_UNITS
    units = width
    textWidth = model.network.shape.textWidth
    biases = StepTables.padded(first.biases, width)
    // The first output is the one that decides.
    self.last = StepTables.padded(Array(last.weights.prefix(last.inputs)), width)
    lastBias = last.biases[0]
    for (index, column) in model.encoder.columns.enumerated() {
      add(column, first, input: model.encoder.firstInput[index])
    }
    for part in 0..<textWidth { scales += weights(of: model.encoder.inputCount + part, first) }
  }

  /// Lends the tables as the kernel reads them, each column beginning at its place among a matrix's values.
  func withPlan(starts: [Int], _ body: (inout step_sum_plan) -> Void) {
    var placed = columns
    for index in placed.indices { placed[index].start = starts[index] }
    placed.withUnsafeBufferPointer { columns in
      edges.withUnsafeBufferPointer { edges in
        entries.withUnsafeBufferPointer { entries in
          scales.withUnsafeBufferPointer { scales in
            biases.withUnsafeBufferPointer { biases in
              last.withUnsafeBufferPointer { last in
                var plan = step_sum_plan(
                  columns: columns.baseAddress, column_count: columns.count, edges: edges.baseAddress,
                  entries: entries.baseAddress, scales: scales.baseAddress, scale_count: scaleCount,
                  text_count: textWidth, biases: biases.baseAddress, last: last.baseAddress,
                  last_bias: lastBias, units: units)
                body(&plan)
              }
            }
          }
        }
      }
    }
  }

  private mutating func add(_ column: FeatureEncoder.Column, _ layer: DenseLayer, input: Int) {
    let firstEntry = entries.count / units
    let firstEdge = edges.count
    edges += column.edges
    var sums = [Double](repeating: 0, count: units)
    entries += sums.map(Float.init)
    for edge in column.edges.indices {
      for (unit, weight) in weights(of: input + edge, layer).enumerated() { sums[unit] += Double(weight) }
      entries += sums.map(Float.init)
    }
    // Without an input that says it is missing, a missing number leaves every input at zero, as one below all edges does.
    var missingEntry = firstEntry
    if column.hasMissingInput {
      missingEntry = entries.count / units
      entries += weights(of: input + column.inputCount - 1, layer)
    }
    var scale = -1
    if column.size != nil {
      scale = scaleCount
      scales += weights(of: input + column.edges.count, layer)
    }
    columns.append(
      step_sum_column(
        start: 0, first_edge: UInt32(firstEdge), edge_count: UInt32(column.edges.count),
        first_entry: UInt32(firstEntry), missing_entry: UInt32(missingEntry), scale: Int32(scale),
        mean: column.size?.mean ?? 0, inverse_deviation: 1 / (column.size?.deviation ?? 1)))
  }

  /// The weights of one input to all units.
  private func weights(of input: Int, _ layer: DenseLayer) -> [Float] {
    StepTables.padded((0..<layer.outputs).map { layer.weights[$0 * layer.inputs + input] }, units)
  }

  private static func padded(_ numbers: [Float], _ width: Int) -> [Float] {
    numbers + [Float](repeating: 0, count: width - numbers.count)
  }
}
