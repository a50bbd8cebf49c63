import Core
import GRDB

/// Finds the alerts that have to do with the alerts of a night, within some days of each.
///
/// - Shape: at most `Limits.relatedAlerts` of an alert; an account that is the other side comes before a shared other side, and that
///   before a shared memo; the newest first.
/// - Determinism: depends on what is stored; a second time adds nothing.
/// - Cost: lookups for the alerts that the night touched, whatever the age of the file.
struct RelatedAlertFinder {
  /// The parties and memos of an alert that are looked up, those of its strongest transactions.
  private static let textsOfAlert = 20

  private let database: Database
  private let days: Int

  init(_ database: Database, days: Int) {
    self.database = database
    self.days = days
  }

  /// Stores the relations of every alert that a run of a night raised or added to, and the same seen from the other side.
  func relate(night: BankDay) throws {
    let touched = """
      SELECT alert_id, account, business_day FROM alert
      WHERE last_run_id IN (SELECT run_id FROM run WHERE business_day = ?) ORDER BY alert_id
      """
    let alerts = try Row.fetchAll(database, sql: touched, arguments: [night.iso8601])
    let ofTonight = Set(alerts.map { $0["alert_id"] as String })
    for row in alerts {
      let alertID: String = row["alert_id"]
      let day = try StoredValues(row, table: "alert").day("business_day")
      for found in try related(alertID, account: row["account"], day: day) {
        try keep(alertID, found.alertID, found.relation)
        // The others of tonight find this one themselves.
        if !ofTonight.contains(found.alertID) { try keep(found.alertID, alertID, found.relation) }
      }
    }
  }

  private func related(_ alertID: String, account: String, day: BankDay) throws
    -> [(alertID: String, relation: RelatedAlert.Relation)]
  {
    let span = Span(alertID: alertID, day: day, days: days)
    let parties = try texts("counterparty_account", of: alertID)
    var found: [(String, RelatedAlert.Relation)] = []
    var known: Set<String> = []
    func add(_ others: [String], _ relation: RelatedAlert.Relation) {
      for other in others where found.count < Limits.relatedAlerts && known.insert(other).inserted {
        found.append((other, relation))
      }
    }
    for party in parties { add(try alerts(account: party, span), .mule) }
    add(try alerts(sharing: account, in: "counterparty_account", span), .mule)
    for party in parties { add(try alerts(sharing: party, in: "counterparty_account", span), .counterparty) }
    for memo in try texts("memo", of: alertID) {
      let others = try alerts(sharing: memo, in: "memo", span)
      // A memo that everybody writes says nothing.
      if others.count <= Limits.relatedAlerts { add(others, .memo) }
    }
    return found
  }

  /// The numbers between which the alerts of a span of days lie.
  private struct Span {
    let alertID: String
    let first: BankDay
    let last: BankDay

    init(alertID: String, day: BankDay, days: Int) {
      self.alertID = alertID
      first = day.adding(days: -days)
      last = day.adding(days: days)
    }

    var numbers: (first: String, end: String) {
      func number(_ day: BankDay) -> String { "A-\(day.iso8601.filter { $0 != "-" })-" }
      return (number(first), number(last.adding(days: 1)))
    }
  }

  private func texts(_ column: String, of alertID: String) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(column) FROM alert_transaction WHERE alert_id = ? AND \(column) IS NOT NULL
          GROUP BY \(column) ORDER BY max(score_micro) DESC, \(column) LIMIT \(RelatedAlertFinder.textsOfAlert)
          """), arguments: [alertID])
  }

  private func alerts(sharing text: String, in column: String, _ span: Span) throws -> [String] {
    let numbers = span.numbers
    return try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT DISTINCT alert_id FROM alert_transaction
          WHERE \(column) = ? AND alert_id >= ? AND alert_id < ? AND alert_id <> ?
          ORDER BY alert_id DESC LIMIT \(Limits.relatedAlerts + 1)
          """), arguments: [text, numbers.first, numbers.end, span.alertID])
  }

  private func alerts(account: String, _ span: Span) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT alert_id FROM alert WHERE account = ? AND business_day BETWEEN ? AND ? AND alert_id <> ?
          ORDER BY business_day DESC LIMIT \(Limits.relatedAlerts)
          """), arguments: [account, span.first.iso8601, span.last.iso8601, span.alertID])
  }

  private func keep(_ alertID: String, _ other: String, _ relation: RelatedAlert.Relation) throws {
    try database.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO related_alert (alert_id, other_alert_id, relation)
        SELECT :alert, :other, :relation
        WHERE (SELECT count(*) FROM related_alert WHERE alert_id = :alert) < \(Limits.relatedAlerts)
        """
    ).execute(arguments: ["alert": alertID, "other": other, "relation": relation.rawValue])
  }
}
