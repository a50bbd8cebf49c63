import Testing

@testable import NeuralNet

/// Weights of a byte each come back from a file to the bit, and nothing else becomes bytes.
@Suite struct ByteWeightsTests {
  private func read(_ network: Network, _ change: (inout [SafetensorsTensor]) -> Void = { _ in }) throws
    -> Network
  {
    var tensors = network.tensors(prefix: "n.")
    change(&tensors)
    let bytes = try SafetensorsFile(tensors: tensors, metadata: [:]).bytes()
    return try Network(file: try SafetensorsFile(bytes: bytes, allowsNonFinite: false), prefix: "n.")
  }

  @Test(arguments: [1, 3]) func aQuantisedNetworkComesBackToTheBit(outputs: Int) throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      let scale: Float = [1, 1e-20, 1e-38, 1e30][Int(seed % 4)]
      let shape = try RandomRows.shape(outputs: outputs)
      let network = RandomRows.network(shape, seed: seed, scale: 1)
      let scaled = Network(shape: shape, parameters: network.parameters.map { $0 * scale })
      let quantised = scaled.quantised()
      let again = try read(quantised)
      #expect(again.parameters.map(\.bitPattern) == quantised.parameters.map(\.bitPattern))
      #expect(quantised.quantised().parameters.elementsEqual(quantised.parameters))
      let ofBytes = quantised.tensors(prefix: "n.").count { $0.isOfBytes }
      #expect(ofBytes == (scale < 1e-30 ? 0 : 4))
    }
  }

  /// Half a step of its row at most, and the bytes of a quarter of the file.
  @Test func noWeightMovesByMoreThanHalfAStep() throws {
    let network = RandomRows.network(try RandomRows.shape(numeric: 200, hidden: [64, 32]), seed: 3)
    let quantised = network.quantised()
    for (layer, other) in zip(network.denseLayers, quantised.denseLayers) {
      #expect(layer.biases == other.biases)
      for unit in 0..<layer.outputs {
        let row = unit * layer.inputs..<(unit + 1) * layer.inputs
        let most = layer.weights[row].reduce(0) { max($0, abs($1)) }
        let moved = zip(layer.weights[row], other.weights[row]).reduce(0) { max($0, abs($1.0 - $1.1)) }
        #expect(moved <= most / 127 * 0.5001)
      }
    }
    let sizes = try [network, quantised].map {
      try SafetensorsFile(tensors: $0.tensors(prefix: ""), metadata: [:]).bytes().count
    }
    #expect(sizes[1] * 3 < sizes[0])
  }

  @Test func otherNetworksStayNumbersOfFourBytes() throws {
    let shape = try RandomRows.shape()
    let zeros = Network(shape: shape, parameters: [Float](repeating: 0, count: shape.parameterCount))
    for network in [zeros, Network(shape: shape, seed: 7)] {
      #expect(network.tensors(prefix: "").count(where: { $0.isOfBytes }) == 0)
      #expect(try read(network) == network)
    }
    // One weight beside its step, or a zero of the other sign, is enough.
    var nearly = Network(shape: shape, seed: 7).quantised()
    let first = nearly.layout.layers[0].weightStart
    nearly.parameters[first] = nearly.parameters[first].nextUp
    #expect(try read(nearly) == nearly)
    #expect(!nearly.tensors(prefix: "").contains { $0.name == "layers.0.weight" && $0.isOfBytes })
    let unit = try NetworkShape(numericInputs: 2, textBuckets: 0, textWidth: 0, hiddenSizes: [1])
    let signed = Network(shape: unit, parameters: [127, -0.0, 0, 127, 0])
    #expect(try read(signed).parameters[1].sign == .minus)
  }

  @Test func stepsThatDoNotFitAreRefused() throws {
    let network = Network(shape: try RandomRows.shape(), seed: 7).quantised()
    func refused(_ change: (inout [SafetensorsTensor]) -> Void) -> NeuralNetError? {
      do {
        _ = try read(network, change)
        return nil
      } catch {
        return error as? NeuralNetError
      }
    }
    #expect(
      refused { $0.removeAll { $0.name == "n.layers.0.step" } } == .missingTensor(name: "n.layers.0.step"))
    let replaced = { (steps: [Float]) in
      { (tensors: inout [SafetensorsTensor]) in
        tensors.removeAll { $0.name == "n.layers.0.step" }
        tensors.append(
          SafetensorsTensor(name: "n.layers.0.step", shape: [steps.count], elements: .float32(steps)))
      }
    }
    #expect(
      refused(replaced([1, 2])) == .wrongTensorShape(name: "n.layers.0.step", expected: [17], found: [2]))
    let great = [Float](repeating: .greatestFiniteMagnitude, count: 17)
    #expect(refused(replaced(great)) == .unreadableWeights(.nonFiniteValue(tensor: "n.layers.0.weight")))
    // Steps beside weights that are no bytes belong to nothing.
    let plain = Network(shape: try RandomRows.shape(), seed: 7)
    #expect(throws: NeuralNetError.unexpectedTensor(name: "n.layers.0.step")) {
      try read(plain) {
        $0.append(SafetensorsTensor(name: "n.layers.0.step", shape: [1], elements: .float32([1])))
      }
    }
  }
}
