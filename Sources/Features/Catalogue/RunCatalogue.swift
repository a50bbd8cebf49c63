import Core

/// The features of one pipeline: the built-in catalogue, and what its declared columns add.
///
/// - Shape: the built-in features come first, in the catalogue's order; then those of each declared column in the order of declaration.
/// - Determinism: depends on the declared columns only.
public struct RunCatalogue: Sendable {
  /// The declared columns.
  public let extraColumns: [ExtraColumnSpec]
  /// The entries, one a column of the matrix.
  public let specs: [FeatureSpec]
  /// The names of the columns.
  public let names: [FeatureName]
  private let columns: [FeatureName: Int]

  /// Makes the catalogue of a pipeline.
  ///
  /// - Input: the columns' names are unique; two of one name stop the program.
  public init(extraColumns: [ExtraColumnSpec] = []) {
    self.extraColumns = extraColumns
    specs = FeatureCatalogue.specs + extraColumns.flatMap(ExtraFeatures.specs(of:))
    names = specs.map(\.name)
    columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// The column of a name, or nil when there is no such feature.
  public func column(_ name: FeatureName) -> Int? { columns[name] }

  /// The entry of a name, or nil when there is no such feature.
  public func spec(_ name: FeatureName) -> FeatureSpec? { column(name).map { specs[$0] } }

  /// The first column of a declared column's features.
  func firstColumn(ofExtra index: Int) -> Int {
    FeatureCatalogue.specs.count
      + extraColumns[..<index].reduce(0) { $0 + ExtraFeatures.specs(of: $1).count }
  }
}
