import Core

/// The features of one pipeline: the built-in catalogue, what its declared columns add, and the windows that it declares.
///
/// - Shape: the built-in features come first, in the catalogue's order; then those of each declared column in the order of declaration;
///   then the declared windows in the order of their file.
/// - Determinism: depends on what the pipeline declares only.
public struct RunCatalogue: Sendable {
  /// The declared columns.
  public let extraColumns: [ExtraColumnSpec]
  /// The declared windows.
  public let declared: [DeclaredFeature]
  /// The entries, one a column of the matrix.
  public let specs: [FeatureSpec]
  /// The names of the columns.
  public let names: [FeatureName]
  /// The family of each column; told from names, which is too slow to do for every reason of every alert.
  public let families: [FeatureFamily]
  private let columns: [FeatureName: Int]

  /// Makes the catalogue of a pipeline.
  ///
  /// - Input: the names are unique and each declared window is one without a fault; others stop the program.
  public init(extraColumns: [ExtraColumnSpec] = [], declared: [DeclaredFeature] = []) {
    self.extraColumns = extraColumns
    self.declared = declared
    specs =
      FeatureCatalogue.specs + extraColumns.flatMap(ExtraFeatures.specs(of:)) + declared.map(\.spec)
    names = specs.map(\.name)
    families = names.map { FeatureFamily(of: $0) }
    columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// The column of a name, or nil when there is no such feature.
  public func column(_ name: FeatureName) -> Int? { columns[name] }

  /// The entry of a name, or nil when there is no such feature.
  public func spec(_ name: FeatureName) -> FeatureSpec? { column(name).map { specs[$0] } }

  /// This catalogue with one more declared window, or why it cannot be.
  ///
  /// - Errors: the fault of the window.
  public func adding(_ feature: DeclaredFeature) throws(DeclaredFault) -> RunCatalogue {
    if let fault = feature.fault(among: self) { throw fault }
    return RunCatalogue(extraColumns: extraColumns, declared: declared + [feature])
  }

  /// The days after which a transaction's label is known, or nil when no column says what was fraud.
  public var labelDelayDays: Int? { extraColumns.lazy.compactMap(\.knownAfterDays).first }

  /// The column of the first declared window.
  var firstDeclaredColumn: Int { specs.count - declared.count }

  /// The first column of a declared column's features.
  func firstColumn(ofExtra index: Int) -> Int {
    FeatureCatalogue.specs.count
      + extraColumns[..<index].reduce(0) { $0 + ExtraFeatures.specs(of: $1).count }
  }
}
