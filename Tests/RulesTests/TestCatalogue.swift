import Core

/// The names, types and units that the shipped packs are written against.
///
/// The catalogue itself lives in a target that the rules must not import, so its names stand here again.
enum TestCatalogue {
  static let features: [FeatureSpec] = table.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ")
    guard words.count == 3, let type = FeatureSpec.ValueType(rawValue: String(words[1])),
      let unit = FeatureSpec.Unit(rawValue: String(words[2]))
    else { return nil }
    return FeatureSpec(
      FeatureName(String(words[0])), type, unit, missing: .withoutField, japanese: "試験用",
      english: "for tests",
      source: "test")
  }

  static func index(_ name: String) -> Int {
    guard let index = features.firstIndex(where: { $0.name.text == name }) else {
      preconditionFailure("The test names a feature that is not in its catalogue.")
    }
    return index
  }

  private static let table = """
    transaction.amount_yen integer yen
    transaction.is_outgoing boolean truth
    transaction.is_cash boolean truth
    transaction.is_atm boolean truth
    transaction.is_remote boolean truth
    transaction.is_round_10k boolean truth
    transaction.just_below_limit boolean truth
    transaction.balance_after_yen integer yen
    transaction.share_of_balance real ratio
    calendar.hour integer ordinal
    calendar.weekday integer ordinal
    calendar.day_of_month integer ordinal
    calendar.is_bank_holiday boolean truth
    calendar.is_gotobi boolean truth
    calendar.is_pension_day boolean truth
    calendar.days_since_pension_day integer days
    calendar.is_night boolean truth
    account.out.count_1h integer count
    account.out.count_24h integer count
    account.out.count_7d integer count
    account.out.count_30d_daily integer count
    account.out.sum_yen_1h integer yen
    account.out.sum_yen_24h integer yen
    account.out.sum_yen_7d integer yen
    account.out.sum_yen_30d_daily integer yen
    account.in.count_1h integer count
    account.in.count_24h integer count
    account.in.count_7d integer count
    account.in.count_30d_daily integer count
    account.in.sum_yen_1h integer yen
    account.in.sum_yen_24h integer yen
    account.in.sum_yen_7d integer yen
    account.in.sum_yen_30d_daily integer yen
    account.out.max_yen_7d integer yen
    account.out.cash_count_24h integer count
    account.out.cash_sum_yen_24h integer yen
    account.out.cash_sum_yen_7d integer yen
    account.in.cash_count_7d integer count
    account.in.cash_sum_yen_7d integer yen
    account.out.below_limit_count_7d integer count
    account.in.below_limit_count_7d integer count
    account.out.distinct_counterparties_24h integer count
    account.out.distinct_counterparties_7d integer count
    account.in.distinct_counterparties_24h integer count
    account.in.distinct_counterparties_7d integer count
    account.out.new_counterparties_7d integer count
    account.in.small_count_24h integer count
    account.seconds_since_last integer seconds
    account.out.seconds_since_last integer seconds
    account.in.seconds_since_last integer seconds
    account.idle_days real days
    account.days_since_first_seen real days
    account.out.pass_through_24h real ratio
    account.out.sweep_7d real ratio
    account.amount_to_own_mean_30d_daily real ratio
    account.amount_to_own_max_30d_daily real ratio
    account.out.day_sum_to_own_mean_30d_daily real ratio
    account.channel_is_new boolean truth
    pair.is_first boolean truth
    pair.count_before integer count
    pair.days_since_first real days
    account.is_confirmed_fraud boolean truth
    counterparty.is_confirmed_fraud boolean truth
    counterparty.seconds_since_confirmed integer seconds
    counterparty.confirmed_fraud_accounts_90d integer count
    counterparty.in.count_1h integer count
    counterparty.in.count_24h integer count
    counterparty.in.count_7d integer count
    counterparty.in.count_30d_daily integer count
    counterparty.in.sum_yen_1h integer yen
    counterparty.in.sum_yen_24h integer yen
    counterparty.in.sum_yen_7d integer yen
    counterparty.in.sum_yen_30d_daily integer yen
    counterparty.in.distinct_senders_24h integer count
    counterparty.in.distinct_senders_7d integer count
    counterparty.days_since_first_seen real days
    counterparty.watch_list_score real ratio
    counterparty.on_list_by_account boolean truth
    counterparty.on_frozen_list boolean truth
    counterparty.on_notice_list boolean truth
    counterparty.on_exchange_list boolean truth
    counterparty.on_own_list boolean truth
    customer.is_corporation boolean truth
    customer.account_age_days integer days
    name.originator_to_holder real ratio
    name.counterparty_to_holder real ratio
    name.originator_has_digits boolean truth
    name.counterparty_is_corporation boolean truth
    name.counterparty_fills_field boolean truth
    memo.length integer count
    memo.kana_share real ratio
    memo.kanji_share real ratio
    memo.latin_share real ratio
    memo.digit_share real ratio
    lexicon.investment integer count
    lexicon.refund integer count
    lexicon.authority integer count
    lexicon.loan integer count
    lexicon.crypto_exchange integer count
    lexicon.prepaid integer count
    account.reversed_count_7d integer count
    account.reversed_sum_yen_7d integer yen
    account.amount_to_own_median real ratio
    account.amount_own_deviations real ratio
    account.hour_own_share real ratio
    account.channel_own_share real ratio
    account.new_payee_own_share real ratio
    account.out.seconds_from_last_in integer seconds
    account.out.is_sweep boolean truth
    account.in.distinct_payers_before_sweep_7d integer count
    account.in.small_test_before_large_7d boolean truth
    account.burst_after_dormancy integer count
    flow.round_trip_yen_7d integer yen
    flow.cycle_hops_72h integer count
    """
}
