extension Network {
  /// The tensor that says how many outputs there are; without it there is one.
  ///
  /// The last layer's shape alone could not be told from a file whose real last layer was cut off.
  private static let outputsName = "outputs"

  /// The tensors that hold this network, under names that start with `prefix`.
  ///
  /// Shape: `text.table` (buckets x width, absent without text), then for the layers from 0 up
  /// `layers.0.weight` (outputs x inputs) and `layers.0.bias` (outputs), all F32: the order of dimensions
  /// common frameworks use. Only with several outputs, `outputs` holds their number, I64. Weights that are
  /// exact multiples of steps, as `quantised()` makes them, are I8, with the steps beside them: `text.step`
  /// for each column, `layers.0.step` for each unit.
  public func tensors(prefix: String) -> [SafetensorsTensor] {
    var tensors: [SafetensorsTensor] = []
    if shape.textBuckets > 0 {
      tensors += weightTensors(
        prefix + "text.", "table", [shape.textBuckets, shape.textWidth], layout.textTable,
        .columns(count: shape.textWidth))
    }
    for (position, layer) in layout.layers.enumerated() {
      tensors += weightTensors(
        "\(prefix)layers.\(position).", "weight", [layer.outputs, layer.inputs], layer.weights,
        .rows(length: layer.inputs))
      tensors.append(
        SafetensorsTensor(
          name: "\(prefix)layers.\(position).bias", shape: [layer.outputs],
          elements: .float32(Array(parameters[layer.biases]))))
    }
    if shape.outputs > 1 {
      tensors.append(
        SafetensorsTensor(
          name: prefix + Self.outputsName, shape: [1], elements: .int64([Int64(shape.outputs)])))
    }
    return tensors
  }

  private func weightTensors(
    _ prefix: String, _ name: String, _ tensorShape: [Int], _ range: Range<Int>,
    _ grouping: ByteWeights.Grouping
  ) -> [SafetensorsTensor] {
    guard let bytes = ByteWeights(exactly: parameters[range], grouping) else {
      let elements = SafetensorsTensor.Elements.float32(Array(parameters[range]))
      return [SafetensorsTensor(name: prefix + name, shape: tensorShape, elements: elements)]
    }
    return [
      SafetensorsTensor(name: prefix + name, shape: tensorShape, elements: .int8(bytes.multiples)),
      SafetensorsTensor(
        name: prefix + Self.stepName, shape: [bytes.steps.count], elements: .float32(bytes.steps)),
    ]
  }

  private static let stepName = "step"

  /// Reads the network of a file, finding its sizes from the shapes of the tensors.
  ///
  /// Input: tensors named as `tensors(prefix:)` names them; tensors outside the prefix are left to the
  /// caller, one inside it that is not part of the network is refused.
  /// Errors: `NeuralNetError` for a missing, unexpected or wrongly shaped tensor, for sizes outside the
  /// limits and for values that are infinite or no number.
  public init(file: SafetensorsFile, prefix: String) throws(NeuralNetError) {
    let shape = try Self.shape(in: file, prefix: prefix)
    let layout = NetworkLayout(shape: shape)
    var parameters: [Float] = []
    parameters.reserveCapacity(layout.parameterCount)
    var names: Set<String> = []
    func append(
      _ name: String, _ tensorShape: [Int], steps: String? = nil, _ grouping: ByteWeights.Grouping? = nil
    )
      throws(NeuralNetError)
    {
      names.insert(prefix + name)
      if let steps, let grouping, case .int8(let multiples)? = file.tensor(named: prefix + name)?.elements {
        names.insert(prefix + steps)
        parameters += try Self.weights(
          multiples, of: prefix + name, shape: tensorShape, steps: prefix + steps, grouping, in: file)
      } else {
        parameters += try Self.values(of: prefix + name, shape: tensorShape, in: file)
      }
    }
    if shape.textBuckets > 0 {
      try append(
        "text.table", [shape.textBuckets, shape.textWidth], steps: "text." + Self.stepName,
        .columns(count: shape.textWidth))
    }
    for (position, layer) in layout.layers.enumerated() {
      try append(
        "layers.\(position).weight", [layer.outputs, layer.inputs],
        steps: "layers.\(position)." + Self.stepName, .rows(length: layer.inputs))
      try append("layers.\(position).bias", [layer.outputs])
    }
    if shape.outputs > 1 { names.insert(prefix + Self.outputsName) }
    for tensor in file.tensors where tensor.name.hasPrefix(prefix) && !names.contains(tensor.name) {
      throw .unexpectedTensor(name: tensor.name)
    }
    self.init(shape: shape, parameters: parameters)
  }

