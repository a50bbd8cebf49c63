import NeuralNet
import Testing

struct NetworkTests {
  let shape: NetworkShape

  init() throws {
    shape = try NetworkShape(numericInputs: 12, textBuckets: 32, textWidth: 4, hiddenSizes: [8, 6])
  }

  @Test func weightsFollowTheSeedAndStayInBounds() {
    let network = Network(shape: shape, seed: 5)
    #expect(network == Network(shape: shape, seed: 5))
    #expect(network != Network(shape: shape, seed: 6))
    #expect(network.parameters.count == shape.parameterCount)
    let table = network.parameters[0..<(32 * 4)]
    #expect(table.allSatisfy { abs($0) <= 0.1 } && Set(table).count > 100)
    let first = network.parameters[(32 * 4)..<(32 * 4 + 16 * 8)]
    let bound = (6.0 / 16).squareRoot()
    #expect(first.allSatisfy { abs(Double($0)) <= bound })
    #expect(first.contains { abs(Double($0)) > bound * 0.9 })
  }

  @Test func fileRoundTripKeepsEveryBit() throws {
    for prefix in ["", "network."] {
      let network = Network(shape: shape, seed: 5)
      let other = SafetensorsTensor(name: "zz.quantiles", shape: [1], elements: .float64([1]))
      let tensors = network.tensors(prefix: prefix) + (prefix.isEmpty ? [] : [other])
      let bytes = try SafetensorsFile(tensors: tensors, metadata: ["version": "1"]).bytes()
      let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
      #expect(try Network(file: file, prefix: prefix) == network)
    }
  }

  @Test func onlySeveralOutputsAreSaidInTheFile() throws {
    #expect(Network(shape: shape, seed: 5).tensors(prefix: "").allSatisfy { $0.name != "outputs" })
    let many = try NetworkShape(
      numericInputs: 12, textBuckets: 32, textWidth: 4, hiddenSizes: [8, 6], outputs: 5)
    let network = Network(shape: many, seed: 5)
    let bytes = try SafetensorsFile(tensors: network.tensors(prefix: "n."), metadata: [:]).bytes()
    #expect(try Network(file: SafetensorsFile(bytes: bytes, allowsNonFinite: false), prefix: "n.") == network)
  }

  /// A file whose last layer was cut off ends in a layer of several outputs, and must not pass for one that was made so.
  @Test func outputsThatTheLastLayerDoesNotHaveAreRefused() {
    #expect(
      error { $0.removeAll { $0.name.hasPrefix("n.layers.2.") } }
        == .missingTensor(name: "n.layers.2.weight"))
    func stating(_ shape: [Int], _ elements: SafetensorsTensor.Elements) -> NeuralNetError? {
      error { $0.append(SafetensorsTensor(name: "n.outputs", shape: shape, elements: elements)) }
    }
    #expect(stating([1], .int64([2])) == .missingTensor(name: "n.layers.3.weight"))
    for count: Int64 in [1, 0, -3] {
      #expect(
        stating([1], .int64([count]))
          == .impossibleShape(reason: "a stated number of outputs is two at least"))
    }
    #expect(stating([2], .int64([2, 2])) == .wrongTensorShape(name: "n.outputs", expected: [1], found: [2]))
    #expect(
      stating([1], .float32([2])) == .wrongElementType(name: "n.outputs", expected: "I64", found: "F32"))
  }

  @Test func aNetworkWithoutTextHasNoTable() throws {
    let shape = try NetworkShape(numericInputs: 5, textBuckets: 0, textWidth: 0, hiddenSizes: [3])
    let network = Network(shape: shape, seed: 1)
    #expect(network.tensors(prefix: "").map(\.name).contains("text.table") == false)
    let file = SafetensorsFile(tensors: network.tensors(prefix: ""), metadata: [:])
    #expect(try Network(file: file, prefix: "") == network)
  }

  /// The error from reading the tensors after a change to them.
  func error(after change: (inout [SafetensorsTensor]) -> Void) -> NeuralNetError? {
    var tensors = Network(shape: shape, seed: 5).tensors(prefix: "n.")
    change(&tensors)
    do throws(NeuralNetError) {
      _ = try Network(file: SafetensorsFile(tensors: tensors, metadata: [:]), prefix: "n.")
      return nil
    } catch {
      return error
    }
  }

  @Test func missingAndUnexpectedTensorsAreRefused() {
    #expect(error { _ in } == nil)
    #expect(
      error { $0.removeAll { $0.name == "n.layers.1.bias" } } == .missingTensor(name: "n.layers.1.bias"))
    #expect(
      error { $0.removeAll { $0.name == "n.layers.2.weight" } } == .missingTensor(name: "n.layers.2.weight"))
    #expect(error { $0 = [] } == .missingTensor(name: "n.layers.0.weight"))
    let extra = SafetensorsTensor(name: "n.extra", shape: [0], elements: .float32([]))
    #expect(error { $0.append(extra) } == .unexpectedTensor(name: "n.extra"))
  }

  @Test(arguments: [
    ("n.layers.1.weight", [6, 7]), ("n.layers.0.bias", [9]), ("n.layers.0.bias", [8, 1]),
    ("n.layers.1.weight", [6 * 8]), ("n.text.table", [128]), ("n.layers.2.bias", [2]),
  ])
  func wrongShapesAreRefused(name: String, shape: [Int]) {
    let count = shape.reduce(1, *)
    let found = error { tensors in
      tensors.removeAll { $0.name == name }
      tensors.append(
        SafetensorsTensor(name: name, shape: shape, elements: .float32(Array(repeating: 0, count: count))))
    }
    guard case .wrongTensorShape(let refused, _, _) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(refused == name)
  }

  @Test func otherElementTypesAndNonFiniteWeightsAreRefused() {
    func replacing(with elements: SafetensorsTensor.Elements) -> NeuralNetError? {
      error { tensors in
        tensors.removeAll { $0.name == "n.layers.0.bias" }
        tensors.append(SafetensorsTensor(name: "n.layers.0.bias", shape: [8], elements: elements))
      }
    }
    let zeros = [Float](repeating: 0, count: 7)
    #expect(
      replacing(with: .float64(Array(repeating: 0, count: 8)))
        == .wrongElementType(name: "n.layers.0.bias", expected: "F32", found: "F64"))
    #expect(
      replacing(with: .float32(zeros + [.infinity]))
        == .unreadableWeights(.nonFiniteValue(tensor: "n.layers.0.bias")))
  }
}
