/// Memory that the batch pass reuses from call to call, so that scoring allocates nothing for a row.
///
/// One for each thread; it holds no result and may serve any network of its shape.
public struct ForwardScratch: Sendable {
  /// The rows that are taken through all layers together; small enough to stay in the second-level cache.
  static let blockRows = 256

  let shape: NetworkShape
  /// The text vectors of a block, then the outputs of each hidden layer.
  var values: [Float]
  let hiddenStarts: [Int]

  /// Makes the memory for networks of a shape.
  public init(shape: NetworkShape) {
    MatrixProduct.prepare()
    self.shape = shape
    var end = Self.blockRows * shape.textWidth
    var starts: [Int] = []
    for size in shape.hiddenSizes {
      starts.append(end)
      end += Self.blockRows * size
    }
    hiddenStarts = starts
    values = [Float](repeating: 0, count: end)
  }
}
