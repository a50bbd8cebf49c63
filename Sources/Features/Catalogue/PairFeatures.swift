import Core

/// Features of what an account knows of the other party.
enum PairFeatures {
  static let all: [FeatureDefinition<PairMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "pair.is_first", .boolean, .truth, missing: .withoutField, japanese: "初めての相手方であること",
        english: "first transaction with this party", source: "request of the authorities 2024-08-23; 新規コード")
    ) { ($0.countBefore == 0).number },
    FeatureDefinition(
      FeatureSpec(
        "pair.count_before", .integer, .count, missing: .withoutField, japanese: "この相手方との過去の取引件数",
        english: "earlier transactions with this party", source: "8条2項 comparison (b)")
    ) { Double($0.countBefore) },
    FeatureDefinition(
      FeatureSpec(
        "pair.days_since_first", .real, .days, missing: .withoutHistory, japanese: "この相手方との初回取引からの日数",
        english: "days since the first transaction with this party", source: "8条2項 comparison (b)")
    ) { $0.secondsSinceFirst.map { Double($0) / 86_400 } },
  ]
}
