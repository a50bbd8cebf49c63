/// One dense layer of a network, to read.
///
/// - Shape: `weights` is outputs x inputs, row by row; there is one bias for each output.
public struct DenseLayer: Sendable {
  /// The length of what it reads.
  public let inputs: Int
  /// The number of its units.
  public let outputs: Int
  /// Its weights.
  public let weights: [Float]
  /// Its biases.
  public let biases: [Float]
}

extension Network {
  /// The dense layers, from the inputs to the logit; copies.
  public var denseLayers: [DenseLayer] {
    layout.layers.map { layer in
      DenseLayer(
        inputs: layer.inputs, outputs: layer.outputs, weights: Array(parameters[layer.weights]),
        biases: Array(parameters[layer.biases]))
    }
  }

  /// Adds the mean n-gram vector of each row's text to the end of `means`, `shape.textWidth` numbers a row; zeros for an empty text.
  ///
  /// - Input: finished rows with buckets below `shape.textBuckets`; others are programmer errors.
  public func appendTextMeans(of text: TextBags, to means: inout [Float]) {
    let width = shape.textWidth
    let start = means.count
    means.append(contentsOf: repeatElement(0, count: text.rowCount * width))
    means.withUnsafeMutableBufferPointer { means in
      parameters.withUnsafeBufferPointer { parameters in
        text.buckets.withUnsafeBufferPointer { buckets in
          guard let table = parameters.baseAddress, let result = means.baseAddress else { return }
          // Safe: `write` checks every bucket, and `means` was given room for every row above.
          for row in 0..<text.rowCount {
            let bag = Int(text.offsets[row])..<Int(text.offsets[row + 1])
            EmbeddingMean.write(
              bag: UnsafeBufferPointer(rebasing: buckets[bag]), table: table, bucketCount: shape.textBuckets,
              width: width, result: result + start + row * width)
          }
        }
      }
    }
  }
}
