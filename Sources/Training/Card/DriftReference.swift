import Core

/// How each of a model's features is spread over the data of its card, to compare later nights with.
///
/// - Shape: at most nine inner deciles a feature, of up to `rowLimit` rows spread evenly over the data.
public struct DriftReference: Sendable {
  /// One feature.
  public struct Feature: Sendable {
    /// Its name.
    public let name: FeatureName
    /// The share of rows in which it is missing.
    public let missingShare: Double
    /// The values that cut what is present into tenths, rising and without repetition.
    public let deciles: [Double]
    /// The shares of what is present up to the first of these values, above it and up to the second, and so on, and above the last.
    public let shares: [Double]
  }

  /// The rows of which values are kept.
  static let rowLimit = 50_000

  private let places: [(name: FeatureName, column: Int)]
  private var values: [[Double]]
  private var missing: [Int]
  private var rows = 0
  private var kept = 0
  private var every = 1

  /// Begins a reference of some features among the columns of a matrix.
  public init(names: [FeatureName], among columns: [FeatureName]) {
    places = names.compactMap { name in columns.firstIndex(of: name).map { (name, $0) } }
    values = places.map { _ in [] }
    missing = places.map { _ in 0 }
  }

  /// The rows that were counted.
  public var rowCount: Int { rows }

  /// Adds the rows of a batch that count.
  public mutating func add(_ step: borrowing DataFolder.Step) {
    for row in 0..<step.batch.count where step.counts[row] {
      let isKept = rows % every == 0
      rows += 1
      if isKept { kept += 1 }
      for (index, place) in places.enumerated() {
        let value = step.matrix[place.column, row]
        if value.isNaN { missing[index] += 1 } else if isKept { values[index].append(value) }
      }
      if kept >= 2 * DriftReference.rowLimit { thin() }
    }
  }

  /// Keeps every second of what is kept, and of what comes half as much as before.
  private mutating func thin() {
    for index in values.indices {
      values[index] = values[index].enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
    kept /= 2
    every *= 2
  }

  /// The share of sorted values in each part that rising edges make.
  private static func shares(of sorted: [Double], between edges: [Double]) -> [Double] {
    var counts = [Int](repeating: 0, count: edges.count + 1)
    var part = 0
    for value in sorted {
      while part < edges.count, value > edges[part] { part += 1 }
      counts[part] += 1
    }
    return counts.map { sorted.isEmpty ? 0 : Double($0) / Double(sorted.count) }
  }

  /// Every feature's missing share and deciles, in the order of the model.
  public var features: [Feature] {
    places.indices.map { index in
      let sorted = values[index].sorted()
      var deciles: [Double] = []
      for tenth in 1..<10 where !sorted.isEmpty {
        let value = sorted[sorted.count * tenth / 10]
        if deciles.last != value { deciles.append(value) }
      }
      return Feature(
        name: places[index].name, missingShare: rows == 0 ? 0 : Double(missing[index]) / Double(rows),
        deciles: deciles, shares: DriftReference.shares(of: sorted, between: deciles))
    }
  }
}
