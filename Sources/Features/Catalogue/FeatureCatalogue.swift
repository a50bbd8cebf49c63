import Core

/// Every built-in feature, in the order of the matrix's columns; `RunCatalogue` adds those of declared columns.
///
/// - Shape: names are unique; the order is the order of families and never depends on configuration.
/// - Determinism: a constant.
public enum FeatureCatalogue {
  /// The entries, one a column.
  public static let specs: [FeatureSpec] =
    TransactionFeatures.all.map(\.spec) + CalendarFeatures.all.map(\.spec)
    + AccountFeatures.all.map(\.spec) + PairFeatures.all.map(\.spec)
    + CounterpartyFeatures.all.map(\.spec) + TextFeatures.all.map(\.spec)
    + WatchFeatures.all.map(\.spec) + CorrectionFeatures.all.map(\.spec)
    + HabitFeatures.all.map(\.spec) + FlowFeatures.all.map(\.spec)
    + MoneyFeatures.all.map(\.spec) + LabelFeatures.all.map(\.spec)

  /// The names of the columns.
  public static let names: [FeatureName] = specs.map(\.name)

  /// The entry of a name, or nil when there is no such feature.
  public static func spec(_ name: FeatureName) -> FeatureSpec? {
    column(name).map { specs[$0] }
  }

  /// The column of a name, or nil when there is no such feature.
  public static func column(_ name: FeatureName) -> Int? {
    columns[name]
  }

  private static let columns: [FeatureName: Int] = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  /// The first column of each family.
  enum FirstColumn {
    static let transaction = 0
    static let calendar = transaction + TransactionFeatures.all.count
    static let account = calendar + CalendarFeatures.all.count
    static let pair = account + AccountFeatures.all.count
    static let counterparty = pair + PairFeatures.all.count
    static let text = counterparty + CounterpartyFeatures.all.count
    static let watch = text + TextFeatures.all.count
    static let correction = watch + WatchFeatures.all.count
    static let habit = correction + CorrectionFeatures.all.count
    static let flow = habit + HabitFeatures.all.count
    static let money = flow + FlowFeatures.all.count
    static let label = money + MoneyFeatures.all.count
  }
}
