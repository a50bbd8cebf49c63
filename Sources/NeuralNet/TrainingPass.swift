import Foundation

/// Forward and backward through one batch: from rows to the gradient of their mean loss.
///
/// The gradient lies in one flat array like the parameters. The n-gram table's part is kept zero except for
/// the rows of `touchedBuckets`, so a batch pays for the n-grams it holds and not for the table.
struct TrainingPass: Sendable {
  let shape: NetworkShape
  let layout: NetworkLayout
  private let batchRows: Int
  private let keepScale: Float
  private let dropThreshold: UInt64
  private let labelSmoothing: Double
  /// The rows' numbers that the network reads.
  private let choice: InputChoice

  private(set) var gradient: [Float]
  private(set) var touchedBuckets: [Int32] = []
  private var isTouched: [Bool]

  /// The input of each layer, then the outputs: batch rows x width each, at `activationStarts`.
  private var activations: [Float]
  private let activationStarts: [Int]
  /// The loss's derivatives by the same values; after the backward pass the text part stands in
  /// `textDeltas`.
  private var deltas: [Float]
  private var textDeltas: [Float]

  /// Prepares memory for batches; without a choice the network reads all numbers of the rows.
  init(
    shape: NetworkShape, batchRows: Int, dropout: Double, labelSmoothing: Double = 0,
    reading choice: InputChoice? = nil
  ) {
    MatrixProduct.prepare()
    self.shape = shape
    layout = NetworkLayout(shape: shape)
    self.batchRows = batchRows
    keepScale = Float(1 / (1 - dropout))
    dropThreshold = UInt64(dropout * 0x1p32)
    self.labelSmoothing = labelSmoothing
    self.choice = choice ?? InputChoice(allOf: shape.numericInputs)
    gradient = [Float](repeating: 0, count: layout.parameterCount)
    isTouched = [Bool](repeating: false, count: shape.textBuckets)
    var starts: [Int] = []
    var end = 0
    for width in layout.layers.map(\.inputs) + [shape.outputs] {
      starts.append(end)
      end += batchRows * width
    }
    activationStarts = starts
    activations = [Float](repeating: 0, count: end)
    deltas = [Float](repeating: 0, count: end)
    textDeltas = [Float](repeating: 0, count: batchRows * shape.textWidth)
  }

  /// Computes the gradient of the mean of `weight * loss` over the chosen rows, the rows' weights scaled to
  /// mean one and the outputs' losses added up, each times its own weight.
  ///
  /// Returns the sum of `weight * loss` over them, weights as given.
  mutating func computeGradient(
    network: Network, rows: TrainingRows, chosen: ArraySlice<Int32>, generator: inout SeededGenerator
  ) -> Double {
    precondition(chosen.count <= batchRows, "A batch holds at most the rows its memory was made for.")
    clearTouched()
    gather(network: network, rows: rows, chosen: chosen)
    for position in layout.layers.indices {
      forward(position, network: network, rows: chosen.count)
      if position < layout.layers.count - 1 {
        drop(outputsOf: position, rows: chosen.count, generator: &generator)
      }
    }
    let loss = startDeltas(rows: rows, chosen: chosen)
    for position in layout.layers.indices.reversed() {
      weightGradient(position, rows: chosen.count)
      if position > 0 { backward(position, network: network, rows: chosen.count) }
    }
    textGradient(network: network, rows: rows, chosen: chosen)
    return loss
  }

  private mutating func clearTouched() {
    let width = shape.textWidth
    for bucket in touchedBuckets {
      isTouched[Int(bucket)] = false
      let start = Int(bucket) * width
      for index in start..<(start + width) { gradient[index] = 0 }
    }
    touchedBuckets.removeAll(keepingCapacity: true)
  }

