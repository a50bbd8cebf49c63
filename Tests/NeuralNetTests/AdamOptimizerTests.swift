import Foundation
import Testing

@testable import NeuralNet

struct AdamOptimizerTests {
  /// Eleven weights and one bias a unit: whole groups of eight and a rest.
  @Test func threeStepsFollowTheFormula() throws {
    let shape = try NetworkShape(numericInputs: 11, textBuckets: 0, textWidth: 0, hiddenSizes: [3])
    var network = RandomRows.network(shape, seed: 4)
    let layout = NetworkLayout(shape: shape)
    let schedule = LearningRateSchedule(peakRate: 0.01, warmUpSteps: 0, totalSteps: 9, finalFraction: 1)
    let settings = TrainingSettings(batchRows: 5, schedule: schedule, weightDecay: 0.1)
    let rows = TrainingPassTests.rows(shape, count: 5, seed: 6)
    var pass = TrainingPass(shape: shape, batchRows: 5, dropout: 0)
    var optimizer = AdamOptimizer(settings: settings, parameterCount: shape.parameterCount)
    var generator = SeededGenerator(seed: 0)
    var expected = network.parameters.map(Double.init)
    var means = [Double](repeating: 0, count: expected.count)
    var squares = means
    for step in 1...3 {
      let order: [Int32] = [0, 1, 2, 3, 4]
      _ = pass.computeGradient(network: network, rows: rows, chosen: order[...], generator: &generator)
      optimizer.step(network: &network, pass: pass, rate: 0.01)
      for index in expected.indices {
        let slope = Double(pass.gradient[index])
        means[index] = 0.9 * means[index] + 0.1 * slope
        squares[index] = 0.999 * squares[index] + 0.001 * slope * slope
        let mean = means[index] / (1 - pow(0.9, Double(step)))
        let square = squares[index] / (1 - pow(0.999, Double(step)))
        let isWeight = layout.layers.contains { $0.weights.contains(index) }
        let decay = isWeight ? 0.1 * expected[index] : 0
        expected[index] -= 0.01 * (mean / (square.squareRoot() + 1e-8) + decay)
        #expect(abs(Double(network.parameters[index]) - expected[index]) < 2e-6)
      }
    }
  }
}