  private static func shape(in file: SafetensorsFile, prefix: String) throws(NeuralNetError) -> NetworkShape {
    var weightShapes: [[Int]] = []
    while let tensor = file.tensor(named: "\(prefix)layers.\(weightShapes.count).weight") {
      guard tensor.shape.count == 2 else {
        let expected = [weightShapes.last?.first ?? 1, 1]
        throw .wrongTensorShape(name: tensor.name, expected: expected, found: tensor.shape)
      }
      weightShapes.append(tensor.shape)
    }
    guard let first = weightShapes.first else { throw .missingTensor(name: "\(prefix)layers.0.weight") }
    let outputs = try outputCount(in: file, prefix: prefix)
    guard let last = weightShapes.last, last[0] == outputs else {
      throw .missingTensor(name: "\(prefix)layers.\(weightShapes.count).weight")
    }
    let table = file.tensor(named: prefix + "text.table")
    guard table == nil || table?.shape.count == 2 else {
      throw .wrongTensorShape(name: prefix + "text.table", expected: [1, 1], found: table?.shape ?? [])
    }
    let textWidth = table?.shape[1] ?? 0
    guard first[1] >= textWidth else {
      throw .wrongTensorShape(
        name: "\(prefix)layers.0.weight", expected: [first[0], textWidth], found: first)
    }
    return try NetworkShape(
      numericInputs: first[1] - textWidth, textBuckets: table?.shape[0] ?? 0, textWidth: textWidth,
      hiddenSizes: weightShapes.dropLast().map { $0[0] }, outputs: outputs)
  }

  private static func outputCount(in file: SafetensorsFile, prefix: String) throws(NeuralNetError) -> Int {
    guard let tensor = file.tensor(named: prefix + outputsName) else { return 1 }
    guard tensor.shape == [1] else {
      throw .wrongTensorShape(name: tensor.name, expected: [1], found: tensor.shape)
    }
    guard case .int64(let values) = tensor.elements else {
      throw .wrongElementType(of: tensor, expected: .int64)
    }
    // One output is said by the absence of the tensor, so that every network has one form.
    guard let count = Int(exactly: values[0]), count > 1 else {
      throw .impossibleShape(reason: "a stated number of outputs is two at least")
    }
    return count
  }

  /// The weights that a tensor of bytes and its steps say.
  private static func weights(
    _ multiples: [Int8], of name: String, shape: [Int], steps stepsName: String,
    _ grouping: ByteWeights.Grouping,
    in file: SafetensorsFile
  ) throws(NeuralNetError) -> [Float] {
    guard let found = file.tensor(named: name)?.shape, found == shape else {
      throw .wrongTensorShape(name: name, expected: shape, found: file.tensor(named: name)?.shape ?? [])
    }
    let steps = try values(of: stepsName, shape: [grouping.count(of: multiples.count)], in: file)
    guard let weights = ByteWeights.weights(multiples: multiples, steps: steps, grouping) else {
      throw .unreadableWeights(.nonFiniteValue(tensor: name))
    }
    return weights
  }

  private static func values(
    of name: String, shape: [Int], in file: SafetensorsFile
  ) throws(NeuralNetError) -> [Float] {
    guard let tensor = file.tensor(named: name) else { throw .missingTensor(name: name) }
    guard tensor.shape == shape else {
      throw .wrongTensorShape(name: name, expected: shape, found: tensor.shape)
    }
    guard case .float32(let values) = tensor.elements else {
      throw .wrongElementType(of: tensor, expected: .float32)
    }
    guard values.allSatisfy(\.isFinite) else { throw .unreadableWeights(.nonFiniteValue(tensor: name)) }
    return values
  }
}

extension NeuralNetError {
  fileprivate static func wrongElementType(
    of tensor: SafetensorsTensor, expected: SafetensorsElementType
  ) -> NeuralNetError {
    .wrongElementType(
      name: tensor.name, expected: expected.rawValue, found: tensor.elementType.rawValue)
  }
}
