import GRDB
import JapaneseText

/// What a search found: a page of alerts, newest first, and whether there are more.
public struct AlertSearchPage: Hashable, Sendable {
  /// The alerts, the one raised last first.
  public let alerts: [StoredAlert]
  /// Whether there are more after them.
  public let hasMore: Bool
}

extension AlertDatabase {
  /// The words of what was typed, folded as they are searched, or nil when one is too short to be searched for.
  public static func searchWords(_ typed: String) -> [String]? {
    let words = typed.split(whereSeparator: \.isWhitespace).map { SearchText.folded(String($0)) }
    let isLongEnough = words.allSatisfy { $0.unicodeScalars.count >= SearchText.shortestWord }
    return words.isEmpty || !isLongEnough ? nil : words
  }

  /// The alerts that a filter chooses and that have a transaction or a note with every one of some words, the one raised last first.
  ///
  /// What is searched of a transaction: account, transaction number, counterparty's account and name, originator, memo and the Japanese
  /// summary. Widths, kana and spaces do not matter.
  ///
  /// - Input: words as `searchWords` gives them. The filter's offset and page count in the order of the search.
  /// - Cost: what a page shows, when the words or the filter choose few alerts; the texts of up to `AlertSearch.fewAlerts` alerts, or
  ///   those that have the words, when both choose many and hardly any alert is chosen by both.
  public func search(_ words: [String], matching filter: AlertFilter) throws(AlertStoreError)
    -> AlertSearchPage
  {
    let search = AlertSearch(words: words, filter: filter)
    return try reading { database in
      let (sql, arguments) = try search.keys(database)
      var keys: [Int64] = []
      let wanted = filter.offset + filter.limit + 1
      let found = try Int64.fetchCursor(database, sql: sql, arguments: arguments)
      // An alert has its texts one after another, so that it is seen twice only in a row.
      while keys.count < wanted, let key = try found.next() {
        if keys.last != key { keys.append(key) }
      }
      let page = keys.dropFirst(filter.offset).prefix(filter.limit)
      let chosen = AlertQuery.chosen(
        by: "SELECT alert_key FROM alert WHERE alert_key IN (\(page.map { "\($0)" }.joined(separator: ", ")))"
      )
      let alerts = try Row.fetchAll(database, sql: chosen + " ORDER BY alert.alert_key DESC").map(
        StoredAlert.init)
      return AlertSearchPage(alerts: alerts, hasMore: keys.count == wanted)
    }
  }
}
