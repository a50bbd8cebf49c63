/// Which way the money went, seen from the account.
public enum Direction: UInt8, CaseIterable, Sendable {
  /// Money came into the account (入金).
  case incoming = 1
  /// Money left the account (出金).
  case outgoing = 2

  /// The word used in files and rules: `in` or `out`.
  public var word: String { self == .incoming ? "in" : "out" }

  /// Reads the word used in files and rules.
  public init?(word: some StringProtocol) {
    guard let match = Direction.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}

/// Where an order was given.
public enum Channel: UInt8, CaseIterable, Sendable {
  /// The file does not say.
  case unstated = 0
  /// A bank counter (窓口).
  case branch = 1
  /// A cash machine (ATM).
  case atm = 2
  /// Internet banking in a browser.
  case internet = 3
  /// The bank's application on a telephone.
  case mobile = 4
  /// A file of many orders, or the bank's own batch.
  case batch = 5

  /// The word used in files and rules.
  public var word: String {
    switch self {
    case .unstated: return "unstated"
    case .branch: return "branch"
    case .atm: return "atm"
    case .internet: return "internet"
    case .mobile: return "mobile"
    case .batch: return "batch"
    }
  }

  /// Reads the word used in files and rules.
  public init?(word: some StringProtocol) {
    guard let match = Channel.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}

/// What sort of movement a transaction is.
public enum TransactionKind: UInt8, CaseIterable, Sendable {
  /// The file does not say, or says "other" (その他).
  case other = 0
  /// A transfer between accounts (振込, 振替).
  case transfer = 1
  /// Notes and coins (現金).
  case cash = 2
  /// A purchase by card.
  case card = 3
  /// A direct debit (口座振替).
  case debit = 4
  /// A salary or bonus (給与, 賞与).
  case salary = 5
  /// A charge or interest (手数料, 利息).
  case fee = 6
  /// A correction of an earlier row (訂正); it enters no window.
  case correction = 7

  /// The word used in files and rules.
  public var word: String {
    switch self {
    case .other: return "other"
    case .transfer: return "transfer"
    case .cash: return "cash"
    case .card: return "card"
    case .debit: return "debit"
    case .salary: return "salary"
    case .fee: return "fee"
    case .correction: return "correction"
    }
  }

  /// Reads the word used in files and rules.
  public init?(word: some StringProtocol) {
    guard let match = TransactionKind.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}
