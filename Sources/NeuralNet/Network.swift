/// The weights of a network, and nothing else.
///
/// Shape: one flat array of `shape.parameterCount` floats: the n-gram table (buckets x width), then for
/// each dense layer the weights (outputs x inputs, row by row) and the biases. Two networks of one shape
/// can therefore be averaged or compared element by element.
/// Unit: the outputs are logits, not probabilities.
public struct Network: Sendable, Equatable {
  /// The sizes.
  public let shape: NetworkShape

  /// All weights and biases, every one finite when the network was made.
  public internal(set) var parameters: [Float]

  let layout: NetworkLayout

  /// Makes a network from parameters in the order described above.
  ///
  /// A wrong count or a value that is infinite or no number is a programmer error.
  public init(shape: NetworkShape, parameters: [Float]) {
    layout = NetworkLayout(shape: shape)
    precondition(parameters.count == layout.parameterCount, "The count of parameters must fit the shape.")
    precondition(parameters.allSatisfy(\.isFinite), "Every parameter must be a finite number.")
    self.shape = shape
    self.parameters = parameters
  }

  /// Makes a network with random weights to train from.
  ///
  /// Shape: layers that feed a ReLU are uniform in ±sqrt(6 / inputs), the last one in ±sqrt(3 / inputs),
  /// n-gram vectors in ±0.1, biases zero.
  /// Determinism: depends on the shape and seed alone; only exactly rounded operations are used.
  /// Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", 2015, uniform form.
  public init(shape: NetworkShape, seed: UInt64) {
    let layout = NetworkLayout(shape: shape)
    var generator = SeededGenerator(seed: seed)
    var parameters = [Float](repeating: 0, count: layout.parameterCount)
    for index in layout.textTable {
      parameters[index] = Float((generator.nextUnit() * 2 - 1) * 0.1)
    }
    for (position, layer) in layout.layers.enumerated() {
      let gain: Double = position == layout.layers.count - 1 ? 3 : 6
      let bound = (gain / Double(layer.inputs)).squareRoot()
      for index in layer.weights {
        parameters[index] = Float((generator.nextUnit() * 2 - 1) * bound)
      }
    }
    self.init(shape: shape, parameters: parameters)
  }
}
