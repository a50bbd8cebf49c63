import Core

/// Features of accounts that are confirmed as used for fraud; without a file of labels all are missing.
///
/// A label counts from the moment at which it was known, for transactions at that moment or later; what it says of the time before is never
/// read. A transaction that gives only its day stands at the beginning of the day.
///
/// An account has dealt with a party in the 90 days before a transaction when the time from its earliest to its newest transaction with it,
/// either way, reaches into them: later than 90 days before, not later than the transaction. It is read of what had arrived by then. A
/// reversed transaction is no dealing; where the one before it is no longer kept singly, because 14 days have passed, it counts as being just
/// that old. The transaction's own account and the party itself are not counted.
///
/// No model takes them in: labels come and go with the bank's own work, and what one means is said by rules.
enum LabelFeatures {
  static let all: [FeatureDefinition<LabelMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "account.is_confirmed_fraud", .boolean, .truth, missing: .withoutList,
        japanese: "この口座の不正利用が取引時点で確認済みであること",
        english: "account confirmed as used for fraud by the time of the transaction", source: basis)
    ) { $0.isAccountConfirmed.number },
    FeatureDefinition(
      FeatureSpec(
        "counterparty.is_confirmed_fraud", .boolean, .truth, missing: .withoutList,
        japanese: "相手方の口座の不正利用が取引時点で確認済みであること",
        english: "other party's account confirmed as used for fraud by the time of the transaction",
        source: basis)
    ) { $0.isPartyConfirmed.map(\.number) },
    FeatureDefinition(
      FeatureSpec(
        "counterparty.seconds_since_confirmed", .integer, .seconds, missing: .withoutList,
        japanese: "相手方の口座の不正利用が確認されてからの秒数",
        english: "seconds since the other party's account was confirmed as used for fraud", source: basis)
    ) { $0.secondsSinceConfirmed.map { Double($0) } },
    FeatureDefinition(
      FeatureSpec(
        "counterparty.confirmed_fraud_accounts_90d", .integer, .count, missing: .withoutList,
        japanese: "過去90日にこの相手方と取引した、不正利用が確認済みの他の口座の数",
        english: "other accounts confirmed as used for fraud that dealt with this party over 90 days",
        source: "parties shared with accounts used for fraud; FSA reference cases on concealed networks")
    ) { $0.sharedAccounts.map { Double($0) } },
  ]

  private static let basis = "振り込め詐欺救済法3条: accounts suspected to be used for fraud"
}
