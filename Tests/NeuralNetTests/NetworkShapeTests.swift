import NeuralNet
import Testing

struct NetworkShapeTests {
  @Test func parametersAreCounted() throws {
    let shape = try NetworkShape(numericInputs: 3, textBuckets: 10, textWidth: 2, hiddenSizes: [4, 5])
    #expect(shape.inputWidth == 5)
    #expect(shape.outputs == 1)
    #expect(shape.parameterCount == 10 * 2 + (5 * 4 + 4) + (4 * 5 + 5) + (5 + 1))
    let many = try NetworkShape(
      numericInputs: 3, textBuckets: 10, textWidth: 2, hiddenSizes: [4, 5], outputs: 3)
    #expect(many.parameterCount == shape.parameterCount + 2 * (5 + 1))
    #expect(many != shape)
  }

  @Test(arguments: [-1, 0, 257]) func impossibleCountsOfOutputsAreRefused(outputs: Int) {
    #expect(throws: NeuralNetError.impossibleShape(reason: "outputs are limited to 1 to 256")) {
      try NetworkShape(numericInputs: 1, textBuckets: 0, textWidth: 0, hiddenSizes: [1], outputs: outputs)
    }
  }

  @Test(arguments: [
    (-1, 0, 0, [1]), (65_537, 0, 0, [1]), (1, 1, 0, [1]), (1, 0, 1, [1]), (0, 0, 0, [1]), (1, 0, 0, []),
    (1, 0, 0, [0]), (1, 0, 0, [4_097]), (1, 1_048_577, 1, [1]), (1, 1, 1_025, [1]),
    (1, 0, 0, [1, 1, 1, 1, 1, 1, 1, 1, 1]),
  ])
  func impossibleSizesAreRefused(numericInputs: Int, textBuckets: Int, textWidth: Int, hiddenSizes: [Int]) {
    #expect {
      try NetworkShape(
        numericInputs: numericInputs, textBuckets: textBuckets, textWidth: textWidth, hiddenSizes: hiddenSizes
      )
    } throws: { error in
      guard case .impossibleShape = error as? NeuralNetError else { return false }
      return true
    }
  }
}
