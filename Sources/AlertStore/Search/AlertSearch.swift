import GRDB
import JapaneseText

/// A search as a question for the keys of its alerts, an alert as often as it has texts with the words.
struct AlertSearch {
  /// A filter that chooses no more alerts than this is asked first, and the words of their texts alone.
  static let fewAlerts = 5_000

  let words: [String]
  let filter: AlertFilter

  /// The question, asked from the side of which fewer alerts have to be looked at.
  func keys(_ database: Database) throws -> (sql: String, arguments: StatementArguments) {
    try filterChoosesFew(database) ? keysByFilter : keysByWords
  }

  private func filterChoosesFew(_ database: Database) throws -> Bool {
    // A filter that narrows nothing is not worth counting.
    guard !AlertListing.condition(filter).sql.isEmpty else { return false }
    let (sql, arguments) = AlertListing(filter).count(upTo: AlertSearch.fewAlerts + 1)
    return try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0 <= AlertSearch.fewAlerts
  }

  /// The index of pieces gives the texts that may have the words, and each of them its alert.
  var keysByWords: (sql: String, arguments: StatementArguments) {
    let (condition, arguments) = AlertListing.condition(filter)
    let sql = """
      SELECT alert.alert_key FROM search_piece
      CROSS JOIN search_text ON search_text.text_key = search_piece.rowid
      CROSS JOIN alert ON alert.alert_key = search_piece.rowid >> \(SearchIndex.textBits)
      WHERE search_piece MATCH ?\(wordsStand)\(condition) AND \(AlertSearch.isBeforeThePage)
      ORDER BY search_piece.rowid DESC
      """
    var values = StatementArguments([words.map(SearchText.pieces(ofWord:)).joined(separator: " ")] + words)
    values += arguments
    return (sql, values + page)
  }

  /// The filter gives the alerts, and each of them its texts.
  var keysByFilter: (sql: String, arguments: StatementArguments) {
    let chosen = AlertListing(filter).keys
    let bits = SearchIndex.textBits
    let sql = """
      SELECT alert_key FROM (\(chosen.sql) AND \(AlertSearch.isBeforeThePage) ORDER BY alert_key DESC)
      CROSS JOIN search_text ON search_text.text_key BETWEEN alert_key << \(bits) AND (alert_key + 1 << \(bits)) - 1
      WHERE 1\(wordsStand) ORDER BY alert_key DESC
      """
    return (sql, chosen.arguments + page + StatementArguments(words))
  }

  private var wordsStand: String { words.map { _ in " AND instr(search_text.folded, ?) > 0" }.joined() }

  private static let isBeforeThePage =
    "alert_key < ifnull((SELECT alert_key FROM alert WHERE alert_id = ?), ?)"

  /// An alert to begin after that is not there gives no alerts.
  private var page: StatementArguments { [filter.after, filter.after == nil ? Int64.max : 0] }
}
