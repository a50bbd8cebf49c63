/// The exact forward pass of single rows, in double precision and one fixed order of operations.
///
/// This is the pass whose result is stored, explained and replayed.
/// Determinism: only additions, multiplications and divisions of doubles, each rounded once, sums in the
/// order of the inputs; the same bits on every machine and with every number of threads.
/// Cost: about one microsecond for a thousand weights in a release build; a copy of the dense weights as
/// doubles.
public struct ReferencePass: Sendable {
  /// The network this pass evaluates.
  public let network: Network

  /// The weights of each layer as inputs x outputs: the sums of all units of a layer then advance together,
  /// and each unit still adds its inputs in their order.
  private let weightsByInput: [[Double]]

  /// Prepares the pass of a network.
  public init(network: Network) {
    self.network = network
    weightsByInput = network.layout.layers.map { layer in
      var weights = [Double](repeating: 0, count: layer.inputs * layer.outputs)
      for output in 0..<layer.outputs {
        for input in 0..<layer.inputs {
          weights[input * layer.outputs + output] = Double(
            network.parameters[layer.weightStart + output * layer.inputs + input])
        }
      }
      return weights
    }
  }

  /// Evaluates one row.
  ///
  /// Shape: as many numbers as the network has numeric inputs, every one finite; buckets inside the n-gram
  /// table.
  /// Anything else is a programmer error. Missing: no buckets stand for an absent text, whose vector is
  /// zero.
  public func evaluate(numeric: Span<Float>, buckets: Span<Int32>) -> ReferenceResult {
    evaluate(numeric: numeric, textVector: textVector(of: buckets))
  }

  /// Evaluates one row of a batch laid out as for `Network.forward`.
  public func evaluate(row: Int, numeric: [Float], text: TextBags) -> ReferenceResult {
    let width = network.shape.numericInputs
    let bag = Int(text.offsets[row])..<Int(text.offsets[row + 1])
    return evaluate(
      numeric: numeric.span.extracting(row * width..<(row + 1) * width),
      buckets: text.buckets.span.extracting(bag))
  }

  /// Evaluates numbers next to a given text vector.
  func evaluate(numeric: Span<Float>, textVector: [Double]) -> ReferenceResult {
    precondition(numeric.count == network.shape.numericInputs, "A row has one number for each numeric input.")
    var input: [Double] = []
    input.reserveCapacity(network.shape.inputWidth)
    for index in numeric.indices {
      precondition(
        numeric[index].isFinite, "Every numeric input must be finite; the encoder marks what is missing.")
      input.append(Double(numeric[index]))
    }
    input += textVector
    var preActivations: [[Double]] = []
    var activations = [input]
    for position in network.layout.layers.indices {
      let sums = sums(ofLayer: position, input: activations[position])
      preActivations.append(sums)
      activations.append(position == network.layout.layers.count - 1 ? sums : sums.map { $0 > 0 ? $0 : 0 })
    }
    return ReferenceResult(preActivations: preActivations, activations: activations)
  }

  /// The mean n-gram vector in double precision, added in the order of the bag.
  func textVector(of buckets: Span<Int32>) -> [Double] {
    let width = network.shape.textWidth
    var vector = [Double](repeating: 0, count: width)
    guard buckets.count > 0 else { return vector }
    for index in buckets.indices {
      let start = tableStart(of: buckets[index])
      for column in 0..<width { vector[column] += Double(network.parameters[start + column]) }
    }
    for column in 0..<width { vector[column] /= Double(buckets.count) }
    return vector
  }

  /// Where the vector of a bucket starts among the parameters.
  func tableStart(of bucket: Int32) -> Int {
    precondition(
      bucket >= 0 && Int(bucket) < network.shape.textBuckets, "A bucket lies outside the n-gram table.")
    return Int(bucket) * network.shape.textWidth
  }

  private func sums(ofLayer position: Int, input: [Double]) -> [Double] {
    let layer = network.layout.layers[position]
    var sums = network.parameters[layer.biases].map(Double.init)
    weightsByInput[position].withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let weights = weights.baseAddress, let sums = sums.baseAddress else { return }
        // Safe: the weights hold inputs x outputs values and the sums one for each output.
        for index in 0..<layer.inputs {
          let value = input[index]
          // After a ReLU about half the inputs are zero, and adding nothing changes no sum.
          if value == 0 { continue }
          let column = weights + index * layer.outputs
          for output in 0..<layer.outputs { sums[output] += value * column[output] }
        }
      }
    }
    return sums
  }
}
