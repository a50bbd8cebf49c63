/// A small change of a network that can be put on and taken off again: gains of its last hidden units and a straight line from its inputs.
///
/// Put on, it gives a plain network: every unit of the last hidden layer counts a share more or less in the first output, and two units
/// beside the others carry a weighted sum of the inputs to it, the one where the sum is positive, the other where it is negative. Passes,
/// exact attribution and self-test are those of any network.
/// Unit: gains are shares, input weights logits; zeros everywhere change no logit.
public struct NetworkAdapter: Sendable, Equatable {
  /// For each unit of the last hidden layer, by which share its weight in the first output rises.
  public let unitGains: [Float]

  /// For each input of the first layer, numbers and then the text vector, the logits that one unit of it adds.
  public let inputWeights: [Float]

  /// Makes an adapter; values that are infinite or no number are a programmer error.
  public init(unitGains: [Float], inputWeights: [Float]) {
    precondition(
      (unitGains + inputWeights).allSatisfy(\.isFinite), "Every number of an adapter must be finite.")
    self.unitGains = unitGains
    self.inputWeights = inputWeights
  }

  /// Whether the adapter was made for networks of this shape.
  public func fits(_ shape: NetworkShape) -> Bool {
    unitGains.count == shape.hiddenSizes.last && inputWeights.count == shape.inputWidth
  }
}

extension Network {
  /// The units that an adapter adds to every hidden layer.
  static let adapterUnits = 2

  /// This network with an adapter put on.
  ///
  /// Input: an adapter that fits the shape; another one is a programmer error.
  /// Errors: `NeuralNetError.impossibleShape` when two more units in each hidden layer are too many.
  /// Determinism: exactly rounded operations; the same bytes everywhere.
  public func adapted(by adapter: NetworkAdapter) throws(NeuralNetError) -> Network {
    precondition(adapter.fits(shape), "An adapter must fit the network that it is put on.")
    let wider = try NetworkShape(
      numericInputs: shape.numericInputs, textBuckets: shape.textBuckets, textWidth: shape.textWidth,
      hiddenSizes: shape.hiddenSizes.map { $0 + Network.adapterUnits }, outputs: shape.outputs)
    let target = NetworkLayout(shape: wider)
    var changed = [Float](repeating: 0, count: target.parameterCount)
    for index in layout.textTable { changed[index] = parameters[index] }
    for (position, layer) in layout.layers.enumerated() {
      let wide = target.layers[position]
      for output in 0..<layer.outputs {
        for input in 0..<layer.inputs {
          changed[wide.weightStart + output * wide.inputs + input] =
            parameters[layer.weightStart + output * layer.inputs + input]
        }
        changed[wide.biasStart + output] = parameters[layer.biasStart + output]
      }
      put(adapter, onLayer: position, wide, &changed)
    }
    return Network(shape: wider, parameters: changed)
  }

  /// Adds the adapter's units to a layer whose own weights are in place, and its gains to the first output.
  private func put(
    _ adapter: NetworkAdapter, onLayer position: Int, _ wide: NetworkLayout.Layer, _ changed: inout [Float]
  ) {
    let layer = layout.layers[position]
    if position == layout.layers.count - 1 {
      for (unit, gain) in adapter.unitGains.enumerated() {
        let weight = changed[wide.weightStart + unit]
        changed[wide.weightStart + unit] = Float(Double(weight) * (1 + Double(gain)))
      }
      changed[wide.weightStart + layer.inputs] = 1
      changed[wide.weightStart + layer.inputs + 1] = -1
      return
    }
    for side in 0..<Network.adapterUnits {
      let start = wide.weightStart + (layer.outputs + side) * wide.inputs
      if position > 0 {
        changed[start + layer.inputs + side] = 1
      } else {
        for (input, weight) in adapter.inputWeights.enumerated() {
          changed[start + input] = side == 0 ? weight : -weight
        }
      }
    }
  }
}
