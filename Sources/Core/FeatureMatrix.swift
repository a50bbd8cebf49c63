/// The feature values of a batch: one column a feature, one row a transaction.
///
/// - Shape: column-major; the value of feature `f` in row `r` is `values[f * rowCapacity + r]`.
/// - Missing: a missing value is NaN, and nothing else is.
/// - Unit: as the catalogue says; whole numbers are exact to 2^53.
public struct FeatureMatrix: Sendable {
  /// The names of the columns, in order.
  public let names: [FeatureName]
  /// The most rows it can hold.
  public let rowCapacity: Int
  /// The rows in use.
  public private(set) var rows = 0
  /// All values.
  public var values: [Double]

  /// Makes a matrix for some features with room for some rows, all missing.
  public init(names: [FeatureName], rowCapacity: Int) {
    self.names = names
    self.rowCapacity = rowCapacity
    self.values = [Double](repeating: .nan, count: names.count * rowCapacity)
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
