/// A check that this machine's OpenBLAS computes what the reference pass computes.
///
/// OpenBLAS chooses its kernels by processor, and on some machines it has chosen ones that give wrong
/// numbers.
public enum SelfTest {
  /// The largest absolute difference between the batch pass and the reference pass on random rows.
  ///
  /// Input: one row or more; a few hundred take milliseconds and cover full and partial blocks. Numbers are
  /// uniform in ±4, texts have 0 to 40 n-grams.
  /// Unit: logits; infinite when the batch pass gives anything that is not a finite number.
  /// Determinism: the rows depend on the shape and the seed alone. The caller decides which difference
  /// stops a run.
  public static func largestDifference(of network: Network, rows: Int, seed: UInt64) -> Double {
    precondition(rows > 0, "A self-test needs at least one row.")
    let (numeric, text) = randomRows(shape: network.shape, rows: rows, seed: seed)
    var scratch = ForwardScratch(shape: network.shape)
    var logits: [Float] = []
    network.forward(numeric: numeric, text: text, rows: rows, scratch: &scratch, logits: &logits)
    let reference = ReferencePass(network: network)
    var largest = 0.0
    for row in 0..<rows {
      let expected = reference.evaluate(row: row, numeric: numeric, text: text).logit
      let difference = abs(Double(logits[row]) - expected)
      guard difference.isFinite else { return .infinity }
      largest = max(largest, difference)
    }
    return largest
  }

  static func randomRows(shape: NetworkShape, rows: Int, seed: UInt64) -> (numeric: [Float], text: TextBags) {
    var generator = SeededGenerator(seed: seed)
    let numeric = (0..<rows * shape.numericInputs).map { _ in Float(generator.nextUnit() * 8 - 4) }
    var text = TextBags()
    for _ in 0..<rows {
      let length = shape.textBuckets == 0 ? 0 : generator.next(below: 41)
      for _ in 0..<length { text.append(bucket: Int32(generator.next(below: shape.textBuckets))) }
      text.endRow()
    }
    return (numeric, text)
  }
}
