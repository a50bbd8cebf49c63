import Core

/// Features of how money that came in went out again.
enum FlowFeatures {
  static let all: [FeatureDefinition<FlowMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "account.out.seconds_from_last_in", .integer, .seconds, missing: .withoutHistory,
        japanese: "この出金額の半分以上の入金（過去7日、直近）からの秒数",
        english: "seconds from the newest incoming of at least half this outgoing's amount, within 7 days",
        source: "mule pattern 雷型; reference case 3-5")
    ) { $0.secondsFromIncoming.map { Double($0) } },
    FeatureDefinition(
      FeatureSpec(
        "account.out.is_sweep", .boolean, .truth, missing: .never,
        japanese: "過去7日に3者以上から入金された額の8割以上が24時間以内に出金されたこと",
        english:
          "outgoing by which 80 percent or more of 7 days' incoming from three or more payers left within 24 hours",
        source: "mule pattern 逆L字型; reference case 3-5")
    ) { $0.isSweep.number },
    FeatureDefinition(
      FeatureSpec(
        "account.in.distinct_payers_before_sweep_7d", .integer, .count, missing: .never,
        japanese: "入金の8割以上が出金された時の、過去7日の振込元数（該当しなければ0）",
        english: "distinct payers of 7 days whose money this outgoing swept out, 0 when it is no sweep",
        source: "mule pattern 逆L字型; reference case 3-5")
    ) { Double($0.sweptPayers) },
    FeatureDefinition(
      FeatureSpec(
        "account.in.small_test_before_large_7d", .boolean, .truth, missing: .never,
        japanese: "過去7日に1,000円以下の入金の後、10万円以上の入金があったこと",
        english: "deposit of 1,000 yen or less and after it one of 100,000 yen or more, within 7 days",
        source: "mule pattern: small test deposit before the real one")
    ) { $0.isTestedBeforeLarge.number },
    FeatureDefinition(
      FeatureSpec(
        "account.burst_after_dormancy", .integer, .count, missing: .withoutHistory,
        japanese: "30日間取引がなかった口座の24時間の取引件数（該当しなければ0）",
        english: "transactions of 24 hours after 30 days without any, 0 when there were some",
        source: "mule pattern: dormant then burst; reference case 3-7")
    ) { $0.burstCount.map { Double($0) } },
    FeatureDefinition(
      FeatureSpec(
        "flow.round_trip_yen_7d", .integer, .yen, missing: .withoutField,
        japanese: "過去7日に同じ相手方との間を往復した金額",
        english: "yen that went to this party and came back from it over 7 days, the smaller of both sums",
        source: "layering: money that returns to where it came from")
    ) { $0.roundTripYen.map { Double($0) } },
  ]
}