  /// Copies the chosen rows side by side: numbers, then the mean n-gram vector.
  private mutating func gather(network: Network, rows: TrainingRows, chosen: ArraySlice<Int32>) {
    let (numbers, width, shape) = (shape.numericInputs, shape.inputWidth, shape)
    let (stride, groups) = (rows.numericInputs, choice.groups)
    // Safe: chosen rows exist in `rows`, whose sizes were checked when it was made and by the trainer.
    activations.withUnsafeMutableBufferPointer { activations in
      rows.numeric.withUnsafeBufferPointer { numeric in
        rows.text.buckets.withUnsafeBufferPointer { buckets in
          network.parameters.withUnsafeBufferPointer { parameters in
            guard let input = activations.baseAddress, let table = parameters.baseAddress else { return }
            for (position, chosenRow) in chosen.enumerated() {
              let row = Int(chosenRow)
              let target = input + position * width
              if let source = numeric.baseAddress {
                var place = target
                for group in groups {
                  place.update(from: source + (row * stride + group.lowerBound), count: group.count)
                  place += group.count
                }
              }
              let bag = Int(rows.text.offsets[row])..<Int(rows.text.offsets[row + 1])
              EmbeddingMean.write(
                bag: UnsafeBufferPointer(rebasing: buckets[bag]), table: table,
                bucketCount: shape.textBuckets,
                width: shape.textWidth, result: target + numbers)
            }
          }
        }
      }
    }
  }

  private mutating func forward(_ position: Int, network: Network, rows: Int) {
    let layer = layout.layers[position]
    let (inputStart, outputStart) = (activationStarts[position], activationStarts[position + 1])
    let isLast = position == layout.layers.count - 1
    activations.withUnsafeMutableBufferPointer { activations in
      network.parameters.withUnsafeBufferPointer { parameters in
        // Safe: the starts and the layout were made for these two arrays.
        guard let values = activations.baseAddress, let weights = parameters.baseAddress else { return }
        let result = values + outputStart
        MatrixProduct.forward(
          rows: rows, input: values + inputStart, inputs: layer.inputs, inputStride: layer.inputs,
          weights: weights + layer.weightStart, weightStride: layer.inputs, outputs: layer.outputs,
          addingTo: 0,
          result: result)
        let biases = weights + layer.biasStart
        for row in 0..<rows {
          let outputs = result + row * layer.outputs
          for unit in 0..<layer.outputs {
            let value = outputs[unit] + biases[unit]
            outputs[unit] = value < 0 && !isLast ? 0 : value
          }
        }
      }
    }
  }

  /// Silences units at random and scales the others up; the backward pass sees it from the zeros.
  private mutating func drop(outputsOf position: Int, rows: Int, generator: inout SeededGenerator) {
    guard dropThreshold > 0 else { return }
    let start = activationStarts[position + 1]
    let end = start + rows * layout.layers[position].outputs
    for pair in stride(from: start, to: end, by: 2) {
      let bits = generator.next()
      activations[pair] *= bits & 0xFFFF_FFFF < dropThreshold ? 0 : keepScale
      if pair + 1 < end { activations[pair + 1] *= bits >> 32 < dropThreshold ? 0 : keepScale }
    }
  }

  /// Writes the derivatives of the loss by the logits.
  private mutating func startDeltas(rows: TrainingRows, chosen: ArraySlice<Int32>) -> Double {
    let start = activationStarts[layout.layers.count]
    let scale = 1 / (rows.meanWeight * Double(chosen.count))
    var loss = 0.0
    let outputs = rows.outputs
    for (position, row) in chosen.enumerated() {
      for output in 0..<outputs {
        let place = start + position * outputs + output
        let given = Double(rows.labels[Int(row) * outputs + output])
        // What is not known of a row teaches nothing.
        if given.isNaN {
          deltas[place] = 0
          continue
        }
        // Of the other outputs a no is said of known frauds alone, by people who looked.
        let label = output == 0 ? given + (1 - given) * labelSmoothing : given
        let logit = Double(activations[place])
        let weight = Double(rows.weights[Int(row)]) * Double(rows.outputWeights[output])
        // With e = exp(-|z|) neither the loss nor the probability can overflow.
        let decayed = exp(-abs(logit))
        loss += weight * (max(logit, 0) - logit * label + log1p(decayed))
        let probability = (logit >= 0 ? 1 : decayed) / (1 + decayed)
        deltas[place] = Float(weight * scale * (probability - label))
      }
    }
    return loss
  }

