import Alerts
import Core
import Cryptography
import GRDB

/// Erases what is older than it may be kept, inside a transaction that is open.
///
/// Numbers stay: scores, amounts, days, states and who decided, so that statistics and the audit hold. Names, accounts, texts and the
/// bytes of refused records go.
struct AlertEraser {
  let database: Database
  let cutoff: BankDay

  /// Erases, after the audit has an entry that says how much of what and of which alerts.
  func erase(by person: ActingPerson, because reason: NoteText) throws -> RetentionPlan {
    let query = RetentionQuery(database: database, cutoff: cutoff)
    let plan = try query.plan()
    let alerts = try query.alerts()
    guard !plan.isEmpty else { return plan }
    _ = try AuditWriter(database: database).insert(
      AuditRecord(
        at: person.at, actor: person.name.text, action: .retentionApplied, subject: "retention",
        detail: AlertEraser.detail(plan, alerts.map(\.id), person, reason)))
    for alert in alerts { try erase(alert.key, alert.id, at: person.at) }
    for statement in AlertEraser.rest {
      try database.execute(
        sql: statement, arguments: statement.contains(":cutoff") ? ["cutoff": cutoff.iso8601] : [])
    }
    return plan
  }

  /// The digest of the numbers of the alerts that one run erased, by which the audit knows them.
  static func digest(ofAlerts ids: [String]) -> String {
    SHA256Hasher.digest(of: Array(ids.sorted().map { $0 + "\n" }.joined().utf8)).hexadecimal
  }

  private static func detail(
    _ plan: RetentionPlan, _ ids: [String], _ person: ActingPerson, _ reason: NoteText
  ) -> String {
    var json = JSONText()
    json.object { json in
      json.member("cutoff", plan.cutoff.iso8601)
      json.member("alerts", Int64(plan.alerts))
      json.member("alerts_digest", digest(ofAlerts: ids))
      json.member("candidates", Int64(plan.candidates))
      json.member("suppressed_hits", Int64(plan.suppressedHits))
      json.member("rejects", Int64(plan.rejects))
      json.member("states", Int64(plan.states))
      json.member("reason_digest", SHA256Hasher.digest(of: Array(reason.text.utf8)).hexadecimal)
      json.member("account", person.account)
      json.member("program", person.program)
    }
    return json.text
  }

  private func erase(_ key: Int64, _ id: String, at: Instant) throws {
    try SearchIndex.remove(alertKey: key, database)
    try database.cachedStatement(sql: AlertEraser.alert).execute(
      arguments: ["at": at.iso8601Japan, "key": key])
    for statement in AlertEraser.parts {
      try database.cachedStatement(sql: statement).execute(arguments: ["id": id])
    }
  }

  private static let alert = """
    UPDATE alert SET erased_at = :at, account = \(ErasedText.account(alertKey: "alert_key")) WHERE alert_key = :key
    """

  private static let transactions =
    "transaction_key IN (SELECT transaction_key FROM alert_transaction WHERE alert_id = :id)"

  /// A reason is left with the name of its rule or feature, which says nothing of a person.
  private static let parts = [
    """
    UPDATE alert_transaction SET transaction_id = NULL, counterparty_account = NULL, counterparty_name = NULL,
      originator_name = NULL, memo = NULL, summary_japanese = '\(ErasedText.word)', summary_english = '\(ErasedText.word)'
    WHERE alert_id = :id
    """,
    "UPDATE reason SET japanese = name, english = name, span_start = NULL, span_end = NULL WHERE \(transactions)",
    "UPDATE challenger_reason SET japanese = name, english = name WHERE \(transactions)",
    "DELETE FROM memo_span WHERE \(transactions)",
    "DELETE FROM row_history WHERE \(transactions)",
    "UPDATE alert_note SET text = '\(ErasedText.word)' WHERE alert_id = :id",
    "UPDATE alert_attachment SET name = '\(ErasedText.word)', name_salt = NULL WHERE alert_id = :id",
    "UPDATE alert_hold SET text = '\(ErasedText.word)' WHERE alert_id = :id",
    "UPDATE analyst_link SET text = '\(ErasedText.word)' WHERE alert_id = :id OR other_alert_id = :id",
  ]

  /// What goes beside alerts; last the index of texts is written anew, since it keeps what was deleted until then.
  private static let rest = [
    """
    UPDATE queue_candidate SET account = '\(ErasedText.word)', file_id = NULL, record = NULL
    WHERE night < :cutoff AND account <> '\(ErasedText.word)'
    """,
    """
    UPDATE suppressed_hit SET account = '\(ErasedText.word)'
    WHERE account <> '\(ErasedText.word)' AND file_id IN (\(RetentionQuery.oldFiles))
    """,
    "UPDATE reject SET raw = x'' WHERE length(raw) > 0 AND file_id IN (\(RetentionQuery.oldFiles))",
    "DELETE FROM \(RetentionQuery.states)",
    "INSERT INTO search_piece (search_piece) VALUES ('optimize')",
  ]
}
