import Core

/// How the values of some features, and the scores, are spread over the rows that were scored.
///
/// - Shape: for each feature the rows above each of its edges; differences of these are the parts between edges.
/// - Determinism: counts alone; the order of rows and batches does not matter.
/// - Cost: about nine comparisons a feature and row, eight rows at a time.
public struct DistributionTally: Sendable {
  /// What cuts the scores, in logits: half a logit apart from -20 to 20.
  public static let scoreEdges: [Double] = (-40...40).map { Double($0) / 2 }

  /// The edges of each feature, rising; empty for one that is only counted as there or missing.
  public let edges: [[Double]]
  /// The rows that were counted.
  public private(set) var rows: Int64 = 0
  /// For each feature the rows in which it is missing.
  public private(set) var missing: [Int64]
  /// For each part of the scores the rows in it, one part more than there are edges.
  public private(set) var scores = [Int64](repeating: 0, count: scoreEdges.count + 1)
  /// For each feature the rows above each edge.
  private var above: [[Int64]]

  /// Makes an empty tally.
  public init(edges: [[Double]]) {
    self.edges = edges
    missing = [Int64](repeating: 0, count: edges.count)
    above = edges.map { [Int64](repeating: 0, count: $0.count) }
  }

  /// The rows of a feature with a value, cut at its edges.
  public func counts(of feature: Int) -> [Int64] {
    let present = rows - missing[feature]
    let bounds = [present] + above[feature] + [0]
    return (0...edges[feature].count).map { bounds[$0] - bounds[$0 + 1] }
  }

  /// Adds the rows of a batch that count; `columns` are the matrix's for each feature, `scores` one a row in logits.
  public mutating func add(
    _ matrix: borrowing FeatureMatrix, columns: [Int], scores rowScores: [Float], skipping isSkipped: [Bool]
  ) {
    precondition(columns.count == edges.count, "A tally has edges for each column.")
    precondition(
      isSkipped.count == matrix.rows && rowScores.count == matrix.rows, "Every row either counts or does not."
    )
    let some = isSkipped.indices.filter { !isSkipped[$0] }
    rows += Int64(some.count)
    // A learning period skips rows of some accounts; all others count whole batches.
    let isWhole = some.count == isSkipped.count
    var column = [Double](repeating: .nan, count: (some.count + 7) / 8 * 8)
    for (index, place) in columns.enumerated() {
      let start = place * matrix.rowCapacity
      if isWhole {
        for row in 0..<some.count { column[row] = matrix.values[start + row] }
      } else {
        for (target, row) in some.enumerated() { column[target] = matrix.values[start + row] }
      }
      count(column, rows: some.count, of: index)
    }
    for row in some { scores[DistributionTally.part(ofScore: rowScores[row])] += 1 }
  }

  /// What stands behind the last row is missing and is not counted as such.
  private mutating func count(_ column: [Double], rows: Int, of feature: Int) {
    var (present, over) = (SIMD8<Int64>(), [SIMD8<Int64>](repeating: .zero, count: edges[feature].count))
    let (one, zero) = (SIMD8<Int64>(repeating: 1), SIMD8<Int64>(repeating: 0))
    for start in stride(from: 0, to: column.count, by: 8) {
      var values = SIMD8<Double>()
      for lane in 0..<8 { values[lane] = column[start + lane] }
      present &+= zero.replacing(with: one, where: values .== values)
      for (place, edge) in edges[feature].enumerated() {
        over[place] &+= zero.replacing(with: one, where: values .> edge)
      }
    }
    missing[feature] += Int64(rows) - present.wrappedSum()
    for place in over.indices { above[feature][place] += over[place].wrappedSum() }
  }

  /// The part in which a score lies: at most an edge is below it.
  public static func part(ofScore score: Float) -> Int {
    let place = (score * 2).rounded(.up) + 40
    return Int(min(max(place, 0), Float(scoreEdges.count)))
  }
}
