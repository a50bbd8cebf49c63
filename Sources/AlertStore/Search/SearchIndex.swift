import GRDB
import JapaneseText

/// Writes the texts of alerts into the index in which they are searched, inside the transaction that writes the alert.
///
/// - Shape: every transaction and every note of an alert is one text. Its key is the alert's key and a number within the alert, so that
///   texts in the order of their keys are alerts in the order of raising.
/// - Cost: two rows a text; the index keeps which texts have a piece and no more, and the folded text settles what the pieces leave open.
struct SearchIndex {
  /// The bits of a key that number the texts of one alert.
  static let textBits: Int64 = 20

  private let nextKey: Statement
  private let insertText: Statement
  private let insertPieces: Statement

  init(_ database: Database) throws {
    nextKey = try database.cachedStatement(
      sql: """
        SELECT ifnull(max(text_key) + 1, :first) FROM search_text WHERE text_key BETWEEN :first AND :last
        """)
    insertText = try database.cachedStatement(
      sql: "INSERT INTO search_text (text_key, folded) VALUES (?, ?)")
    insertPieces = try database.cachedStatement(
      sql: "INSERT INTO search_piece (rowid, pieces) VALUES (?, ?)")
  }

  /// Puts a text of an alert into the index; parts that are nil are left out.
  ///
  /// An alert has room for a million texts; what comes after them is kept and not found.
  func add(_ parts: [String?], alertKey: Int64) throws {
    let first = alertKey << SearchIndex.textBits
    let last = first | (1 << SearchIndex.textBits - 1)
    guard let key = try Int64.fetchOne(nextKey, arguments: ["first": first, "last": last]), key <= last else {
      return
    }
    let folded = SearchText.folded(parts.compactMap { $0 }.joined(separator: "\n"))
    try insertText.execute(arguments: [key, folded])
    try insertPieces.execute(arguments: [key, SearchText.pieces(of: folded)])
  }

  /// Takes every text of an alert out of the index, for those who erase what has to be forgotten.
  static func remove(alertKey: Int64, _ database: Database) throws {
    let first = alertKey << textBits
    let keys: StatementArguments = [first, first | (1 << textBits - 1)]
    let texts = try Row.fetchAll(
      database, sql: "SELECT text_key, folded FROM search_text WHERE text_key BETWEEN ? AND ?",
      arguments: keys)
    for text in texts {
      let folded: String = text["folded"]
      try database.execute(
        sql: "INSERT INTO search_piece (search_piece, rowid, pieces) VALUES ('delete', ?, ?)",
        arguments: [text["text_key"] as Int64, SearchText.pieces(of: folded)])
    }
    try database.execute(sql: "DELETE FROM search_text WHERE text_key BETWEEN ? AND ?", arguments: keys)
  }
}
