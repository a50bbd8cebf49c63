import Core
import Features
import NeuralNet
import Rules
import Scoring

/// Rows to learn from: feature values by column, memos, labels, weights and rule points.
///
/// Ordinary rows are thinned, since almost all rows are ordinary; those that stay weigh as many as they stand for.
public struct Examples {
  /// The features' values, one array a column of the catalogue, NaN where missing.
  public private(set) var columns: [[Double]]
  /// The memos.
  public private(set) var memo = TextColumn()
  /// One for fraud, zero for the rest.
  public private(set) var labels: [Float] = []
  /// How many rows each stands for.
  public private(set) var weights: [Float] = []
  /// The points of the rules that fired.
  public private(set) var points: [Int32] = []

  /// The number of rows.
  public var count: Int { labels.count }
  /// The number of rows that are fraud.
  public var fraudCount: Int { labels.reduce(0) { $0 + ($1 == 1 ? 1 : 0) } }

  /// Makes an empty set.
  public init() {
    columns = FeatureCatalogue.names.map { _ in [] }
  }

  /// Gathers the counted rows of a folder, keeping one ordinary row in `keepOneIn`, chosen by seed.
  public mutating func gather(_ folder: DataFolder, keepOneIn: Int, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try folder.walk { step in
      for row in 0..<step.batch.count where step.counts[row] {
        let isChosen = generator.next(below: keepOneIn) == 0
        guard step.isFraud[row] || isChosen else { continue }
        for column in columns.indices { columns[column].append(step.matrix[column, row]) }
        memo.append(contentsOf: step.batch.memo.bytes[step.batch.memo.range(of: row)])
        labels.append(step.isFraud[row] ? 1 : 0)
        weights.append(step.isFraud[row] ? 1 : Float(keepOneIn))
        points.append(step.verdicts.pointsOfRow[row])
      }
    }
  }

  /// The rows as the network reads them.
  public func encoded(_ encoder: FeatureEncoder, memoBuckets: Int) -> (inputs: [Float], bags: TextBags) {
    var inputs: [Float] = []
    inputs.reserveCapacity(count * encoder.inputCount)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: Limits.batchRows)
    guard let places = encoder.matrixColumns(in: matrix.names) else {
      preconditionFailure("The encoder was fitted on the catalogue's own columns.")
    }
    var block: [Float] = []
    var start = 0
    while start < count {
      let rows = min(Limits.batchRows, count - start)
      matrix.reset(rows: rows)
      for column in columns.indices {
        for row in 0..<rows { matrix[column, row] = columns[column][start + row] }
      }
      encoder.encode(matrix, matrixColumns: places, rows: 0..<rows, into: &block)
      inputs.append(contentsOf: block)
      start += rows
    }
    var bags = TextBags()
    var memoEncoder = MemoEncoder(buckets: memoBuckets)
    memoEncoder.encode(memo, rows: 0..<count, into: &bags)
    return (inputs, bags)
  }
}
