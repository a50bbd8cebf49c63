import Core

/// Features of who paid whom over all accounts; they exist for transactions that name the other party's account.
enum MoneyFeatures {
  static let all: [FeatureDefinition<MoneyMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "flow.cycle_hops_72h", .integer, .count, missing: .withoutField,
        japanese: "資金が72時間以内に一巡した時の送金の回数（2から4、一巡していなければ0）",
        english:
          "payments of at least half this amount by which money came full circle within 72 hours, 2 to 4, 0 when it did not",
        source: "layering: money that returns to where it came from")
    ) { Double($0.cycleHops) }
  ]
}
