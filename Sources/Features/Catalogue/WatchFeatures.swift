import Core

/// Features of the watch lists that the other party stands on.
///
/// No model takes them in: lists change from week to week, and what standing on one means is said by rules.
enum WatchFeatures {
  static let all: [FeatureDefinition<WatchMoment>] =
    [
      FeatureDefinition(
        FeatureSpec(
          "counterparty.watch_list_score", .real, .ratio, missing: .withoutList,
          japanese: "相手方と監視リストの名義との一致度",
          english: "similarity of the other party to the nearest name on a watch list",
          source: "FSA guideline on AML/CFT, transaction filtering; exchanges are left out, below 0.8 it is 0"
        )
      ) { $0.score },
      FeatureDefinition(
        FeatureSpec(
          "counterparty.on_list_by_account", .boolean, .truth, missing: .withoutList,
          japanese: "相手方の口座そのものが監視リストにあること",
          english: "the other party's account itself stands on a watch list",
          source: "振り込め詐欺救済法3条: accounts suspected to be used for fraud")
      ) { $0.isOnListByAccount.map(\.number) },
    ]
    + [
      kind(
        .frozenAccount, "counterparty.on_frozen_list", "凍結口座名義人リスト", "the list of holders of frozen accounts",
        "凍結口座名義人リスト, which the police share with banks"),
      kind(
        .dicNotice, "counterparty.on_notice_list", "預金保険機構の公告",
        "the public notices of the Deposit Insurance Corporation",
        "振り込め詐欺救済法: notices of accounts whose rights are to be extinguished"),
      kind(
        .cryptoExchange, "counterparty.on_exchange_list", "暗号資産交換業者の一覧",
        "the list of crypto-asset exchanges", "request of the authorities 2024-02-06"),
      kind(
        .own, "counterparty.on_own_list", "自行の監視リスト", "the bank's own watch list",
        "FSA guideline on AML/CFT, transaction filtering"),
    ]

  private static func kind(
    _ kind: WatchList.Kind, _ name: String, _ japanese: String, _ english: String, _ source: String
  ) -> FeatureDefinition<WatchMoment> {
    FeatureDefinition(
      FeatureSpec(
        FeatureName(name), .boolean, .truth, missing: .withoutList,
        japanese: "相手方の口座または名義が\(japanese)にあること",
        english: "the other party's account or very name stands on \(english)", source: source)
    ) { $0.isOn(kind).map(\.number) }
  }
}
