/// What sort of crime or oddness a rule looks for.
///
/// - Source: the classes of special fraud that the police count, the FSA's reference cases of suspicious
///   transactions, and the requests of the FSA and the police to banks.
public enum Typology: String, CaseIterable, Sendable {
  /// Dealings split to stay below a limit.
  case structuring
  /// Large or frequent cash.
  case cashIntensive = "cash_intensive"
  /// An account sold, lent or worked for others, through which proceeds run.
  case muleAccount = "mule_account"
  /// An idle account that suddenly moves much.
  case dormantAccount = "dormant_account"
  /// Callers who pose as police or prosecutors.
  case fakePolice = "fake_police"
  /// Callers who pose as a relative in need.
  case relativeImpersonation = "relative_impersonation"
  /// Callers who promise a refund and guide the victim at a cash machine.
  case refund
  /// Bills for what was never bought, support scams among them.
  case fictitiousBilling = "fictitious_billing"
  /// Deposits asked for a loan that never comes.
  case advanceFeeLoan = "advance_fee_loan"
  /// Cash cards taken by visitors and emptied.
  case cardTheft = "card_theft"
  /// Investment groups on social networks.
  case investment
  /// Feigned affection on social networks.
  case romance
  /// Orders by intruders who have the customer's access.
  case accountTakeover = "account_takeover"
  /// Companies led to pay to swapped accounts.
  case businessPayment = "business_payment"
  /// Proceeds sent on to crypto-asset exchanges.
  case cryptoTransfer = "crypto_transfer"
  /// Money sent round or back so that its way is hard to follow.
  case layering
  /// Remittances abroad.
  case foreignRemittance = "foreign_remittance"
  /// Sure bets sold to those who never win.
  case gambling
  /// Introductions sold that never happen.
  case datingService = "dating_service"
  /// Dealings out of line with the customer's own past or means.
  case unusualActivity = "unusual_activity"

  /// The name for people, in both languages.
  public var title: BilingualText {
    let pair: (String, String)
    switch self {
    case .structuring: pair = ("分割取引", "structuring")
    case .cashIntensive: pair = ("多額・頻繁な現金取引", "large or frequent cash")
    case .muleAccount: pair = ("口座の不正利用", "mule account")
    case .dormantAccount: pair = ("休眠口座の急な利用", "dormant account revived")
    case .fakePolice: pair = ("ニセ警察詐欺", "fake police scam")
    case .relativeImpersonation: pair = ("オレオレ詐欺", "relative impersonation scam")
    case .refund: pair = ("還付金詐欺", "refund scam")
    case .fictitiousBilling: pair = ("架空料金請求詐欺", "fictitious billing scam")
    case .advanceFeeLoan: pair = ("融資保証金詐欺", "advance fee loan scam")
    case .cardTheft: pair = ("キャッシュカード詐欺盗", "cash card theft by deception")
    case .investment: pair = ("SNS型投資詐欺", "social network investment scam")
    case .romance: pair = ("SNS型ロマンス詐欺", "social network romance scam")
    case .accountTakeover: pair = ("不正送金", "account takeover")
    case .businessPayment: pair = ("法人を狙う送金詐欺", "business payment fraud")
    case .cryptoTransfer: pair = ("暗号資産交換業者への不正な送金", "illicit transfer to a crypto-asset exchange")
    case .layering: pair = ("資金の還流・層化", "layering")
    case .foreignRemittance: pair = ("外国送金", "remittance abroad")
    case .gambling: pair = ("ギャンブル詐欺", "gambling scam")
    case .datingService: pair = ("交際あっせん詐欺", "dating service scam")
    case .unusualActivity: pair = ("通常と異なる取引", "unusual activity")
    }
    return BilingualText(japanese: pair.0, english: pair.1)
  }
}
