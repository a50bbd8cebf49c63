import Core

/// What a check of a whole database found wrong, with the place in which it shows.
public enum DatabaseFault: Hashable, Sendable {
  /// The engine's pages contradict each other; the words are the engine's own and name tables and indexes only.
  case pagesDamaged(words: String)
  /// A row refers to one that is not there.
  case referenceMissing(table: String, rowID: Int64?, parent: String)
  /// The audit does not hold together, or what people did is not as it says.
  case audit(AuditFault)
  /// The records, bytes or yen of a file do not add up, or a refused file has scores or alerts.
  case fileDoesNotBalance(fileID: Int64)
  /// A view cannot be read.
  case viewUnreadable(name: String)
  /// A part of the check could not be made.
  case unreadable(part: String)

  /// The word for programs.
  public var word: String {
    switch self {
    case .pagesDamaged: "pages_damaged"
    case .referenceMissing: "reference_missing"
    case .audit: "audit"
    case .fileDoesNotBalance: "file_does_not_balance"
    case .viewUnreadable: "view_unreadable"
    case .unreadable: "unreadable"
    }
  }

  /// What is wrong, in a language.
  public func words(_ language: Language) -> String {
    let (japanese, english) = sentences(language)
    return language == .japanese ? japanese : english
  }

  private func sentences(_ language: Language) -> (japanese: String, english: String) {
    switch self {
    case .pagesDamaged(let words):
      ("データベースのページが壊れています：\(words)", "The pages of the database contradict each other: \(words)")
    case .referenceMissing(let table, let row, let parent):
      (
        "表 \(table) の \(row.map { "\($0)" } ?? "?") 行が参照する行が表 \(parent) にありません。",
        "Row \(row.map { "\($0)" } ?? "?") of table \(table) refers to a row of \(parent) that is not there."
      )
    case .audit(let fault): (fault.words(language), fault.words(language))
    case .fileDoesNotBalance(let file):
      (
        "ファイル \(file) の件数・バイト数・金額の内訳が一致しません。",
        "The records, bytes or yen of file \(file) do not add up."
      )
    case .viewUnreadable(let name): ("ビュー \(name) を読めません。", "The view \(name) cannot be read.")
    case .unreadable(let part): ("\(part) を確認できません。", "\(part) could not be checked.")
    }
  }
}
