import Core

/// Features of the account's own windows and history.
enum AccountFeatures {
  static let all: [FeatureDefinition<EntityMoment>] = velocity + details + history + flow

  private static func words(_ direction: Direction) -> (path: String, japanese: String, english: String) {
    direction == .outgoing ? ("out", "出金", "outgoing") : ("in", "入金", "incoming")
  }

  /// Count and sum over each window, in both directions.
  private static let velocity: [FeatureDefinition<EntityMoment>] = [
    exact(.outgoing, .hour) { $0.windows.hour.outgoing },
    exact(.outgoing, .day) { $0.windows.day.outgoing },
    exact(.outgoing, .week) { $0.windows.week.outgoing },
    daily(.outgoing) {
      $0.isOutgoing
    } _: {
      $0.outgoingMonth
    },
    exact(.incoming, .hour) { $0.windows.hour.incoming },
    exact(.incoming, .day) { $0.windows.day.incoming },
    exact(.incoming, .week) { $0.windows.week.incoming },
    daily(.incoming) {
      !$0.isOutgoing
    } _: {
      $0.incomingMonth
    },
  ].flatMap { $0 }

  /// Inlined, and given where the totals stand, so that reading a feature loads its number and nothing else.
  @inline(__always)
  private static func exact(
    _ direction: Direction, _ window: ExactWindow,
    _ totals: @escaping @Sendable (borrowing EntityMoment) -> WindowTotals
  ) -> [FeatureDefinition<EntityMoment>] {
    let word = words(direction)
    return [
      FeatureDefinition(
        FeatureSpec(
          FeatureName("account.\(word.path).count_\(window.suffix)"), .integer, .count, missing: .never,
          japanese: "過去\(window.japanese)の\(word.japanese)件数",
          english: "\(word.english) count over \(window.english)",
          source: "reference case 3-2")
      ) { $0.kept { Double(totals($0).count) } },
      FeatureDefinition(
        FeatureSpec(
          FeatureName("account.\(word.path).sum_yen_\(window.suffix)"), .integer, .yen, missing: .never,
          japanese: "過去\(window.japanese)の\(word.japanese)合計額",
          english: "\(word.english) sum over \(window.english)",
          source: "reference case 3-2")
      ) { $0.kept { Double(totals($0).sumYen) } },
    ]
  }

  @inline(__always)
  private static func daily(
    _ direction: Direction, _ isOwn: @escaping @Sendable (borrowing EntityMoment) -> Bool,
    _ month: @escaping @Sendable (borrowing EntityMoment) -> DayTotals
  ) -> [FeatureDefinition<EntityMoment>] {
    let word = words(direction)
    return [
      FeatureDefinition(
        FeatureSpec(
          FeatureName("account.\(word.path).count_30d_daily"), .integer, .count, missing: .never,
          japanese: "過去30日の\(word.japanese)件数（日単位）", english: "\(word.english) count over 30 days, by day",
          source: "reference case 3-2")
      ) { $0.kept { Double(month($0).count + (isOwn($0) ? 1 : 0)) } },
      FeatureDefinition(
        FeatureSpec(
          FeatureName("account.\(word.path).sum_yen_30d_daily"), .integer, .yen, missing: .never,
          japanese: "過去30日の\(word.japanese)合計額（日単位）", english: "\(word.english) sum over 30 days, by day",
          source: "reference case 3-2")
      ) { $0.kept { Double(month($0).sumYen + (isOwn($0) ? $0.amountYen : 0)) } },
    ]
  }

