import Core
import JapaneseText
import NeuralNet

/// Turns memos into bags of hashed character n-grams for the network.
///
/// Names do not enter here: they reach the model only as similarity, form and truncation features.
public struct MemoEncoder: Sendable {
  /// The sizes of n-grams.
  public static let sizes = 1...3
  /// The number of buckets the hash falls into.
  public let buckets: Int
  private var folded = FoldedText()

  /// Makes an encoder for a number of buckets, a power of two.
  public init(buckets: Int) {
    self.buckets = buckets
  }

  /// Encodes the memos of a run of rows, one bag a row.
  public mutating func encode(_ memo: borrowing TextColumn, rows: Range<Int>, into bags: inout TextBags) {
    bags.removeAll()
    for row in rows {
      let range = memo.range(of: row)
      if !range.isEmpty {
        folded.fold(memo.bytes.span.extracting(range))
        CharacterNGrams.forEach(in: folded, sizes: MemoEncoder.sizes, buckets: buckets) { bucket, _, _ in
          bags.append(bucket: bucket)
        }
      }
      bags.endRow()
    }
  }

  /// Adds up contributions of n-grams over the characters they cover, and joins neighbours of one sign to spans of the memo.
  ///
  /// - Input: `contributions` in the order in which `encode` gave the n-grams of this memo.
  /// - Shape: spans in bytes of the memo's UTF-8, first to last; their sum equals the sum of the contributions but for rounding.
  public mutating func spans(of memo: Span<UInt8>, contributions: [Double]) -> [(
    bytes: Range<Int>, value: Double
  )] {
    folded.fold(memo)
    var perScalar = [Double](repeating: 0, count: folded.count)
    var index = 0
    CharacterNGrams.forEach(in: folded, sizes: MemoEncoder.sizes, buckets: buckets) { _, start, length in
      let share = contributions[index] / Double(length)
      for scalar in start..<(start + length) { perScalar[scalar] += share }
      index += 1
    }
    precondition(index == contributions.count, "A memo has as many contributions as n-grams.")
    var spans: [(bytes: Range<Int>, value: Double)] = []
    var start = 0
    while start < perScalar.count {
      var end = start + 1
      while end < perScalar.count && (perScalar[end] < 0) == (perScalar[start] < 0) { end += 1 }
      let value = perScalar[start..<end].reduce(0, +)
      spans.append((folded.originalRange(of: start..<end), value))
      start = end
    }
    return spans
  }
}
