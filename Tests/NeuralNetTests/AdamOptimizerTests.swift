import Testing

@testable import NeuralNet

struct AdamOptimizerTests {
  @Test func twoStepsFollowTheFormula() throws {
    let shape = try NetworkShape(numericInputs: 1, textBuckets: 0, textWidth: 0, hiddenSizes: [1])
    var network = Network(shape: shape, parameters: [0.5, 0.25, 1.5, -0.125])
    let schedule = LearningRateSchedule(peakRate: 0.01, warmUpSteps: 0, totalSteps: 9, finalFraction: 1)
    let settings = TrainingSettings(batchRows: 2, schedule: schedule, weightDecay: 0.1)
    let rows = TrainingRows(
      numeric: [1, 2], text: TextBags(emptyRows: 2), labels: [1, 0], weights: [1, 1])
    var pass = TrainingPass(shape: shape, batchRows: 2, dropout: 0)
    var optimizer = AdamOptimizer(settings: settings, parameterCount: 4)
    var generator = SeededGenerator(seed: 0)
    var expected = network.parameters.map(Double.init)
    var means = [Double](repeating: 0, count: 4)
    var squares = means
    for step in 1...2 {
      let order: [Int32] = [0, 1]
      _ = pass.computeGradient(network: network, rows: rows, chosen: order[...], generator: &generator)
      optimizer.step(network: &network, pass: pass, rate: 0.01)
      for index in 0..<4 {
        let slope = Double(pass.gradient[index])
        means[index] = 0.9 * means[index] + 0.1 * slope
        squares[index] = 0.999 * squares[index] + 0.001 * slope * slope
        let (meanPower, squarePower) = step == 1 ? (0.9, 0.999) : (0.81, 0.998001)
        let mean = means[index] / (1 - meanPower)
        let square = squares[index] / (1 - squarePower)
        let decay = index == 0 || index == 2 ? 0.1 * expected[index] : 0
        expected[index] -= 0.01 * (mean / (square.squareRoot() + 1e-8) + decay)
        #expect(abs(Double(network.parameters[index]) - expected[index]) < 1e-6)
      }
    }
  }
}
