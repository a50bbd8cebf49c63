import Core

/// One transaction as its own features see it.
struct TransactionMoment {
  var amountYen: Int64
  var isOutgoing: Bool
  var kind: TransactionKind
  var channel: Channel
  var balanceAfterYen: Int64?

  init(_ batch: borrowing TransactionBatch, row: Int) {
    amountYen = batch.amountYen[row]
    isOutgoing = batch.direction[row] == .outgoing
    kind = batch.kind[row]
    channel = batch.channel[row]
    let balance = batch.balanceAfterYen[row]
    balanceAfterYen = balance == TransactionBatch.absentBalance ? nil : balance
  }
}

/// Features of the transaction alone.
enum TransactionFeatures {
  static let all: [FeatureDefinition<TransactionMoment>] = amounts + manner

  private static let amounts: [FeatureDefinition<TransactionMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "transaction.amount_yen", .integer, .yen, missing: .never, japanese: "取引金額",
        english: "amount of the transaction", source: "reference case 1-1")
    ) { Double($0.amountYen) },
    FeatureDefinition(
      FeatureSpec(
        "transaction.is_round_10k", .boolean, .truth, missing: .never, japanese: "金額が1万円単位であること",
        english: "amount in whole ten-thousands of yen",
        source: "scam reports: sums told by telephone are round")
    ) { ($0.amountYen > 0 && $0.amountYen % 10_000 == 0).number },
    FeatureDefinition(
      FeatureSpec(
        "transaction.just_below_limit", .boolean, .truth, missing: .never,
        japanese: "10万円・50万円・100万円・200万円のいずれかを僅かに下回る金額であること",
        english:
          "amount 90 percent or more of a limit (100,000, 500,000, 1,000,000, 2,000,000 yen) and below it",
        source:
          "reference case 1-2; identity check limits of the Act on Prevention of Transfer of Criminal Proceeds"
      )
    ) { WindowRow.isJustBelowLimit($0.amountYen).number },
    FeatureDefinition(
      FeatureSpec(
        "transaction.balance_after_yen", .integer, .yen, missing: .withoutField, japanese: "取引後残高",
        english: "balance after the transaction", source: "mule pattern 雷型: less than 1,000 yen is left")
    ) { $0.balanceAfterYen.map { Double($0) } },
    FeatureDefinition(
      FeatureSpec(
        "transaction.share_of_balance", .real, .ratio, missing: .withoutField, japanese: "出金額の直前残高に対する割合",
        english: "share of the balance before that a withdrawal takes",
        source: "ニセ警察 and account takeover: all assets are moved")
    ) { moment in
      guard moment.isOutgoing, let after = moment.balanceAfterYen, after + moment.amountYen > 0 else {
        return nil
      }
      return Double(moment.amountYen) / Double(after + moment.amountYen)
    },
  ]

  private static let manner: [FeatureDefinition<TransactionMoment>] = [
    FeatureDefinition(
      FeatureSpec(
        "transaction.is_outgoing", .boolean, .truth, missing: .never, japanese: "出金であること",
        english: "money leaves the account", source: "Zengin 入払区分")
    ) { $0.isOutgoing.number },
    FeatureDefinition(
      FeatureSpec(
        "transaction.is_cash", .boolean, .truth, missing: .never, japanese: "現金取引であること",
        english: "cash", source: "Zengin 取引区分 10; reference case 1-1")
    ) { ($0.kind == .cash).number },
    FeatureDefinition(
      FeatureSpec(
        "transaction.is_atm", .boolean, .truth, missing: .withoutField, japanese: "ATM取引であること",
        english: "at a cash machine", source: "還付金詐欺, キャッシュカード詐欺盗")
    ) { $0.channel == .unstated ? nil : ($0.channel == .atm).number },
    FeatureDefinition(
      FeatureSpec(
        "transaction.is_remote", .boolean, .truth, missing: .withoutField,
        japanese: "インターネットバンキングまたはアプリによる取引であること",
        english: "by internet banking or application",
        source: "request of the authorities 2024-08-23, measure 2")
    ) { moment in
      guard moment.channel != .unstated else { return nil }
      return (moment.channel == .internet || moment.channel == .mobile).number
    },
  ]
}