  /// What windows count apart: cash, amounts below limits, distinct and new parties.
  private static let details: [FeatureDefinition<EntityMoment>] = [
    count("account.out.cash_count_24h", "過去24時間の現金出金件数", "cash withdrawals over 24 hours", "キャッシュカード詐欺盗") {
      $0.kept { Double($0.windows.day.outgoing.cashCount) }
    },
    yen(
      "account.out.cash_sum_yen_24h", "過去24時間の現金出金合計額", "cash withdrawn over 24 hours",
      "ATM ceiling, commonly 500,000 yen a day"
    ) {
      $0.kept { Double($0.windows.day.outgoing.cashSumYen) }
    },
    yen("account.out.cash_sum_yen_7d", "過去7日の現金出金合計額", "cash withdrawn over 7 days", "キャッシュカード詐欺盗") {
      $0.kept { Double($0.windows.week.outgoing.cashSumYen) }
    },
    count("account.in.cash_count_7d", "過去7日の現金入金件数", "cash deposits over 7 days", "reference case 1-2") {
      $0.kept { Double($0.windows.week.incoming.cashCount) }
    },
    yen("account.in.cash_sum_yen_7d", "過去7日の現金入金合計額", "cash deposited over 7 days", "reference case 1-2") {
      $0.kept { Double($0.windows.week.incoming.cashSumYen) }
    },
    count(
      "account.out.below_limit_count_7d", "過去7日の限度額を僅かに下回る出金の件数",
      "outgoing just below a limit over 7 days", "reference case 1-2"
    ) { $0.kept { Double($0.windows.week.outgoing.belowLimitCount) } },
    count(
      "account.in.below_limit_count_7d", "過去7日の限度額を僅かに下回る入金の件数",
      "incoming just below a limit over 7 days", "reference case 1-2"
    ) { $0.kept { Double($0.windows.week.incoming.belowLimitCount) } },
    count(
      "account.out.distinct_counterparties_24h", "過去24時間の振込先数", "distinct payees over 24 hours",
      "reference case 3-4"
    ) { $0.kept { Double($0.windows.day.outgoing.distinctParties) } },
    count(
      "account.out.distinct_counterparties_7d", "過去7日の振込先数", "distinct payees over 7 days",
      "reference case 3-4"
    ) {
      $0.kept { Double($0.windows.week.outgoing.distinctParties) }
    },
    count(
      "account.in.distinct_counterparties_24h", "過去24時間の振込元数", "distinct payers over 24 hours",
      "reference case 3-5"
    ) { $0.kept { Double($0.windows.day.incoming.distinctParties) } },
    count(
      "account.in.distinct_counterparties_7d", "過去7日の振込元数", "distinct payers over 7 days",
      "reference case 3-5"
    ) {
      $0.kept { Double($0.windows.week.incoming.distinctParties) }
    },
    count(
      "account.out.new_counterparties_7d", "過去7日に初めて振り込んだ相手の数", "payees paid for the first time over 7 days",
      "SNS型投資詐欺: ever new payees"
    ) { $0.kept { Double($0.windows.week.outgoing.firstOfPairCount) } },
    count(
      "account.in.small_count_24h", "過去24時間の1,000円以下の入金件数", "deposits of 1,000 yen or less over 24 hours",
      "mule pattern: small test deposit"
    ) {
      $0.kept { Double($0.windows.day.incoming.smallCount) }
    },
    count(
      "account.reversed_count_7d", "過去7日に取り消された取引の件数", "transactions reversed over 7 days",
      "訂正 (19) and 取消区分 reverse earlier rows"
    ) { $0.kept { Double($0.windows.week.reversedCount) } },
    yen(
      "account.reversed_sum_yen_7d", "過去7日に取り消された取引の合計額", "sum of transactions reversed over 7 days",
      "訂正 (19) and 取消区分 reverse earlier rows"
    ) { $0.kept { Double($0.windows.week.reversedYen) } },
    yen("account.out.max_yen_7d", "過去7日の最大出金額", "largest outgoing amount over 7 days", "reference case 3-2") {
      $0.kept { Double($0.windows.week.outgoing.maxYen) }
    },
  ]

