import Core

/// Features of the payee's windows over all senders in the files; they exist for outgoing transfers that name the payee's account.
enum CounterpartyFeatures {
  static let all: [FeatureDefinition<EntityMoment>] =
    velocity + [
      FeatureDefinition(
        FeatureSpec(
          "counterparty.in.distinct_senders_24h", .integer, .count, missing: .withoutField,
          japanese: "振込先が過去24時間に受けた振込元数", english: "distinct senders to this payee over 24 hours",
          source: "reference case 3-5")
      ) { $0.kept { Double($0.windows.day.incoming.distinctParties) } },
      FeatureDefinition(
        FeatureSpec(
          "counterparty.in.distinct_senders_7d", .integer, .count, missing: .withoutField,
          japanese: "振込先が過去7日に受けた振込元数", english: "distinct senders to this payee over 7 days",
          source: "reference case 3-5")
      ) { $0.kept { Double($0.windows.week.incoming.distinctParties) } },
      FeatureDefinition(
        FeatureSpec(
          "counterparty.days_since_first_seen", .real, .days, missing: .withoutHistory,
          japanese: "振込先が初めて現れてからの日数", english: "days since this payee was first seen",
          source: "accounts sold for fraud are new to the bank's customers")
      ) { $0.secondsSinceFirst.map { Double($0) / 86_400 } },
    ]

  private static let velocity: [FeatureDefinition<EntityMoment>] =
    exact(.hour) { $0.windows.hour.incoming } + exact(.day) { $0.windows.day.incoming }
    + exact(.week) { $0.windows.week.incoming } + [
      FeatureDefinition<EntityMoment>(
        FeatureSpec(
          "counterparty.in.count_30d_daily", .integer, .count, missing: .withoutField,
          japanese: "振込先が過去30日に受けた件数（日単位）", english: "transfers to this payee over 30 days, by day",
          source: "reference case 3-5")
      ) { $0.kept { Double($0.incomingMonth.count + 1) } },
      FeatureDefinition<EntityMoment>(
        FeatureSpec(
          "counterparty.in.sum_yen_30d_daily", .integer, .yen, missing: .withoutField,
          japanese: "振込先が過去30日に受けた合計額（日単位）", english: "sum to this payee over 30 days, by day",
          source: "reference case 3-5")
      ) { $0.kept { Double($0.incomingMonth.sumYen + $0.amountYen) } },
    ]

  /// Inlined, and given where the totals stand, so that reading a feature loads its number and nothing else.
  @inline(__always)
  private static func exact(
    _ window: ExactWindow, _ totals: @escaping @Sendable (borrowing EntityMoment) -> WindowTotals
  ) -> [FeatureDefinition<EntityMoment>] {
    [
      FeatureDefinition(
        FeatureSpec(
          FeatureName("counterparty.in.count_\(window.suffix)"), .integer, .count, missing: .withoutField,
          japanese: "振込先が過去\(window.japanese)に受けた件数",
          english: "transfers to this payee over \(window.english)", source: "reference case 3-5")
      ) { $0.kept { Double(totals($0).count) } },
      FeatureDefinition(
        FeatureSpec(
          FeatureName("counterparty.in.sum_yen_\(window.suffix)"), .integer, .yen, missing: .withoutField,
          japanese: "振込先が過去\(window.japanese)に受けた合計額",
          english: "sum to this payee over \(window.english)", source: "reference case 3-5")
      ) { $0.kept { Double(totals($0).sumYen) } },
    ]
  }
}
