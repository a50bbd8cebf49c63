import Core
import NeuralNet

extension FastPass {
  /// The largest difference from the exact pass on random rows; infinite when a logit is no finite number.
  ///
  /// - Input: numbers are missing, on an edge, just beside one, between them or far outside; memos are random kana.
  /// - Unit: logits.
  /// - Determinism: the rows depend on the model and the seed alone.
  mutating func largestDifference(rows: Int, seed: UInt64) -> Double {
    guard usesTables else { return SelfTest.largestDifference(of: model.network, rows: rows, seed: seed) }
    var generator = SeededGenerator(seed: seed)
    let encoder = model.encoder
    var matrix = FeatureMatrix(names: encoder.columns.map(\.name), rowCapacity: rows)
    matrix.reset(rows: rows)
    var memo = TextColumn()
    for row in 0..<rows {
      for (index, column) in encoder.columns.enumerated() {
        matrix[index, row] = FastPass.number(around: column.edges, &generator)
      }
      let kana = (0..<generator.next(below: 40)).compactMap { _ in
        Unicode.Scalar(0x30A1 + UInt32(generator.next(below: 80)))
      }
      memo.append(contentsOf: String(String.UnicodeScalarView(kana)).utf8)
    }
    let columns = Array(encoder.columns.indices)
    run(memo, matrix, columns: columns, rows: 0..<rows)
    var (inputs, bags): ([Float], TextBags) = ([], TextBags())
    encoder.encode(matrix, matrixColumns: columns, rows: 0..<rows, into: &inputs)
    var memoEncoder = MemoEncoder(buckets: model.network.shape.textBuckets)
    memoEncoder.encode(memo, rows: 0..<rows, into: &bags)
    let reference = ReferencePass(network: model.network)
    var largest = 0.0
    for row in 0..<rows {
      let difference = abs(
        Double(logits[row]) - reference.evaluate(row: row, numeric: inputs, text: bags).logit)
      guard difference.isFinite else { return .infinity }
      largest = max(largest, difference)
    }
    return largest
  }

  private static func number(around edges: [Double], _ generator: inout SeededGenerator) -> Double {
    let edge = edges[generator.next(below: edges.count)]
    switch generator.next(below: 6) {
    case 0: return .nan
    case 1: return edge
    case 2: return edge.nextUp
    case 3: return edge.nextDown
    case 4: return edge + (generator.nextUnit() - 0.5) * 100
    default: return (generator.nextUnit() - 0.5) * 1e12
    }
  }
}
