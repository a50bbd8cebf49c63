import NeuralNet
import Testing

@Suite struct NetworkMergedTests {
  @Test(arguments: [[7], [6, 5], [4, 3, 2]]) func theLogitIsTheMeanOfTheMembers(hiddenSizes: [Int]) throws {
    let members = try (1...3).map { (seed: Int) -> Network in
      let shape = try NetworkShape(
        numericInputs: 9, textBuckets: 16, textWidth: seed, hiddenSizes: hiddenSizes.map { $0 + seed })
      return Network(shape: shape, seed: UInt64(seed))
    }
    let merged = try Network.merged(members)
    #expect(merged.shape.textWidth == 6)
    let sizes = hiddenSizes.map { $0 * 3 + 6 }
    #expect(merged.shape.hiddenSizes == sizes)
    var generator = SeededGenerator(seed: 5)
    let passes = members.map(ReferencePass.init)
    let whole = ReferencePass(network: merged)
    for _ in 0..<50 {
      let numbers = (0..<9).map { _ in Float(generator.nextUnit() * 4 - 2) }
      let buckets = (0..<generator.next(below: 6)).map { _ in Int32(generator.next(below: 16)) }
      let apart = passes.map { $0.evaluate(numeric: numbers.span, buckets: buckets.span).logit }
      let together = whole.evaluate(numeric: numbers.span, buckets: buckets.span).logit
      // The outputs' weights are divided as floats before they are used as doubles.
      let mean = apart.reduce(0, +) / 3
      #expect(abs(together - mean) < 1e-6)
    }
  }

  @Test func everyOutputIsTheMeanOfTheMembers() throws {
    let members = try (1...3).map { (seed: Int) -> Network in
      let shape = try NetworkShape(
        numericInputs: 4, textBuckets: 8, textWidth: 2, hiddenSizes: [5, 3], outputs: 3)
      return Network(shape: shape, seed: UInt64(seed))
    }
    let merged = try Network.merged(members)
    #expect(merged.shape.outputs == 3)
    let (numbers, buckets): ([Float], [Int32]) = ([1, -2, 0.5, 3], [1, 7, 7])
    let apart = members.map {
      ReferencePass(network: $0).evaluate(numeric: numbers.span, buckets: buckets.span).outputs
    }
    let together = ReferencePass(network: merged).evaluate(numeric: numbers.span, buckets: buckets.span)
    for output in 0..<3 {
      let mean = apart.reduce(0) { $0 + $1[output] } / 3
      #expect(abs(together.outputs[output] - mean) < 1e-6)
    }
    #expect(Set(together.outputs).count == 3)
  }

  @Test func oneMemberStaysAsItIs() throws {
    let shape = try NetworkShape(numericInputs: 4, textBuckets: 8, textWidth: 2, hiddenSizes: [5, 3])
    let network = Network(shape: shape, seed: 8)
    let merged = try Network.merged([network])
    #expect(merged == network)
  }
}