  /// Time since earlier events, and the comparison with the account's own month.
  private static let history: [FeatureDefinition<EntityMoment>] = [
    seconds("account.seconds_since_last", "直前の取引からの秒数", "seconds since the last transaction") {
      $0.secondsSinceLast
    },
    seconds("account.out.seconds_since_last", "直前の出金からの秒数", "seconds since the last outgoing") {
      $0.secondsSinceOutgoing
    },
    seconds("account.in.seconds_since_last", "直前の入金からの秒数", "seconds since the last incoming") {
      $0.secondsSinceIncoming
    },
    real(
      "account.idle_days", .days, "取引がなかった日数", "days without a transaction before this one",
      "reference case 3-7"
    ) {
      $0.secondsSinceLast.map { Double($0) / 86_400 }
    },
    real(
      "account.days_since_first_seen", .days, "初回取引からの日数", "days since the account was first seen",
      "reference case 3-1"
    ) {
      $0.secondsSinceFirst.map { Double($0) / 86_400 }
    },
    real(
      "account.amount_to_own_mean_30d_daily", .ratio, "過去30日の同方向平均額に対する倍率",
      "times this account's mean of 30 days in the same direction",
      "8条2項 comparison (b): the customer's own earlier transactions"
    ) { moment in
      let month = moment.ownMonth
      guard month.sumYen > 0 else { return nil }
      return Double(moment.amountYen) * Double(month.count) / Double(month.sumYen)
    },
    real(
      "account.amount_to_own_max_30d_daily", .ratio, "過去30日の同方向最大額に対する倍率",
      "times this account's largest of 30 days in the same direction", "8条2項 comparison (b)"
    ) { moment in
      guard moment.ownMonth.maxYen > 0 else { return nil }
      return Double(moment.amountYen) / Double(moment.ownMonth.maxYen)
    },
    real(
      "account.out.day_sum_to_own_mean_30d_daily", .ratio, "24時間の出金合計の、過去30日の1日平均出金額に対する倍率",
      "outgoing of 24 hours as times of this account's daily mean", "8条2項 comparison (b)"
    ) { moment in
      let before = moment.outgoingMonth.sumYenDaysBefore
      guard before > 0, let first = moment.secondsSinceFirst else { return nil }
      let days = min(29, max(1, (Double(first) / 86_400).rounded(.up)))
      return Double(moment.windows.day.outgoing.sumYen) * days / Double(before)
    },
    FeatureDefinition(
      FeatureSpec(
        "account.channel_is_new", .boolean, .truth, missing: .withoutHistory,
        japanese: "この口座で初めて使われた取引手段であること",
        english: "channel this account has not used before",
        source: "request of the authorities 2025-09-12: start of internet banking")
    ) { $0.isChannelNew.map(\.number) },
  ]

  /// How money that came in went out again.
  private static let flow: [FeatureDefinition<EntityMoment>] = [
    real(
      "account.out.pass_through_24h", .ratio, "過去24時間の入金に対する出金の割合",
      "outgoing as share of incoming over 24 hours",
      "mule pattern 雷型; reference case 3-5"
    ) { moment in
      let incoming = moment.windows.day.incoming.sumYen
      return incoming > 0 ? Double(moment.windows.day.outgoing.sumYen) / Double(incoming) : nil
    },
    real(
      "account.out.sweep_7d", .ratio, "過去7日の入金に対する24時間の出金の割合",
      "outgoing of 24 hours as share of incoming over 7 days", "mule pattern 逆L字型"
    ) { moment in
      let incoming = moment.windows.week.incoming.sumYen
      return incoming > 0 ? Double(moment.windows.day.outgoing.sumYen) / Double(incoming) : nil
    },
  ]

  private static func count(
    _ name: String, _ japanese: String, _ english: String, _ source: String,
    _ value: @escaping @Sendable (borrowing EntityMoment) -> Double?
  ) -> FeatureDefinition<EntityMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .integer, .count, missing: .never, japanese: japanese, english: english,
        source: source), value)
  }

  private static func yen(
    _ name: String, _ japanese: String, _ english: String, _ source: String,
    _ value: @escaping @Sendable (borrowing EntityMoment) -> Double?
  ) -> FeatureDefinition<EntityMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .integer, .yen, missing: .never, japanese: japanese, english: english,
        source: source), value)
  }

  private static func real(
    _ name: String, _ unit: FeatureSpec.Unit, _ japanese: String, _ english: String, _ source: String,
    _ value: @escaping @Sendable (borrowing EntityMoment) -> Double?
  ) -> FeatureDefinition<EntityMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .real, unit, missing: .withoutHistory, japanese: japanese, english: english,
        source: source), value)
  }

  private static func seconds(
    _ name: String, _ japanese: String, _ english: String,
    _ value: @escaping @Sendable (borrowing EntityMoment) -> Int64?
  ) -> FeatureDefinition<EntityMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .integer, .seconds, missing: .withoutHistory, japanese: japanese, english: english,
        source: "reference case 3-5; mule pattern 雷型")
    ) { value($0).map { Double($0) } }
  }
}
