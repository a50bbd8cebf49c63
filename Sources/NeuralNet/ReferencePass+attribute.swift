extension ReferencePass {
  /// Below this change of a unit's sum its slope is used in place of the quotient of two vanishing changes.
  private static let smallestChange = 1e-12

  /// Evaluates a baseline: numbers for an unremarkable row and the vector that stands for its text.
  ///
  /// Input: `textVector` is the mean n-gram vector to compare with, nil for the empty text's zero vector.
  /// Counts that do not fit the network are programmer errors.
  public func baseline(numeric: [Float], textVector: [Float]? = nil) -> AttributionBaseline {
    let vector = textVector?.map(Double.init) ?? [Double](repeating: 0, count: network.shape.textWidth)
    precondition(
      vector.count == network.shape.textWidth, "The baseline's text vector has the width of the text.")
    precondition(vector.allSatisfy(\.isFinite), "The baseline's text vector must be finite.")
    return AttributionBaseline(
      numeric: numeric, textVector: vector, result: evaluate(numeric: numeric.span, textVector: vector))
  }

  /// Explains output 0 of one row by DeepLIFT's Rescale rule.
  ///
  /// Each ReLU passes contributions on in the ratio of its change out to its change in; where the change in
  /// is below 1e-12 its slope at the row takes that ratio's place. The text's share is split among its
  /// n-gram occurrences, each by its own vector.
  /// Input: as for `evaluate`. Determinism: the same bits everywhere, as the pass itself.
  /// Cost: one forward and one backward pass, about two evaluations.
  /// Source: Shrikumar, Greenside, Kundaje, "Learning Important Features Through Propagating Activation
  /// Differences", 2017, section 3.5.1.
  public func attribute(
    numeric: Span<Float>, buckets: Span<Int32>, against baseline: AttributionBaseline
  ) -> Attribution {
    let result = evaluate(numeric: numeric, buckets: buckets)
    let multipliers = inputMultipliers(of: result, against: baseline.result)
    let numericCount = network.shape.numericInputs
    let contributions = (0..<numericCount).map { index in
      multipliers[index] * (Double(numeric[index]) - Double(baseline.numeric[index]))
    }
    let textMultipliers = Array(multipliers[numericCount...])
    let text = textContributions(of: buckets, multipliers: textMultipliers, baseline: baseline.textVector)
    var absentText = 0.0
    if buckets.isEmpty {
      for (multiplier, value) in zip(textMultipliers, baseline.textVector) {
        absentText -= multiplier * value
      }
    }
    return Attribution(
      numeric: contributions, text: text, absentText: absentText, outputs: result.outputs,
      baselineLogit: baseline.logit)
  }

  /// Explains one row of a batch laid out as for `Network.forward`.
  public func attribute(
    row: Int, numeric: [Float], text: TextBags, against baseline: AttributionBaseline
  ) -> Attribution {
    let width = network.shape.numericInputs
    let bag = Int(text.offsets[row])..<Int(text.offsets[row + 1])
    return attribute(
      numeric: numeric.span.extracting(row * width..<(row + 1) * width),
      buckets: text.buckets.span.extracting(bag), against: baseline)
  }

  /// For each input of the first layer: logits of change for a unit of change in that input.
  private func inputMultipliers(of result: ReferenceResult, against baseline: ReferenceResult) -> [Double] {
    var multipliers = [1.0] + [Double](repeating: 0, count: network.shape.outputs - 1)
    for position in network.layout.layers.indices.reversed() {
      multipliers = multipliersThroughWeights(ofLayer: position, multipliers)
      guard position > 0 else { break }
      let below = position - 1
      for unit in multipliers.indices {
        let sum = result.preActivations[below][unit]
        let changeIn = sum - baseline.preActivations[below][unit]
        let changeOut = result.activations[position][unit] - baseline.activations[position][unit]
        if abs(changeIn) >= Self.smallestChange {
          multipliers[unit] *= changeOut / changeIn
        } else if sum <= 0 {
          multipliers[unit] = 0
        }
      }
    }
    return multipliers
  }

  private func multipliersThroughWeights(ofLayer position: Int, _ multipliers: [Double]) -> [Double] {
    let layer = network.layout.layers[position]
    var result = [Double](repeating: 0, count: layer.inputs)
    network.parameters.withUnsafeBufferPointer { parameters in
      result.withUnsafeMutableBufferPointer { result in
        guard let parameters = parameters.baseAddress, let result = result.baseAddress else { return }
        // Safe: a layer's weights are outputs x inputs parameters from `weightStart`.
        for output in 0..<layer.outputs where multipliers[output] != 0 {
          let multiplier = multipliers[output]
          let row = parameters + (layer.weightStart + output * layer.inputs)
          for input in 0..<layer.inputs { result[input] += multiplier * Double(row[input]) }
        }
      }
    }
    return result
  }

  private func textContributions(
    of buckets: Span<Int32>, multipliers: [Double], baseline: [Double]
  ) -> [Double] {
    let occurrences = Double(buckets.count)
    var contributions: [Double] = []
    contributions.reserveCapacity(buckets.count)
    for index in buckets.indices {
      let start = tableStart(of: buckets[index])
      var contribution = 0.0
      for column in multipliers.indices {
        let change = Double(network.parameters[start + column]) - baseline[column]
        contribution += multipliers[column] * change / occurrences
      }
      contributions.append(contribution)
    }
    return contributions
  }
}
