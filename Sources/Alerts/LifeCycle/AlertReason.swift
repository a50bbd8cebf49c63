import Core

/// Why a move was made, in a word that can be counted.
public enum AlertReason: String, CaseIterable, Hashable, Sendable {
  /// Escalated: a second opinion is wanted.
  case secondOpinion = "second_opinion"
  /// Escalated: the loss is large.
  case largeLoss = "large_loss"
  /// Escalated: it is still going on.
  case stillGoingOn = "still_going_on"
  /// Waiting: the customer is asked.
  case customerAnswer = "customer_answer"
  /// Waiting: another bank is asked.
  case otherBank = "other_bank"
  /// Waiting: the police are asked.
  case police
  /// Waiting: documents are awaited.
  case documents
  /// Confirmed: the customer is a victim of fraud.
  case fraudVictim = "fraud_victim"
  /// Confirmed: the account was taken over.
  case accountTakeover = "account_takeover"
  /// Confirmed: the account was used for fraud.
  case muleAccount = "mule_account"
  /// Confirmed: money laundering.
  case laundering
  /// Confirmed: another crime.
  case otherCrime = "other_crime"
  /// Dismissed: usual for this customer.
  case expectedActivity = "expected_activity"
  /// Dismissed: the customer confirmed it.
  case customerConfirmed = "customer_confirmed"
  /// Dismissed: the data were wrong.
  case wrongData = "wrong_data"
  /// Dismissed or closed: handled with another alert.
  case sameCase = "same_case"
  /// Reported as a suspicious transaction.
  case reportFiled = "report_filed"
  /// Reported as a suspicious transaction, and the police were told.
  case reportFiledAndPolice = "report_filed_and_police"
  /// Closed: there is nothing to report.
  case notReportable = "not_reportable"
  /// Reopened: there is new information.
  case newInformation = "new_information"
  /// Reopened: the decision was wrong.
  case wrongDecision = "wrong_decision"
  /// Reopened by a night: new transactions came in.
  case newTransactions = "new_transactions"

  /// Which accounts a confirmation with this reason says were used for fraud.
  public enum UsedAccounts: Hashable, Sendable {
    /// None that the alert names for sure.
    case none
    /// The account of the alert.
    case own
    /// The accounts to which the alert's transactions sent money.
    case counterparties
  }

  /// The reasons that a move may have, in the order in which they are offered; empty when it has none.
  public static func reasons(for move: AlertMove) -> [AlertReason] {
    switch move {
    case .escalate: [.secondOpinion, .largeLoss, .stillGoingOn]
    case .wait: [.customerAnswer, .otherBank, .police, .documents]
    case .confirm: [.fraudVictim, .accountTakeover, .muleAccount, .laundering, .otherCrime]
    case .dismiss: [.expectedActivity, .customerConfirmed, .wrongData, .sameCase]
    case .report: [.reportFiled, .reportFiledAndPolice]
    case .close: [.notReportable, .sameCase]
    case .reopen: [.newInformation, .wrongDecision]
    case .add: [.newTransactions]
    case .assign, .begin: []
    }
  }

  /// Which accounts a confirmation with this reason says were used for fraud.
  public var usedAccounts: UsedAccounts {
    switch self {
    case .fraudVictim, .accountTakeover: .counterparties
    case .muleAccount: .own
    default: .none
    }
  }

  /// The reason as people read it.
  public func name(_ language: Language) -> String {
    let (japanese, english) = names
    return language == .japanese ? japanese : english
  }

  private var names: (japanese: String, english: String) {
    switch self {
    case .secondOpinion: ("判断に迷うため", "a second opinion is wanted")
    case .largeLoss: ("被害額が大きいため", "the loss is large")
    case .stillGoingOn: ("被害が続いているため", "it is still going on")
    case .customerAnswer: ("顧客に確認中", "the customer is asked")
    case .otherBank: ("他行に照会中", "another bank is asked")
    case .police: ("警察に照会中", "the police are asked")
    case .documents: ("資料を待っているため", "documents are awaited")
    case .fraudVictim: ("詐欺の被害", "the customer is a victim of fraud")
    case .accountTakeover: ("不正送金（口座の乗っ取り）", "the account was taken over")
    case .muleAccount: ("口座の不正利用", "the account was used for fraud")
    case .laundering: ("資金洗浄", "money laundering")
    case .otherCrime: ("その他の犯罪", "another crime")
    case .expectedActivity: ("この顧客には通常の取引", "usual for this customer")
    case .customerConfirmed: ("顧客に確認済み", "the customer confirmed it")
    case .wrongData: ("データの誤り", "the data were wrong")
    case .sameCase: ("別のアラートで処理", "handled with another alert")
    case .reportFiled: ("疑わしい取引の届出済み", "reported as a suspicious transaction")
    case .reportFiledAndPolice: ("届出と警察への通報済み", "reported, and the police were told")
    case .notReportable: ("届出の対象外", "nothing to report")
    case .newInformation: ("新しい情報があるため", "there is new information")
    case .wrongDecision: ("判断の訂正", "the decision was wrong")
    case .newTransactions: ("新しい取引が加わったため", "new transactions came in")
    }
  }
}
