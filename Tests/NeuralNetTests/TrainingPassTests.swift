import Foundation
import Testing

@testable import NeuralNet

struct TrainingPassTests {
  static func rows(_ shape: NetworkShape, count: Int, seed: UInt64) -> TrainingRows {
    let (numeric, text) = RandomRows.inputs(shape, rows: count, seed: seed)
    // Of outputs after the first, every fifth label is unknown.
    let labels = (0..<count * shape.outputs).map { place in
      place % shape.outputs > 0 && place % 5 == 0 ? Float.nan : Float(place / shape.outputs * 7 % 3) / 2
    }
    return TrainingRows(
      numeric: numeric.map { $0 / 4 }, text: text, labels: labels,
      weights: (0..<count).map { Float($0 % 4) + 0.5 },
      outputWeights: (0..<shape.outputs).map { 1 / Float($0 + 1) })
  }

  /// The loss whose gradient the pass computes, by the reference pass and straight from the definition.
  static func loss(_ network: Network, _ rows: TrainingRows, smoothing: Double = 0) -> Double {
    let pass = ReferencePass(network: network)
    var sum = 0.0
    for row in 0..<rows.count {
      let logits = pass.evaluate(row: row, numeric: rows.numeric, text: rows.text).outputs
      for (output, logit) in logits.enumerated() {
        let probability = 1 / (1 + exp(-logit))
        let label = Double(rows.labels[row * logits.count + output])
        guard !label.isNaN else { continue }
        // What is called normal is a fraud with this probability; what is called a fraud is one, and its type stands.
        let doubt = output == 0 ? smoothing : 0
        let (yes, no) = (label + (1 - label) * doubt, (1 - label) * (1 - doubt))
        let weight = Double(rows.weights[row]) * Double(rows.outputWeights[output])
        sum -= weight * (yes * log(probability) + no * log(1 - probability))
      }
    }
    return sum / (rows.meanWeight * Double(rows.count))
  }

  @Test(arguments: [(2, 1, 0), (18, 1, 0), (2, 4, 0), (18, 2, 0), (2, 1, 0.1), (18, 2, 0.3)])
  func theGradientAgreesWithFiniteDifferences(width: Int, outputs: Int, smoothing: Double) throws {
    let shape = try RandomRows.shape(
      numeric: 3, buckets: 7, width: width, hidden: [5, 4], outputs: outputs)
    let network = RandomRows.network(shape, seed: 12)
    let rows = Self.rows(shape, count: 23, seed: 13)
    var pass = TrainingPass(shape: shape, batchRows: 23, dropout: 0, labelSmoothing: smoothing)
    var generator = SeededGenerator(seed: 0)
    let order = (0..<Int32(23)).map { $0 }
    let lossSum = pass.computeGradient(
      network: network, rows: rows, chosen: order[...], generator: &generator)
    let expected = Self.loss(network, rows, smoothing: smoothing)
    #expect(abs(lossSum / (rows.meanWeight * 23) - expected) < 1e-6)
    var largest = 0.0
    for index in network.parameters.indices {
      let step: Float = 1.0 / 1024
      var (above, below) = (network.parameters, network.parameters)
      above[index] += step
      below[index] -= step
      let distance = Double(above[index]) - Double(below[index])
      let slope =
        (Self.loss(Network(shape: shape, parameters: above), rows, smoothing: smoothing)
          - Self.loss(Network(shape: shape, parameters: below), rows, smoothing: smoothing)) / distance
      #expect(abs(Double(pass.gradient[index]) - slope) < 2e-4, "parameter \(index)")
      largest = max(largest, abs(slope))
    }
    #expect(largest > 0.05)
  }

  /// What is read of wide rows gives the gradient of rows that hold nothing else.
  @Test func aChoiceReadsItsNumbersAndNoOthers() throws {
    let choice = InputChoice(groups: [1..<3, 4..<5, 7..<9])
    let shape = try RandomRows.shape(numeric: 5, buckets: 7, width: 2, hidden: [6])
    let wide = Self.rows(
      try RandomRows.shape(numeric: 10, buckets: 7, width: 2, hidden: [6]), count: 23, seed: 3)
    let narrow = TrainingRows(
      numeric: (0..<23).flatMap { row in choice.groups.joined().map { wide.numeric[row * 10 + $0] } },
      text: wide.text, labels: wide.labels, weights: wide.weights)
    let network = RandomRows.network(shape, seed: 2)
    let order = (0..<Int32(23)).reversed().map { $0 }
    func gradient(_ rows: TrainingRows, _ choice: InputChoice?) -> [Float] {
      var pass = TrainingPass(shape: shape, batchRows: 23, dropout: 0, reading: choice)
      var generator = SeededGenerator(seed: 0)
      _ = pass.computeGradient(network: network, rows: rows, chosen: order[...], generator: &generator)
      return pass.gradient
    }
    #expect(gradient(wide, choice) == gradient(narrow, nil))
    #expect(gradient(wide, InputChoice(groups: [0..<5])) != gradient(narrow, nil))
  }

  @Test func onlyTheNgramsOfTheBatchHaveAGradient() throws {
    let shape = try RandomRows.shape(numeric: 2, buckets: 100, width: 4, hidden: [6])
    let network = RandomRows.network(shape, seed: 2)
    let rows = Self.rows(shape, count: 40, seed: 3)
    var pass = TrainingPass(shape: shape, batchRows: 4, dropout: 0)
    var generator = SeededGenerator(seed: 0)
    for start in stride(from: Int32(0), to: 40, by: 4) {
      let chosen = (start..<start + 4).map { $0 }
      _ = pass.computeGradient(network: network, rows: rows, chosen: chosen[...], generator: &generator)
      let present = Set(chosen.flatMap { rows.text[Int($0)] })
      #expect(Set(pass.touchedBuckets) == present)
      for bucket in 0..<100 where !present.contains(Int32(bucket)) {
        #expect(pass.gradient[(bucket * 4)..<(bucket * 4 + 4)].allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func dropoutKeepsTheMeanAndSilencesItsShare() throws {
    let shape = try RandomRows.shape(numeric: 4, buckets: 0, width: 0, hidden: [64])
    let network = RandomRows.network(shape, seed: 2)
    let rows = Self.rows(shape, count: 64, seed: 3)
    let order = (0..<Int32(64)).map { $0 }
    var generator = SeededGenerator(seed: 1)
    var plain = TrainingPass(shape: shape, batchRows: 64, dropout: 0)
    _ = plain.computeGradient(network: network, rows: rows, chosen: order[...], generator: &generator)
    var dropped = TrainingPass(shape: shape, batchRows: 64, dropout: 0.25)
    var mean = [Double](repeating: 0, count: plain.gradient.count)
    for _ in 0..<400 {
      _ = dropped.computeGradient(network: network, rows: rows, chosen: order[...], generator: &generator)
      #expect(dropped.gradient != plain.gradient)
      for index in mean.indices { mean[index] += Double(dropped.gradient[index]) / 400 }
    }
    let last = NetworkLayout(shape: shape).layers[1]
    let plainNorm = last.weights.reduce(0) { $0 + pow(Double(plain.gradient[$1]), 2) }.squareRoot()
    let gap = last.weights.reduce(0) { $0 + pow(mean[$1] - Double(plain.gradient[$1]), 2) }.squareRoot()
    #expect(gap < 0.35 * plainNorm)
  }
}
