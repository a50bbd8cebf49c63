/// What sort of thing a feature speaks of, so that many small reasons can be read as a few.
///
/// A feature's family is told from its name, so that built-in features, declared columns and declared windows all have one.
public enum FeatureFamily: String, CaseIterable, Sendable {
  /// What the transaction itself is.
  case transaction
  /// The day and the hour.
  case calendar
  /// How much and how often the account moves money.
  case activity
  /// What is unusual for this account.
  case habit
  /// The other party, and the account's history with it.
  case counterparty
  /// Where money came from and goes on to.
  case flow
  /// Names beside each other.
  case name
  /// What the memo says.
  case memo
  /// What is known of the customer.
  case customer
  /// Corrections and reversals.
  case correction
  /// Watch lists and confirmed accounts.
  case list
  /// Columns that the pipeline declares.
  case declared
  /// Rules that fired.
  case rule

  /// The family of a feature.
  public init(of feature: FeatureName) {
    let name = feature.text
    func begins(_ prefixes: String...) -> Bool { prefixes.contains { name.hasPrefix($0) } }
    func holds(_ words: String...) -> Bool { words.contains { name.contains($0) } }
    if begins("extra.", "account.extra.") {
      self = .declared
    } else if holds("confirmed", "_list") {
      self = .list
    } else if begins("correction.", "account.reversed_") {
      self = .correction
    } else if holds("_own", "usual", "is_new", "idle", "dormancy", "first_seen") && begins("account.") {
      self = .habit
    } else if begins("flow.") || holds("pass_through", "sweep", "from_last_in") {
      self = .flow
    } else if begins("memo", "lexicon.") {
      self = .memo
    } else {
      self = FeatureFamily.byFirstWord[name.prefix { $0 != "." }.description] ?? .declared
    }
  }

  private static let byFirstWord: [String: FeatureFamily] = [
    "transaction": .transaction, "calendar": .calendar, "account": .activity, "pair": .counterparty,
    "counterparty": .counterparty, "name": .name, "customer": .customer,
  ]

  /// The words for people, in Japanese.
  public var japanese: String {
    switch self {
    case .transaction: "取引の内容"
    case .calendar: "日時"
    case .activity: "口座の動き"
    case .habit: "いつもとの違い"
    case .counterparty: "相手先"
    case .flow: "資金の流れ"
    case .name: "名義"
    case .memo: "摘要"
    case .customer: "顧客"
    case .correction: "訂正・取消"
    case .list: "リスト・確認済み口座"
    case .declared: "独自の項目"
    case .rule: "ルール"
    }
  }

  /// The words for people, in English.
  public var english: String {
    switch self {
    case .transaction: "the transaction"
    case .calendar: "day and hour"
    case .activity: "activity of the account"
    case .habit: "unusual for the account"
    case .counterparty: "the other party"
    case .flow: "flow of money"
    case .name: "names"
    case .memo: "memo"
    case .customer: "the customer"
    case .correction: "corrections"
    case .list: "lists and confirmed accounts"
    case .declared: "declared columns"
    case .rule: "rules"
    }
  }
}
