@testable import NeuralNet

/// Random rows and networks for the tests of this target.
enum RandomRows {
  static func shape(
    numeric: Int = 9, buckets: Int = 50, width: Int = 20, hidden: [Int] = [17, 11],
    outputs: Int = 1
  ) throws -> NetworkShape {
    try NetworkShape(
      numericInputs: numeric, textBuckets: buckets, textWidth: width, hiddenSizes: hidden, outputs: outputs)
  }

  static func inputs(_ shape: NetworkShape, rows: Int, seed: UInt64) -> (numeric: [Float], text: TextBags) {
    SelfTest.randomRows(shape: shape, rows: rows, seed: seed)
  }

  /// A network whose biases and n-gram vectors are large enough to matter.
  static func network(_ shape: NetworkShape, seed: UInt64, scale: Float = 1) -> Network {
    var generator = SeededGenerator(seed: seed &+ 99)
    let parameters = Network(shape: shape, seed: seed).parameters.map { value in
      value * 2 * scale + Float(generator.nextUnit() - 0.5) * 0.3
    }
    return Network(shape: shape, parameters: parameters)
  }

  /// The network of one output that a network's output is: the same layers, and of the last one that output's weights.
  static func alone(_ output: Int, of network: Network) throws -> Network {
    let shape = network.shape
    let single = try self.shape(
      numeric: shape.numericInputs, buckets: shape.textBuckets, width: shape.textWidth,
      hidden: shape.hiddenSizes)
    let last = network.layout.layers[shape.hiddenSizes.count]
    let weights = last.weightStart + output * last.inputs
    return Network(
      shape: single,
      parameters: Array(network.parameters[..<last.weightStart])
        + network.parameters[weights..<(weights + last.inputs)]
        + [network.parameters[last.biasStart + output]])
  }
}
