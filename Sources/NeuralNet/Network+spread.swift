extension Network {
  /// The same network among numbers that it does not read: their weights are zero, so every output stays what it was.
  ///
  /// - Input: a choice of as many numbers as the network has numeric inputs, none at or beyond `numericInputs`; another is a programmer error.
  /// - Errors: `NeuralNetError.impossibleShape` when there are more numbers than a network may read.
  public func spread(_ choice: InputChoice, numericInputs: Int) throws(NeuralNetError) -> Network {
    precondition(choice.count == shape.numericInputs, "A network has an input for each number it reads.")
    precondition(choice.end <= numericInputs, "What a network reads lies among the numbers.")
    let wide = try NetworkShape(
      numericInputs: numericInputs, textBuckets: shape.textBuckets, textWidth: shape.textWidth,
      hiddenSizes: shape.hiddenSizes, outputs: shape.outputs)
    // The text's vector follows the numbers in both.
    let places = choice.groups.flatMap(Array.init) + Array(numericInputs..<wide.inputWidth)
    let (source, target) = (layout.layers[0], NetworkLayout(shape: wide).layers[0])
    var first = [Float](repeating: 0, count: target.inputs * target.outputs)
    for unit in 0..<source.outputs {
      for (input, place) in places.enumerated() {
        first[unit * target.inputs + place] = parameters[source.weightStart + unit * source.inputs + input]
      }
    }
    return Network(
      shape: wide, parameters: parameters[layout.textTable] + first + parameters[source.biasStart...])
  }
}
