/// The sizes of a network: what it reads and how wide its layers are.
///
/// The network is: numbers next to the mean of the text's n-gram vectors, then dense layers with ReLU of
/// the hidden sizes, then dense units whose outputs are logits. Output 0 is what decides and what reasons
/// explain; further outputs are further questions to the same layers.
public struct NetworkShape: Sendable, Hashable {
  /// The number of numeric inputs of a row, 0 to 65,536.
  public let numericInputs: Int

  /// The number of rows of the n-gram table, up to 1,048,576; zero for a network without text.
  public let textBuckets: Int

  /// The length of one n-gram vector, up to 1,024; zero for a network without text.
  public let textWidth: Int

  /// The widths of the hidden layers, one to eight of them, each 1 to 4,096.
  public let hiddenSizes: [Int]

  /// The number of outputs, one to 256.
  public let outputs: Int

  /// Checks the sizes.
  ///
  /// Errors: `NeuralNetError.impossibleShape` when a size is outside its limits, when only one of the two
  /// text sizes is zero, or when there is no input at all.
  public init(
    numericInputs: Int, textBuckets: Int, textWidth: Int, hiddenSizes: [Int], outputs: Int = 1
  ) throws(NeuralNetError) {
    guard (0...65_536).contains(numericInputs) else {
      throw .impossibleShape(reason: "numeric inputs are limited to 0 to 65536")
    }
    guard (0...1_048_576).contains(textBuckets), (0...1_024).contains(textWidth) else {
      throw .impossibleShape(reason: "text buckets are limited to 0 to 1048576 and text width to 0 to 1024")
    }
    guard (textBuckets == 0) == (textWidth == 0) else {
      throw .impossibleShape(reason: "text buckets and text width must both be zero or both be positive")
    }
    guard numericInputs + textWidth > 0 else {
      throw .impossibleShape(reason: "a network needs numeric inputs or text")
    }
    guard (1...8).contains(hiddenSizes.count), hiddenSizes.allSatisfy({ (1...4_096).contains($0) }) else {
      throw .impossibleShape(reason: "one to eight hidden layers of 1 to 4096 units are needed")
    }
    guard (1...256).contains(outputs) else {
      throw .impossibleShape(reason: "outputs are limited to 1 to 256")
    }
    self.numericInputs = numericInputs
    self.textBuckets = textBuckets
    self.textWidth = textWidth
    self.hiddenSizes = hiddenSizes
    self.outputs = outputs
  }

  /// The length of the first dense layer's input: numbers, then the text vector.
  public var inputWidth: Int { numericInputs + textWidth }

  /// The number of weights and biases of such a network.
  public var parameterCount: Int { NetworkLayout(shape: self).parameterCount }
}
