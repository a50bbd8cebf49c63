import Testing

@testable import NeuralNet

struct AttributionTests {
  static func total(_ attribution: Attribution) -> Double {
    attribution.numeric.reduce(0, +) + attribution.text.reduce(0, +) + attribution.absentText
  }

  @Test func aHandMadeRowIsExplainedByTheRule() throws {
    let pass = try ReferencePassTests.handMade()
    let baseline = pass.baseline(numeric: [0, 0])
    #expect(baseline.logit == 0.25 - 4 * 0.5)
    // Row (1, 2) with text mean 1.5: unit 0 goes from -1 to 8.5, its output from 0 to 8.5; unit 1 stays in
    // the open, from 0.5 to 1. Multipliers: unit 0 gives 2 * 8.5 / 9.5, unit 1 gives -4.
    let found = pass.attribute(
      [1, 2], [0, 2, 2], against: baseline)
    let through = 2 * 8.5 / 9.5
    let expectedNumeric = [(through + 4) * 1, through * 2 * 2]
    let perMean = through * 3 - 4
    let expectedText = [perMean * 0.5 / 3, perMean * 2 / 3, perMean * 2 / 3]
    for (value, expected) in zip(found.numeric + found.text, expectedNumeric + expectedText) {
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(found.numeric.count == 2 && found.text.count == 3 && found.absentText == 0)
    #expect(found.logit == 13.25)
    #expect(abs(Self.total(found) - (13.25 + 1.75)) < 1e-12)
  }

  @Test(arguments: [1, 30] as [Float])
  func contributionsAddUpToTheChangeOfTheLogit(scale: Float) throws {
    let shape = try RandomRows.shape(numeric: 30, buckets: 60, width: 16, hidden: [24, 12, 7])
    let network = RandomRows.network(shape, seed: 7, scale: scale)
    let pass = ReferencePass(network: network)
    let (numeric, text) = RandomRows.inputs(shape, rows: 300, seed: 8)
    let textVector = (0..<16).map { Float($0) * 0.01 - 0.05 }
    for vector in [nil, textVector] {
      let baseline = pass.baseline(numeric: Array(numeric[0..<30]), textVector: vector)
      for row in 0..<300 {
        let found = pass.attribute(row: row, numeric: numeric, text: text, against: baseline)
        #expect(found.logit == pass.evaluate(row: row, numeric: numeric, text: text).logit)
        #expect(found.baselineLogit == baseline.logit)
        #expect(abs(Self.total(found) - (found.logit - baseline.logit)) <= 1e-9 * max(1, abs(found.logit)))
        #expect(found.text.count == text[row].count)
      }
    }
  }

  @Test func onlyTheFirstOutputIsExplained() throws {
    let network = RandomRows.network(try RandomRows.shape(outputs: 3), seed: 4)
    let (numeric, text) = RandomRows.inputs(network.shape, rows: 20, seed: 5)
    let pass = ReferencePass(network: network)
    let alone = ReferencePass(network: try RandomRows.alone(0, of: network))
    let zeros = [Float](repeating: 0, count: network.shape.numericInputs)
    for row in 0..<20 {
      let found = pass.attribute(
        row: row, numeric: numeric, text: text, against: pass.baseline(numeric: zeros))
      let single = alone.attribute(
        row: row, numeric: numeric, text: text, against: alone.baseline(numeric: zeros))
      #expect(found.numeric == single.numeric && found.text == single.text)
      #expect(found.logit == single.logit && found.baselineLogit == single.baselineLogit)
      #expect(found.outputs == pass.evaluate(row: row, numeric: numeric, text: text).outputs)
      #expect(found.outputs.count == 3)
    }
  }

  @Test func theBaselineItselfHasNothingToExplain() throws {
    let pass = try ReferencePassTests.handMade()
    let baseline = pass.baseline(numeric: [0.5, 0])
    let found = pass.attribute(
      [0.5, 0], [], against: baseline)
    #expect(found.numeric == [0, 0] && found.text.isEmpty && found.absentText == 0)
    #expect(found.logit == found.baselineLogit)
  }

  @Test func noTextIsAReasonWhenTheBaselineHasText() throws {
    let pass = try ReferencePassTests.handMade()
    let baseline = pass.baseline(numeric: [1, 2], textVector: [1.5])
    let found = pass.attribute(
      [1, 2], [], against: baseline)
    #expect(found.numeric == [0, 0])
    #expect(found.absentText != 0)
    #expect(abs(found.absentText - (found.logit - found.baselineLogit)) < 1e-12)
  }

  @Test func anUnchangedUnitPassesItsSlopeOn() throws {
    // logit = relu(x0 - x1): from (0, 0) to (1, 1) and to (2, 2) plus a shift the unit does not see.
    let shape = try NetworkShape(numericInputs: 2, textBuckets: 0, textWidth: 0, hiddenSizes: [1])
    let pass = ReferencePass(network: Network(shape: shape, parameters: [1, -1, 3, 1, 0]))
    let baseline = pass.baseline(numeric: [0, 0])
    let found = pass.attribute(
      [2, 2], [], against: baseline)
    #expect(found.numeric == [2, -2])
    let silent = ReferencePass(network: Network(shape: shape, parameters: [1, -1, -3, 1, 0]))
    let silentBaseline = silent.baseline(numeric: [0, 0])
    let none = silent.attribute(
      [2, 2], [], against: silentBaseline)
    #expect(none.numeric == [0, 0])
  }
}