  private mutating func weightGradient(_ position: Int, rows: Int) {
    let layer = layout.layers[position]
    let (inputStart, deltaStart) = (activationStarts[position], activationStarts[position + 1])
    gradient.withUnsafeMutableBufferPointer { gradient in
      activations.withUnsafeBufferPointer { activations in
        deltas.withUnsafeBufferPointer { deltas in
          // Safe: the starts and the layout were made for these three arrays.
          guard let target = gradient.baseAddress, let values = activations.baseAddress,
            let derivatives = deltas.baseAddress
          else { return }
          MatrixProduct.weightGradient(
            rows: rows, deltas: derivatives + deltaStart, outputs: layer.outputs, input: values + inputStart,
            inputs: layer.inputs, result: target + layer.weightStart)
          let biases = target + layer.biasStart
          biases.update(repeating: 0, count: layer.outputs)
          for row in 0..<rows {
            let source = derivatives + (deltaStart + row * layer.outputs)
            for unit in 0..<layer.outputs { biases[unit] += source[unit] }
          }
        }
      }
    }
  }

  /// Carries the derivatives through the layer's weights and through the ReLU and dropout below it.
  private mutating func backward(_ position: Int, network: Network, rows: Int) {
    let layer = layout.layers[position]
    let (inputStart, deltaStart) = (activationStarts[position], activationStarts[position + 1])
    let scale = keepScale
    deltas.withUnsafeMutableBufferPointer { deltas in
      activations.withUnsafeBufferPointer { activations in
        network.parameters.withUnsafeBufferPointer { parameters in
          // Safe: the starts and the layout were made for these three arrays.
          guard let derivatives = deltas.baseAddress, let values = activations.baseAddress,
            let weights = parameters.baseAddress
          else { return }
          let result = derivatives + inputStart
          MatrixProduct.backward(
            rows: rows, deltas: derivatives + deltaStart, outputs: layer.outputs,
            weights: weights + layer.weightStart, weightStride: layer.inputs, columns: layer.inputs,
            result: result)
          let outputs = values + inputStart
          // A product rather than a choice, which the compiler would turn into a jump for each value.
          for index in 0..<(rows * layer.inputs) { result[index] *= outputs[index] > 0 ? scale : 0 }
        }
      }
    }
  }

  /// Hands the derivatives of the text vectors to the n-grams they are the mean of.
  private mutating func textGradient(network: Network, rows: TrainingRows, chosen: ArraySlice<Int32>) {
    let (layer, width, numbers) = (layout.layers[0], shape.textWidth, shape.numericInputs)
    guard width > 0 else { return }
    let deltaStart = activationStarts[1]
    textDeltas.withUnsafeMutableBufferPointer { textDeltas in
      deltas.withUnsafeBufferPointer { deltas in
        network.parameters.withUnsafeBufferPointer { parameters in
          // Safe: the text columns of the first layer start after its numeric columns in every row of
          // weights.
          guard let result = textDeltas.baseAddress, let derivatives = deltas.baseAddress,
            let weights = parameters.baseAddress
          else { return }
          MatrixProduct.backward(
            rows: chosen.count, deltas: derivatives + deltaStart, outputs: layer.outputs,
            weights: weights + layer.weightStart + numbers, weightStride: layer.inputs, columns: width,
            result: result)
        }
      }
    }
    for (position, row) in chosen.enumerated() { scatter(bagOf: Int(row), at: position, rows: rows) }
  }

  private mutating func scatter(bagOf row: Int, at position: Int, rows: TrainingRows) {
    let width = shape.textWidth
    let bag = Int(rows.text.offsets[row])..<Int(rows.text.offsets[row + 1])
    guard !bag.isEmpty else { return }
    for index in bag {
      let bucket = rows.text.buckets[index]
      if !isTouched[Int(bucket)] {
        isTouched[Int(bucket)] = true
        touchedBuckets.append(bucket)
      }
    }
    gradient.withUnsafeMutableBufferPointer { gradient in
      textDeltas.withUnsafeBufferPointer { textDeltas in
        rows.text.buckets.withUnsafeBufferPointer { buckets in
          guard let table = gradient.baseAddress, let source = textDeltas.baseAddress else { return }
          EmbeddingMean.addGradient(
            bag: UnsafeBufferPointer(rebasing: buckets[bag]), derivative: source + position * width,
            width: width, table: table)
        }
      }
    }
  }
}
