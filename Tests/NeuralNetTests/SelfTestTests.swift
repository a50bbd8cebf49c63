import NeuralNet
import Testing

struct SelfTestTests {
  @Test func aHealthyMachineDiffersByRoundingOnly() throws {
    let shape = try NetworkShape(numericInputs: 128, textBuckets: 256, textWidth: 16, hiddenSizes: [64, 32])
    let difference = SelfTest.largestDifference(of: Network(shape: shape, seed: 1), rows: 300, seed: 2)
    #expect(difference > 0 && difference < 1e-4)
    #expect(difference == SelfTest.largestDifference(of: Network(shape: shape, seed: 1), rows: 300, seed: 2))
  }

  @Test func anOverflowInSinglePrecisionIsNotHidden() throws {
    let shape = try NetworkShape(numericInputs: 4, textBuckets: 0, textWidth: 0, hiddenSizes: [4])
    let parameters = [Float](repeating: 3e38, count: shape.parameterCount)
    let network = Network(shape: shape, parameters: parameters)
    #expect(SelfTest.largestDifference(of: network, rows: 50, seed: 1) == .infinity)
  }
}
