/// The formats of transaction files that can be read.
///
/// - Shape: closed; a file whose content is none of these is refused whole, never guessed.
public enum SourceFormat: UInt8, CaseIterable, Sendable {
  /// A bulk credit transfer of the Japanese Bankers Association (全銀協 総合振込, type 21, 120 bytes a record).
  case zenginTransfer = 1
  /// An account statement of the Japanese Bankers Association (全銀協 入出金取引明細, type 03, 200 bytes a record).
  case zenginStatement = 2
  /// Comma-separated values with a header row, in UTF-8 or CP932.
  case csv = 3

  /// The word used in the database and in reports.
  public var word: String {
    switch self {
    case .zenginTransfer: return "zengin-transfer"
    case .zenginStatement: return "zengin-statement"
    case .csv: return "csv"
    }
  }

  /// Reads the word used in the database and in reports.
  public init?(word: some StringProtocol) {
    guard let match = SourceFormat.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}
