import Testing

@testable import NeuralNet

@Suite struct NetworkAdapterTests {
  private static func adapter(_ shape: NetworkShape, seed: UInt64, size: Double = 0.5) -> NetworkAdapter {
    var generator = SeededGenerator(seed: seed)
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float((generator.nextUnit() - 0.5) * size) }
    }
    return NetworkAdapter(
      unitGains: numbers(shape.hiddenSizes.last ?? 0), inputWeights: numbers(shape.inputWidth))
  }

  @Test(arguments: [[7], [6, 5], [4, 3, 2]]) func itAddsGainsAndALineToTheLogit(hiddenSizes: [Int]) throws {
    let shape = try RandomRows.shape(hidden: hiddenSizes)
    let network = RandomRows.network(shape, seed: 3)
    let adapter = Self.adapter(shape, seed: 4)
    let adapted = try network.adapted(by: adapter)
    let (numeric, text) = RandomRows.inputs(shape, rows: 60, seed: 5)
    let (plain, changed) = (ReferencePass(network: network), ReferencePass(network: adapted))
    let last = network.layout.layers[hiddenSizes.count]
    var moved = 0
    for row in 0..<60 {
      let before = plain.evaluate(row: row, numeric: numeric, text: text)
      var expected = before.logit
      for (unit, value) in before.activations[hiddenSizes.count].enumerated() {
        expected +=
          Double(adapter.unitGains[unit]) * Double(network.parameters[last.weightStart + unit]) * value
      }
      for (input, value) in before.activations[0].enumerated() {
        expected += Double(adapter.inputWeights[input]) * value
      }
      let logit = changed.evaluate(row: row, numeric: numeric, text: text).logit
      #expect(abs(logit - expected) < 1e-4)
      if abs(logit - before.logit) > 0.1 { moved += 1 }
    }
    #expect(moved > 30)
  }

  @Test func withoutAnyChangeEveryLogitKeepsItsBits() throws {
    let shape = try RandomRows.shape()
    let network = RandomRows.network(shape, seed: 3)
    let adapted = try network.adapted(
      by: NetworkAdapter(
        unitGains: [Float](repeating: 0, count: 11),
        inputWeights: [Float](repeating: 0, count: shape.inputWidth)))
    let (numeric, text) = RandomRows.inputs(shape, rows: 40, seed: 6)
    for row in 0..<40 {
      let before = ReferencePass(network: network).evaluate(row: row, numeric: numeric, text: text).logit
      #expect(
        ReferencePass(network: adapted).evaluate(row: row, numeric: numeric, text: text).logit == before)
    }
  }

  @Test func passesAgreeAndReasonsAddUpAsForAnyNetwork() throws {
    let shape = try RandomRows.shape()
    let adapted = try RandomRows.network(shape, seed: 3).adapted(by: Self.adapter(shape, seed: 9, size: 2))
    #expect(adapted.shape.hiddenSizes == [19, 13])
    #expect(SelfTest.largestDifference(of: adapted, rows: 200, seed: 1) < 1e-3)
    let (numeric, text) = RandomRows.inputs(shape, rows: 40, seed: 6)
    let pass = ReferencePass(network: adapted)
    let baseline = pass.baseline(numeric: [Float](repeating: 0.3, count: shape.numericInputs))
    for row in 0..<40 {
      let found = pass.attribute(row: row, numeric: numeric, text: text, against: baseline)
      let sum = found.numeric.reduce(0, +) + found.text.reduce(0, +) + found.absentText
      #expect(abs(found.baselineLogit + sum - found.logit) < 1e-9 * max(1, abs(found.logit)))
    }
  }

  /// Only the output that decides is changed.
  @Test func otherOutputsKeepTheirAnswers() throws {
    let shape = try NetworkShape(
      numericInputs: 9, textBuckets: 50, textWidth: 20, hiddenSizes: [7], outputs: 3)
    let network = RandomRows.network(shape, seed: 3)
    let adapted = try network.adapted(by: Self.adapter(shape, seed: 9))
    #expect(adapted.shape.outputs == 3)
    let (numeric, text) = RandomRows.inputs(shape, rows: 30, seed: 6)
    for row in 0..<30 {
      let before = ReferencePass(network: network).evaluate(row: row, numeric: numeric, text: text).outputs
      let after = ReferencePass(network: adapted).evaluate(row: row, numeric: numeric, text: text).outputs
      #expect(Array(after.dropFirst()) == Array(before.dropFirst()) && after[0] != before[0])
    }
  }

  @Test func itKnowsWhichShapesItFits() throws {
    let shape = try RandomRows.shape()
    let adapter = Self.adapter(shape, seed: 1)
    #expect(adapter.fits(shape))
    #expect(!adapter.fits(try RandomRows.shape(numeric: 8)))
    #expect(!adapter.fits(try RandomRows.shape(hidden: [17, 12])))
  }
}
