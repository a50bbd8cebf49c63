import Core

/// Features of the comparison with what is usual for the account itself.
///
/// Usual are the last 32 transactions to arrive in the same direction, without this one, as far as they lie within the 90 days before it;
/// with fewer than five the features are missing.
enum HabitFeatures {
  static let all: [FeatureDefinition<HabitMoment>] = [
    feature(
      "account.amount_to_own_median", "普段（直近32件の中央値）に対する倍率",
      "times this account's usual amount, the median of its last 32 in the same direction"
    ) { $0.timesMedian },
    feature(
      "account.amount_own_deviations", "普段の金額からの隔たり（中央絶対偏差による標準偏差の倍数）",
      "robust standard deviations of the amount from this account's usual amount"
    ) { $0.deviations },
    feature(
      "account.hour_own_share", "普段の取引のうち前後2時間の時刻に行われたものの割合",
      "share of this account's usual transactions within two hours of this one's hour"
    ) { $0.hourShare },
    feature(
      "account.channel_own_share", "普段の取引のうち同じ取引手段によるものの割合",
      "share of this account's usual transactions by the same channel"
    ) { $0.channelShare },
    feature(
      "account.new_payee_own_share", "普段の取引のうち初めての相手方とのものの割合",
      "share of this account's usual transactions that were the first with their party"
    ) { $0.firstOfPairShare },
  ]

  private static func feature(
    _ name: String, _ japanese: String, _ english: String,
    _ value: @escaping @Sendable (borrowing HabitMoment) -> Double?
  ) -> FeatureDefinition<HabitMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .real, .ratio, missing: .withoutHistory, japanese: japanese, english: english,
        source: "8条2項 comparison (b): the customer's own earlier transactions"), value)
  }
}
