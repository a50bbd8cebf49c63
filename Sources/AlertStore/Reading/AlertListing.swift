import GRDB

/// A filter as questions for a page of alerts and for their number.
///
/// - Cost: a page takes what it shows; a choice that few alerts meet, and every number, read the wide index of the open or the decided
///   alerts once, and no table.
struct AlertListing {
  private let filter: AlertFilter
  private let condition: (sql: String, arguments: StatementArguments)

  init(_ filter: AlertFilter) {
    self.filter = filter
    condition = AlertListing.condition(filter)
  }

  /// The alerts of the page, in their order.
  var page: (sql: String, arguments: StatementArguments) {
    var parts: [String] = []
    var arguments = StatementArguments()
    let room = Int64(filter.limit) + Int64(filter.offset)
    for source in sources {
      var sql = "SELECT alert_key, score_micro, alert_id FROM alert \(source)\(condition.sql)"
      arguments += condition.arguments
      if let after = filter.after {
        sql += """
           AND score_micro <= (SELECT score_micro FROM alert WHERE alert_id = ?)
          AND (score_micro < (SELECT score_micro FROM alert WHERE alert_id = ?) OR alert_id > ?)
          """
        arguments += [after, after, after]
      }
      parts.append("SELECT * FROM (\(sql) ORDER BY score_micro DESC, alert_id LIMIT ?)")
      arguments += [room]
    }
    let keys =
      parts.joined(separator: " UNION ALL ") + " ORDER BY score_micro DESC, alert_id LIMIT ? OFFSET ?"
    arguments += [filter.limit, filter.offset]
    return (AlertQuery.chosen(by: keys) + " ORDER BY alert.score_micro DESC, alert.alert_id", arguments)
  }

  /// The number of alerts, the page aside.
  var count: (sql: String, arguments: StatementArguments) {
    var parts: [String] = []
    var arguments = StatementArguments()
    for source in sources {
      parts.append("(SELECT count(*) FROM alert \(source)\(condition.sql))")
      arguments += condition.arguments
    }
    return ("SELECT " + parts.joined(separator: " + "), arguments)
  }

  /// Which index leads to the alerts, and the beginning of the condition on it.
  ///
  /// Without statistics the engine takes the wrong one of several, so that it is told.
  private var sources: [String] {
    if filter.account != nil { return ["INDEXED BY alert_by_account WHERE 1"] }
    if filter.businessDay != nil { return ["INDEXED BY alert_by_business_day WHERE 1"] }
    if filter.runID != nil { return ["WHERE 1"] }
    let isOpen =
      filter.states.isEmpty ? [true, false] : Set(filter.states.map(\.isOpen)).sorted { $0 && !$1 }
    return isOpen.map { "INDEXED BY alert_listing WHERE is_open = \($0 ? 1 : 0)" }
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
    add("state", filter.states.map(\.rawValue))
    add("queue_place", filter.places.map(\.rawValue))
    add("band = ?", filter.band?.rawValue)
    add("typology = ?", filter.typology)
    add("scam_type = ?", filter.scamType)
    add("assignee = ?", filter.assignee)
    if filter.isUnassigned { sql += " AND assignee IS NULL" }
    add("total_yen >= ?", filter.minimumYen)
    add("total_yen <= ?", filter.maximumYen)
    add("due_day < ?", filter.dueBefore?.iso8601)
    add("alert_id IN (\(AlertQuery.touched))", filter.runID)
    return (sql, arguments)
  }
}
