import Core

/// Features of corrections (訂正, 取消): what they did, at their own row.
enum CorrectionFeatures {
  static let all: [FeatureDefinition<CorrectionMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "correction.seconds_since_reversed", .integer, .seconds, missing: .withoutHistory,
        japanese: "取り消した取引からの秒数", english: "seconds since the transaction that this correction reverses",
        source: "訂正 (19) and 取消区分 reverse earlier rows")
    ) { $0.secondsSinceReversed.map { Double($0) } }
  ]
}
