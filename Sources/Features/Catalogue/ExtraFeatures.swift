import Core

/// Features of the columns that a pipeline declares.
///
/// A number is a feature itself. A text is compared by rules where it stands; its features are whether it is given and, when it is a
/// window key, what happened at the same value before.
enum ExtraFeatures {
  /// The entries of one declared column, its own value or presence first.
  static func specs(of column: ExtraColumnSpec) -> [FeatureSpec] {
    (value(column).map { [$0] } ?? []) + (column.isWindowKey ? windows(column).map(\.spec) : [])
  }

  /// A label is no feature: it is not known when its transaction is scored.
  private static func value(_ column: ExtraColumnSpec) -> FeatureSpec? {
    switch column.type {
    case .label: return nil
    case .number:
      return FeatureSpec(
        FeatureName("extra.\(column.name)"), .real, .ratio, missing: .withoutField,
        japanese: column.titleJapanese, english: column.titleEnglish, source: source)
    case .text:
      return FeatureSpec(
        FeatureName("extra.\(column.name).is_given"), .boolean, .truth, missing: .never,
        japanese: "「\(column.titleJapanese)」の記載があること", english: "\(column.titleEnglish) is given",
        source: source)
    }
  }

  /// The window features of a key, in the order of their columns.
  static func windows(_ column: ExtraColumnSpec) -> [FeatureDefinition<EntityMoment>] {
    let (japanese, english) = ("同じ「\(column.titleJapanese)」", "at the same \(column.titleEnglish)")
    func spec(
      _ name: String, _ type: FeatureSpec.ValueType, _ unit: FeatureSpec.Unit, _ japanese: String,
      _ english: String
    ) -> FeatureSpec {
      FeatureSpec(
        FeatureName(name), type, unit, missing: .withoutField, japanese: japanese, english: english,
        source: source)
    }
    let prefix = "extra.\(column.name)"
    return [
      FeatureDefinition(
        spec(
          "\(prefix).count_24h", .integer, .count, "\(japanese)での過去24時間の件数",
          "transactions \(english) over 24 hours")
      ) { $0.kept { Double($0.totals(.day).count) } },
      FeatureDefinition(
        spec(
          "\(prefix).amount_yen_sum_24h", .integer, .yen, "\(japanese)での過去24時間の合計額",
          "sum \(english) over 24 hours")
      ) { $0.kept { Double($0.totals(.day).sumYen) } },
      FeatureDefinition(
        spec(
          "\(prefix).count_7d", .integer, .count, "\(japanese)での過去7日の件数",
          "transactions \(english) over 7 days")
      ) { $0.kept { Double($0.totals(.week).count) } },
      FeatureDefinition(
        spec(
          "\(prefix).distinct_accounts_7d", .integer, .count, "\(japanese)を過去7日に使った口座数",
          "accounts \(english) over 7 days")
      ) { $0.kept { Double($0.totals(.week).distinctParties) } },
      FeatureDefinition(
        spec(
          "account.\(prefix).is_new", .boolean, .truth, "この口座が初めて使う「\(column.titleJapanese)」であること",
          "the account's first transaction \(english)")
      ) { ($0.pair?.countBefore == 0).number },
    ]
  }

  private static let source = "declared by the pipeline"
}
