import GRDB

/// A filter as questions for a page of alerts and for their number.
///
/// - Cost: a page takes what it shows; a choice that few alerts meet reads the wide index once, and no table.
struct AlertListing {
  private let filter: AlertFilter
  private let condition: (sql: String, arguments: StatementArguments)

  init(_ filter: AlertFilter) {
    self.filter = filter
    condition = AlertListing.condition(filter)
  }

  /// The alerts of the page, in their order.
  var page: (sql: String, arguments: StatementArguments) {
    var keys = "SELECT alert_key FROM alert \(source)\(condition.sql)"
    var arguments = condition.arguments
    if let after = filter.after {
      keys += """
         AND score_micro <= (SELECT score_micro FROM alert WHERE alert_id = ?)
        AND (score_micro < (SELECT score_micro FROM alert WHERE alert_id = ?) OR alert_id > ?)
        """
      arguments += [after, after, after]
    }
    keys += " ORDER BY score_micro DESC, alert_id LIMIT ? OFFSET ?"
    arguments += [filter.limit, filter.offset]
    return (AlertQuery.chosen(by: keys) + " ORDER BY alert.score_micro DESC, alert.alert_id", arguments)
  }

  /// The keys of all alerts, the page aside, to follow with further conditions.
  var keys: (sql: String, arguments: StatementArguments) {
    ("SELECT alert_key FROM alert \(source)\(condition.sql)", condition.arguments)
  }

  /// The number of alerts, the page aside, counted no further than to a limit.
  func count(upTo limit: Int) -> (sql: String, arguments: StatementArguments) {
    let some = "SELECT 1 FROM alert \(source)\(condition.sql) LIMIT ?"
    return ("SELECT count(*) FROM (\(some))", condition.arguments + [limit])
  }

  /// Which index leads to the alerts, and the beginning of the condition on it.
  ///
  /// Without statistics the engine takes the wrong one of several, so that it is told.
  private var source: String {
    if filter.account != nil { return "INDEXED BY alert_by_account WHERE 1" }
    if filter.businessDay != nil { return "INDEXED BY alert_by_business_day WHERE 1" }
    return filter.runID == nil && filter.runIDs.isEmpty ? "INDEXED BY alert_choice WHERE 1" : "WHERE 1"
  }

  /// What narrows the choice, to follow a condition that is there.
  static func condition(_ filter: AlertFilter) -> (sql: String, arguments: StatementArguments) {
    var sql = ""
    var arguments = StatementArguments()
    func add(_ part: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      sql += " AND " + part
      arguments += StatementArguments([value])
    }
    func add(_ column: String, _ words: [String]) {
      guard !words.isEmpty else { return }
      sql += " AND \(column) IN (\(words.map { _ in "?" }.joined(separator: ", ")))"
      arguments += StatementArguments(words)
    }
    add("business_day = ?", filter.businessDay?.iso8601)
    add("account = ?", filter.account?.text)
    add("business_day >= ?", filter.firstDay?.iso8601)
    add("business_day <= ?", filter.lastDay?.iso8601)
    add("band = ?", filter.band?.rawValue)
    add("typology = ?", filter.typology)
    add("scam_type = ?", filter.scamType)
    add("assignee = ?", filter.assignee)
    if filter.isUnassigned { sql += " AND assignee IS NULL" }
    add("total_yen >= ?", filter.minimumYen)
    add("total_yen <= ?", filter.maximumYen)
    add("due_day < ?", filter.dueBefore?.iso8601)
    // Looking a word up in a list costs more than comparing, so that lists come last.
    add("state", filter.states.map(\.rawValue))
    add("queue_place", filter.places.map(\.rawValue))
    add("alert_id IN (\(AlertQuery.touched))", filter.runID)
    if !filter.runIDs.isEmpty {
      let runs = filter.runIDs.map(String.init).joined(separator: ", ")
      sql += " AND alert_id IN (\(AlertQuery.touched(byRuns: runs)))"
    }
    return (sql, arguments)
  }
}
