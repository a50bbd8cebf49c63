import Core
import Features
import NeuralNet
import Rules
import Scoring

/// Rows to learn from: feature values by column, memos, labels, weights and rule points.
///
/// Ordinary rows are thinned, since almost all rows are ordinary; those that stay weigh as many as they stand for.
public struct Examples {
  /// The features of the pipeline.
  let catalogue: RunCatalogue
  /// The features' values, one array a column of the catalogue, NaN where missing.
  public private(set) var columns: [[Double]]
  /// The memos.
  public private(set) var memo = TextColumn()
  /// One for fraud, zero for the rest.
  public private(set) var labels: [Float] = []
  /// The type of scam of each row that is fraud, empty where it is not said; nil for ordinary rows.
  public private(set) var scamTypes: [String?] = []
  /// How many rows each stands for.
  public private(set) var weights: [Float] = []
  /// The points of the rules that fired.
  public private(set) var points: [Int32] = []

  /// The number of rows.
  public var count: Int { labels.count }
  /// The number of rows that are fraud.
  public var fraudCount: Int { labels.reduce(0) { $0 + ($1 == 1 ? 1 : 0) } }

  /// Makes an empty set of a pipeline's features.
  public init(catalogue: RunCatalogue) {
    self.catalogue = catalogue
    columns = catalogue.names.map { _ in [] }
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
        scamTypes.append(step.isFraud[row] ? step.scamTypes[row] ?? "" : nil)
        weights.append(step.isFraud[row] ? 1 : Float(keepOneIn))
        points.append(step.verdicts.pointsOfRow[row])
      }
    }
  }

  /// Only the fraud whose type is said.
  func typedFraud() -> Examples {
    let rows = (0..<count).filter { !(scamTypes[$0] ?? "").isEmpty }
    var kept = Examples(catalogue: catalogue)
    kept.columns = columns.map { column in rows.map { column[$0] } }
    for row in rows { kept.memo.append(contentsOf: memo.bytes[memo.range(of: row)]) }
    kept.labels = rows.map { labels[$0] }
    kept.scamTypes = rows.map { scamTypes[$0] }
    kept.weights = rows.map { weights[$0] }
    kept.points = rows.map { points[$0] }
    return kept
  }

  /// The types of scam with at least so many rows, sorted by the bytes of their names.
  func scamTypes(withRows least: Int) -> [String] {
    var counts: [String: Int] = [:]
    for case let type? in scamTypes where !type.isEmpty { counts[type, default: 0] += 1 }
    return counts.filter { $0.value >= least }.keys.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// The labels of all outputs, rows x (1 + types): fraud, then for each type whether the fraud is of it.
  ///
  /// - Missing: of ordinary rows, and of fraud whose type is not said, the types are unknown.
  func labels(ofTypes types: [String]) -> [Float] {
    var all: [Float] = []
    all.reserveCapacity(count * (1 + types.count))
    for row in 0..<count {
      all.append(labels[row])
      let own = scamTypes[row].flatMap { $0.isEmpty ? nil : $0 }
      for type in types { all.append(own.map { $0 == type ? 1 : 0 } ?? .nan) }
    }
    return all
  }

  /// The rows as the network reads them.
  public func encoded(_ encoder: FeatureEncoder, memoBuckets: Int) -> (inputs: [Float], bags: TextBags) {
    var inputs: [Float] = []
    inputs.reserveCapacity(count * encoder.inputCount)
    var matrix = FeatureMatrix(names: catalogue.names, rowCapacity: Limits.batchRows)
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
