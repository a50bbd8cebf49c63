@testable import Rules

/// Transactions of everyday life for which no rule of a pack may fire.
enum OrdinaryLife: String, CustomStringConvertible {
  case ordinarySalary
  case ordinaryRent
  case supplierPayment
  case cashWithdrawal

  var description: String { rawValue }

  var row: RuleRow {
    switch self {
    case .ordinarySalary:
      return ConditionSupport.row(
        Self.quiet.merging([
          "transaction.amount_yen": 280_000, "transaction.is_outgoing": 0, "account.in.count_24h": 1,
          "account.in.sum_yen_24h": 280_000, "account.in.sum_yen_7d": 280_000, "pair.is_first": 0,
          "pair.count_before": 24,
        ]) { $1 }, [.channel: "batch", .kind: "salary", .direction: "in"])
    case .ordinaryRent:
      return ConditionSupport.row(
        Self.quiet.merging([
          "transaction.amount_yen": 98_000, "transaction.just_below_limit": 1, "account.out.count_24h": 2,
          "account.out.sum_yen_24h": 103_000, "account.out.below_limit_count_7d": 1, "pair.is_first": 0,
          "pair.count_before": 30, "transaction.share_of_balance": 0.25,
        ]) { $1 }, [.channel: "internet", .kind: "transfer", .direction: "out"])
    case .supplierPayment:
      return ConditionSupport.row(
        Self.quiet.merging([
          "transaction.amount_yen": 1_320_000, "account.out.count_24h": 12,
          "account.out.sum_yen_24h": 9_400_000,
          "account.out.distinct_counterparties_24h": 12, "account.out.distinct_counterparties_7d": 18,
          "account.in.sum_yen_24h": 3_000_000, "account.in.sum_yen_7d": 14_000_000,
          "account.out.pass_through_24h": 3.1, "account.out.sweep_7d": 0.67, "customer.is_corporation": 1,
          "calendar.is_gotobi": 1, "account.out.new_counterparties_7d": 1, "pair.is_first": 0,
          "pair.count_before": 40, "transaction.share_of_balance": 0.1,
        ]) { $1 }, [.channel: "batch", .kind: "transfer", .direction: "out"])
    case .cashWithdrawal:
      return ConditionSupport.row(
        Self.quiet.merging([
          "transaction.amount_yen": 30_000, "transaction.is_cash": 1, "transaction.is_atm": 1,
          "transaction.is_remote": 0, "transaction.is_round_10k": 1, "account.out.cash_count_24h": 1,
          "account.out.cash_sum_yen_24h": 30_000, "account.out.cash_sum_yen_7d": 60_000,
        ]) { $1 }, [.channel: "atm", .kind: "cash", .direction: "out"])
    }
  }

  /// A customer of ten years at noon on a working day, with a steady month behind.
  private static let quiet: [String: Double] = [
    "transaction.is_outgoing": 1, "transaction.is_cash": 0, "transaction.is_atm": 0,
    "transaction.is_remote": 1,
    "transaction.is_round_10k": 0, "transaction.just_below_limit": 0, "transaction.share_of_balance": 0.05,
    "calendar.hour": 12, "calendar.weekday": 3, "calendar.is_bank_holiday": 0, "calendar.is_night": 0,
    "account.out.count_1h": 1, "account.out.count_24h": 1, "account.out.count_7d": 4,
    "account.out.count_30d_daily": 15, "account.out.sum_yen_24h": 30_000, "account.out.sum_yen_7d": 90_000,
    "account.out.max_yen_7d": 98_000, "account.in.count_24h": 0, "account.in.count_7d": 1,
    "account.in.sum_yen_24h": 0, "account.in.sum_yen_7d": 280_000, "account.in.small_count_24h": 0,
    "account.out.cash_count_24h": 0, "account.out.cash_sum_yen_24h": 0, "account.out.cash_sum_yen_7d": 30_000,
    "account.in.cash_count_7d": 0, "account.in.cash_sum_yen_7d": 0, "account.out.below_limit_count_7d": 0,
    "account.in.below_limit_count_7d": 0, "account.out.distinct_counterparties_24h": 1,
    "account.out.distinct_counterparties_7d": 3, "account.in.distinct_counterparties_24h": 0,
    "account.in.distinct_counterparties_7d": 1, "account.out.new_counterparties_7d": 0,
    "account.seconds_since_last": 90_000, "account.idle_days": 1.04, "account.days_since_first_seen": 900,
    "account.out.sweep_7d": 0.3, "account.amount_to_own_mean_30d_daily": 1.2,
    "account.amount_to_own_max_30d_daily": 1.0, "account.out.day_sum_to_own_mean_30d_daily": 1.1,
    "account.channel_is_new": 0, "pair.is_first": 0, "pair.count_before": 12, "pair.days_since_first": 300,
    "counterparty.in.count_24h": 2, "counterparty.in.distinct_senders_24h": 2,
    "counterparty.in.distinct_senders_7d": 6, "counterparty.days_since_first_seen": 700,
    "counterparty.watch_list_score": 0, "counterparty.on_list_by_account": 0,
    "counterparty.on_frozen_list": 0,
    "counterparty.on_notice_list": 0, "counterparty.on_exchange_list": 0, "counterparty.on_own_list": 0,
    "customer.is_corporation": 0, "customer.account_age_days": 3_650, "name.originator_to_holder": 1,
    "name.counterparty_to_holder": 0, "name.originator_has_digits": 0, "lexicon.investment": 0,
    "lexicon.refund": 0, "lexicon.authority": 0, "lexicon.loan": 0, "lexicon.crypto_exchange": 0,
    "lexicon.prepaid": 0, "account.reversed_count_7d": 0, "account.reversed_sum_yen_7d": 0,
    "account.amount_to_own_median": 1.1, "account.amount_own_deviations": 0.4, "account.hour_own_share": 0.5,
    "account.channel_own_share": 0.7, "account.new_payee_own_share": 0.1, "account.out.is_sweep": 0,
    "account.out.seconds_from_last_in": 90_000, "account.in.distinct_payers_before_sweep_7d": 0,
    "account.in.small_test_before_large_7d": 0, "account.burst_after_dormancy": 0,
    "flow.round_trip_yen_7d": 0, "flow.cycle_hops_72h": 0,
  ]
}
