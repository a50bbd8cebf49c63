/// The formats of transaction files that can be read.
///
/// - Shape: closed; a file whose content is none of these is refused whole, never guessed.
public enum SourceFormat: UInt8, CaseIterable, Sendable {
  /// A bulk credit transfer of the Japanese Bankers Association (全銀協 総合振込, type 21, 120 bytes a record).
  case zenginTransfer = 1
  /// An account statement of the Japanese Bankers Association (全銀協 入出金取引明細, type 03, 200 bytes a record).
  case zenginStatement = 2
  /// Separated values (CSV or TSV), one transaction a row.
  case csv = 3
  /// Salaries and bonuses of the Japanese Bankers Association (全銀協 給与・賞与振込, types 11, 12, 71 and 72, 120 bytes
  /// a record).
  case zenginSalary = 4
  /// Direct debits of the Japanese Bankers Association (全銀協 預金口座振替, type 91, 120 bytes a record).
  case zenginDirectDebit = 5
  /// Notices of incoming transfers of the Japanese Bankers Association (全銀協 振込入金通知, type 01, 200 bytes a record).
  case zenginDepositNotice = 6
  /// JSON Lines: one JSON object a line, in UTF-8.
  case jsonLines = 7
  /// ISO 20022 pain.001: orders of a customer to the bank.
  case paymentInitiation = 8
  /// ISO 20022 pacs.008: credit transfers between banks.
  case customerCreditTransfer = 9
  /// ISO 20022 camt.052: an account report within the day.
  case accountReport = 10
  /// ISO 20022 camt.053: an account statement.
  case accountStatement = 11
  /// ISO 20022 camt.054: notices of debits and credits.
  case debitCreditNotification = 12

  /// The word used in the database and in reports.
  public var word: String {
    switch self {
    case .zenginTransfer: return "zengin-transfer"
    case .zenginStatement: return "zengin-statement"
    case .csv: return "csv"
    case .zenginSalary: return "zengin-salary"
    case .zenginDirectDebit: return "zengin-direct-debit"
    case .zenginDepositNotice: return "zengin-deposit-notice"
    case .jsonLines: return "json-lines"
    case .paymentInitiation: return "pain.001"
    case .customerCreditTransfer: return "pacs.008"
    case .accountReport: return "camt.052"
    case .accountStatement: return "camt.053"
    case .debitCreditNotification: return "camt.054"
    }
  }

  /// Reads the word used in the database and in reports.
  public init?(word: some StringProtocol) {
    guard let match = SourceFormat.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}
