extension Network {
  /// One network each of whose outputs is the mean of the members' outputs.
  ///
  /// The members stand side by side: they read the same numbers and their own n-gram vectors, every hidden layer holds theirs in a row with
  /// zeros between them, and the last one adds their outputs, each divided by their number. Training apart and merging gives an ensemble
  /// with the file, the passes and the exact attribution of a single network.
  ///
  /// - Input: members with the same numbers, buckets, outputs and count of layers; anything else, or none, is a programmer error.
  /// - Errors: `NeuralNetError.impossibleShape` when the whole is larger than a network may be.
  /// - Source: Hansen and Salamon, "Neural Network Ensembles", 1990.
  public static func merged(_ members: [Network]) throws(NeuralNetError) -> Network {
    guard let first = members.first?.shape else { preconditionFailure("A merged network needs a member.") }
    precondition(
      members.allSatisfy {
        $0.shape.numericInputs == first.numericInputs && $0.shape.textBuckets == first.textBuckets
          && $0.shape.hiddenSizes.count == first.hiddenSizes.count && $0.shape.outputs == first.outputs
      }, "The members of a merged network read the same inputs through as many layers to the same outputs.")
    let shape = try NetworkShape(
      numericInputs: first.numericInputs, textBuckets: first.textBuckets,
      textWidth: members.reduce(0) { $0 + $1.shape.textWidth },
      hiddenSizes: first.hiddenSizes.indices.map { layer in
        members.reduce(0) { $0 + $1.shape.hiddenSizes[layer] }
      }, outputs: first.outputs)
    var whole = MergedParameters(layout: NetworkLayout(shape: shape), shape: shape)
    for member in members { whole.add(member, share: 1 / Float(members.count)) }
    return Network(shape: shape, parameters: whole.parameters)
  }
}

/// The parameters of a merged network as member after member is put in.
private struct MergedParameters {
  let layout: NetworkLayout
  let shape: NetworkShape
  private(set) var parameters: [Float]
  private var textEnd = 0
  /// How many units of each hidden layer are taken.
  private var taken: [Int]

  init(layout: NetworkLayout, shape: NetworkShape) {
    self.layout = layout
    self.shape = shape
    parameters = [Float](repeating: 0, count: layout.parameterCount)
    taken = [Int](repeating: 0, count: shape.hiddenSizes.count)
  }

  mutating func add(_ member: Network, share: Float) {
    let width = member.shape.textWidth
    for bucket in 0..<shape.textBuckets {
      for column in 0..<width {
        parameters[bucket * shape.textWidth + textEnd + column] = member.parameters[bucket * width + column]
      }
    }
    for position in layout.layers.indices { addLayer(position, member, share) }
    for (position, size) in member.shape.hiddenSizes.enumerated() { taken[position] += size }
    textEnd += width
  }

  private mutating func addLayer(_ position: Int, _ member: Network, _ share: Float) {
    let (target, source) = (layout.layers[position], member.layout.layers[position])
    let isLast = position == layout.layers.count - 1
    let firstOutput = isLast ? 0 : taken[position]
    let scale: Float = isLast ? share : 1
    for output in 0..<source.outputs {
      for input in 0..<source.inputs {
        let place = target.weightStart + (firstOutput + output) * target.inputs + column(of: input, position)
        parameters[place] = member.parameters[source.weightStart + output * source.inputs + input] * scale
      }
      parameters[target.biasStart + firstOutput + output] +=
        member.parameters[source.biasStart + output] * scale
    }
  }

  /// Where a member's input of a layer stands among those of all.
  private func column(of input: Int, _ position: Int) -> Int {
    if position > 0 { return taken[position - 1] + input }
    return input < shape.numericInputs ? input : input + textEnd
  }
}
