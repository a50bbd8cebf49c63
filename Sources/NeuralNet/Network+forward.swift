extension Network {
  /// Computes output 0, the logit that decides, of many rows in single precision through OpenBLAS.
  ///
  /// Shape: `numeric` is rows x `shape.numericInputs`, row by row; `text` has as many finished rows and
  /// only buckets below `shape.textBuckets`; `logits` is given the length `rows`. Other counts are
  /// programmer errors.
  /// Missing: the caller has encoded what is missing; a number that is not finite gives a logit that is
  /// not.
  /// Determinism: equal for equal calls on one machine; another machine, or another grouping into batches,
  /// may differ in the last digits, so what is stored comes from `ReferencePass`.
  /// Cost: no allocation when `logits` already has the room; further outputs cost nothing here.
  public func forward(
    numeric: [Float], text: TextBags, rows: Int, scratch: inout ForwardScratch, logits: inout [Float]
  ) {
    run(numeric, text, rows, outputs: 1, &scratch, &logits)
  }

  /// Computes all outputs of many rows, as `forward` computes the first.
  ///
  /// Shape: `outputs` is given the length rows x `shape.outputs`, row by row. Everything else is as there.
  public func forwardAll(
    numeric: [Float], text: TextBags, rows: Int, scratch: inout ForwardScratch, outputs: inout [Float]
  ) {
    run(numeric, text, rows, outputs: shape.outputs, &scratch, &outputs)
  }

  private func run(
    _ numeric: [Float], _ text: TextBags, _ rows: Int, outputs: Int, _ scratch: inout ForwardScratch,
    _ logits: inout [Float]
  ) {
    precondition(scratch.shape == shape, "The scratch was made for a network of another shape.")
    precondition(numeric.count == rows * shape.numericInputs, "The numbers must be rows x numeric inputs.")
    precondition(text.rowCount == rows, "There must be one bag of text for each row.")
    precondition(Int(text.offsets[rows]) == text.buckets.count, "The last row of the text was not finished.")
    let needed = rows * outputs
    if logits.count > needed { logits.removeLast(logits.count - needed) }
    while logits.count < needed { logits.append(0) }
    let hiddenStarts = scratch.hiddenStarts
    // Safe: every pointer lives inside these closures; the preconditions above and the sizes of the scratch
    // bound every index that `ForwardBlock` uses.
    parameters.withUnsafeBufferPointer { parameters in
      scratch.values.withUnsafeMutableBufferPointer { values in
        logits.withUnsafeMutableBufferPointer { logits in
          guard let weights = parameters.baseAddress, let memory = values.baseAddress,
            let results = logits.baseAddress
          else { return }
          let block = ForwardBlock(
            shape: shape, layout: layout, parameters: weights, memory: memory, hiddenStarts: hiddenStarts,
            outputs: outputs)
          block.run(numeric: numeric, text: text, rows: rows, logits: results)
        }
      }
    }
  }
}

/// One forward pass in progress: borrowed memory and the steps over it, block by block.
private struct ForwardBlock {
  let shape: NetworkShape
  let layout: NetworkLayout
  let parameters: UnsafePointer<Float>
  let memory: UnsafeMutablePointer<Float>
  let hiddenStarts: [Int]
  /// How many outputs are asked for, from the first on.
  let outputs: Int

  func run(numeric: [Float], text: TextBags, rows: Int, logits: UnsafeMutablePointer<Float>) {
    numeric.withUnsafeBufferPointer { numbers in
      var start = 0
      while start < rows {
        let count = min(ForwardScratch.blockRows, rows - start)
        embed(text: text, firstRow: start, count: count)
        // A network without numbers has no base address here; the text vectors stand in and are never read.
        let block = numbers.baseAddress.map { $0 + start * shape.numericInputs } ?? UnsafePointer(memory)
        firstLayer(numbers: block, count: count)
        for position in 1..<(layout.layers.count - 1) { hiddenLayer(position, count: count) }
        lastLayer(count: count, logits: logits + start * outputs)
        start += count
      }
    }
  }

  private func embed(text: TextBags, firstRow: Int, count: Int) {
    let width = shape.textWidth
    text.buckets.withUnsafeBufferPointer { buckets in
      text.offsets.withUnsafeBufferPointer { offsets in
        for row in 0..<count {
          let bag = Int(offsets[firstRow + row])..<Int(offsets[firstRow + row + 1])
          EmbeddingMean.write(
            bag: UnsafeBufferPointer(rebasing: buckets[bag]), table: parameters,
            bucketCount: shape.textBuckets,
            width: width, result: memory + row * width)
        }
      }
    }
  }

  private func firstLayer(numbers: UnsafePointer<Float>, count: Int) {
    let layer = layout.layers[0]
    let result = memory + hiddenStarts[0]
    let weights = parameters + layer.weightStart
    MatrixProduct.forward(
      rows: count, input: numbers, inputs: shape.numericInputs, inputStride: shape.numericInputs,
      weights: weights, weightStride: layer.inputs, outputs: layer.outputs, addingTo: 0, result: result)
    MatrixProduct.forward(
      rows: count, input: memory, inputs: shape.textWidth, inputStride: shape.textWidth,
      weights: weights + shape.numericInputs, weightStride: layer.inputs, outputs: layer.outputs,
      addingTo: shape.numericInputs > 0 ? 1 : 0, result: result)
    rectify(layer, count: count, values: result)
  }

  private func hiddenLayer(_ position: Int, count: Int) {
    let layer = layout.layers[position]
    let result = memory + hiddenStarts[position]
    MatrixProduct.forward(
      rows: count, input: memory + hiddenStarts[position - 1], inputs: layer.inputs,
      inputStride: layer.inputs,
      weights: parameters + layer.weightStart, weightStride: layer.inputs, outputs: layer.outputs,
      addingTo: 0, result: result)
    rectify(layer, count: count, values: result)
  }

  private func lastLayer(count: Int, logits: UnsafeMutablePointer<Float>) {
    let position = layout.layers.count - 1
    let layer = layout.layers[position]
    MatrixProduct.forward(
      rows: count, input: memory + hiddenStarts[position - 1], inputs: layer.inputs,
      inputStride: layer.inputs,
      weights: parameters + layer.weightStart, weightStride: layer.inputs, outputs: outputs,
      addingTo: 0, result: logits)
    let biases = parameters + layer.biasStart
    for row in 0..<count {
      for output in 0..<outputs { logits[row * outputs + output] += biases[output] }
    }
  }

  private func rectify(_ layer: NetworkLayout.Layer, count: Int, values: UnsafeMutablePointer<Float>) {
    let biases = parameters + layer.biasStart
    for row in 0..<count {
      let outputs = values + row * layer.outputs
      for unit in 0..<layer.outputs {
        let value = outputs[unit] + biases[unit]
        // Written so that a value that is no number stays one: a broken product must not look like a zero.
        outputs[unit] = value < 0 ? 0 : value
      }
    }
  }
}
