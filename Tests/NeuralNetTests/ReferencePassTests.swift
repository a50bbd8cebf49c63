import Testing

@testable import NeuralNet

struct ReferencePassTests {
  /// Two numbers and text of width one, one hidden layer of two units, worked out by hand:
  /// unit 0 = 1*x0 + 2*x1 + 3*e - 1, unit 1 = -1*x0 + 0*x1 + 1*e + 0.5, logit = 2*u0 - 4*u1 + 0.25.
  static func handMade() throws -> ReferencePass {
    let shape = try NetworkShape(numericInputs: 2, textBuckets: 3, textWidth: 1, hiddenSizes: [2])
    let parameters: [Float] = [0.5, -1, 2, 1, 2, 3, -1, 0, 1, -1, 0.5, 2, -4, 0.25]
    return ReferencePass(network: Network(shape: shape, parameters: parameters))
  }

  @Test func aHandMadeNetworkGivesTheValuesOfTheFormula() throws {
    let pass = try Self.handMade()
    // Mean of 0.5, 2 and 2 is 1.5: u0 = 1 + 4 + 4.5 - 1 = 8.5, u1 = -1 + 1.5 + 0.5 = 1.
    let result = pass.evaluate([1, 2], [0, 2, 2])
    #expect(result.activations == [[1, 2, 1.5], [8.5, 1], [13.25]])
    #expect(result.logit == 13.25)
    // Without text: u0 = 0.5 - 1 is silenced, u1 = -0.5 + 0.5 is zero.
    let silent = pass.evaluate([0.5, 0], [])
    #expect(silent.preActivations == [[-0.5, 0], [0.25]])
    #expect(silent.activations == [[0.5, 0, 0], [0, 0], [0.25]])
  }

  @Test(arguments: [1, 2, 3, 8])
  func itEqualsAPlainSumInInputOrderToTheBit(seed: UInt64) throws {
    let shape = try RandomRows.shape(hidden: [17, 11, 5])
    let network = RandomRows.network(shape, seed: seed)
    let (numeric, text) = RandomRows.inputs(shape, rows: 20, seed: seed)
    let pass = ReferencePass(network: network)
    for row in 0..<20 {
      let result = pass.evaluate(row: row, numeric: numeric, text: text)
      #expect(
        result.logit
          == plainLogit(network, numeric: Array(numeric[(row * 9)..<(row * 9 + 9)]), bag: text[row]))
    }
  }

  @Test func anOutputDoesNotDependOnTheOthers() throws {
    let shape = try RandomRows.shape(outputs: 3)
    let network = RandomRows.network(shape, seed: 4)
    let (numeric, text) = RandomRows.inputs(shape, rows: 20, seed: 5)
    let pass = ReferencePass(network: network)
    let alone = try (0..<3).map { ReferencePass(network: try RandomRows.alone($0, of: network)) }
    for row in 0..<20 {
      let result = pass.evaluate(row: row, numeric: numeric, text: text)
      #expect(
        result.outputs == alone.map { $0.evaluate(row: row, numeric: numeric, text: text).logit })
      #expect(result.logit == result.outputs[0])
      #expect(Set(result.outputs).count == 3)
    }
  }

  /// The same network written the other way round: unit by unit, with none of the shortcuts.
  func plainLogit(_ network: Network, numeric: [Float], bag: ArraySlice<Int32>) -> Double {
    let width = network.shape.textWidth
    var values = numeric.map(Double.init)
    for column in 0..<width {
      var sum = 0.0
      for bucket in bag { sum += Double(network.parameters[Int(bucket) * width + column]) }
      values.append(bag.isEmpty ? 0 : sum / Double(bag.count))
    }
    for (position, layer) in network.layout.layers.enumerated() {
      values = (0..<layer.outputs).map { output in
        var sum = Double(network.parameters[layer.biasStart + output])
        for input in 0..<layer.inputs {
          sum += values[input] * Double(network.parameters[layer.weightStart + output * layer.inputs + input])
        }
        return position == network.layout.layers.count - 1 ? sum : max(sum, 0)
      }
    }
    return values[0]
  }

  @Test func numbersThatAreNotFiniteStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = try Self.handMade().evaluate([1, .nan], [])
    }
    await #expect(processExitsWith: .failure) {
      _ = try Self.handMade().evaluate([1, 2], [3])
    }
  }
}
