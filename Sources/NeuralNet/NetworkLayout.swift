/// Where each part of a network lies in its one flat array of parameters.
///
/// Order: the n-gram table, then for each dense layer its weights (outputs x inputs) and its biases.
struct NetworkLayout: Sendable, Equatable {
  struct Layer: Sendable, Equatable {
    let inputs: Int
    let outputs: Int
    let weightStart: Int

    var biasStart: Int { weightStart + inputs * outputs }
    var end: Int { biasStart + outputs }
    var weights: Range<Int> { weightStart..<biasStart }
    var biases: Range<Int> { biasStart..<end }
  }

  let textTable: Range<Int>
  let layers: [Layer]
  let parameterCount: Int

  init(shape: NetworkShape) {
    textTable = 0..<(shape.textBuckets * shape.textWidth)
    var layers: [Layer] = []
    var inputs = shape.inputWidth
    var start = textTable.upperBound
    for outputs in shape.hiddenSizes + [shape.outputs] {
      let layer = Layer(inputs: inputs, outputs: outputs, weightStart: start)
      layers.append(layer)
      inputs = outputs
      start = layer.end
    }
    self.layers = layers
    parameterCount = start
  }
}
