/// The feature values of a batch: one column a feature, one row a transaction.
///
/// - Shape: column-major; the value of feature `f` in row `r` is `values[f * rowCapacity + r]`.
/// - Missing: a missing value is NaN, and nothing else is.
/// - Unit: as the catalogue says; whole numbers are exact to 2^53.
public struct FeatureMatrix: Sendable {
  /// The names of the columns, in order.
  public let names: [FeatureName]
  /// The most rows it can hold: as many as were asked for, or a few more.
  public let rowCapacity: Int
  /// The rows in use.
  public private(set) var rows = 0
  /// All values.
  public var values: [Double]

  /// Makes a matrix for some features with room for some rows, all missing.
  public init(names: [FeatureName], rowCapacity: Int) {
    self.names = names
    self.rowCapacity = FeatureMatrix.spread(rowCapacity)
    self.values = [Double](repeating: .nan, count: names.count * self.rowCapacity)
  }

  /// A capacity with which the same row of many columns does not fall on the same few lines of a cache.
  ///
  /// Caches place memory by its address modulo 4,096 bytes and multiples of that; columns a power of two apart would push one
  /// another out. Nine lines of eight numbers more than a multiple of 4,096 bytes lets 64 columns stand beside one another.
  private static func spread(_ rows: Int) -> Int {
    guard rows >= 512 else { return rows }
    return (rows + 511) / 512 * 512 + 72
  }

  /// Sets the number of rows in use and makes every value missing.
  public mutating func reset(rows: Int) {
    precondition(rows <= rowCapacity, "A batch has more rows than the feature matrix has room for.")
    self.rows = rows
    for index in values.indices { values[index] = .nan }
  }

  /// The value of a feature in a row; NaN when missing.
  @inlinable
  public subscript(feature: Int, row: Int) -> Double {
    get { values[feature * rowCapacity + row] }
    set { values[feature * rowCapacity + row] = newValue }
  }

  /// The value of a feature in a row, or nil when missing.
  public func value(_ feature: Int, _ row: Int) -> Double? {
    let value = self[feature, row]
    return value.isNaN ? nil : value
  }
}
