import AlertStore
import Core

extension AlertTable {
  /// The alerts as CSV with the column names of the view `v_alert_queue`, the same in both languages.
  ///
  /// A byte order mark in front makes Japanese spreadsheets read the file as UTF-8; other programs do better
  /// without.
  public func csv(startsWithByteOrderMark: Bool) -> String {
    var csv = CSVText()
    let names = [
      "queue_rank", "alert_id", "business_day", "account", "band", "state", "typology", "score",
      "probability",
      "transaction_count", "total_yen", "strongest_direction", "counterparty_name", "counterparty_account",
      "top_reason", "probability_is_calibrated", "queue_place", "queue_day",
      "scam_type", "assignee", "state_since", "due_day",
      "decision",
      "decided_at", "decision_reason", "version",
    ]
    for name in names { csv.field(name) }
    csv.endRecord()
    for (index, alert) in alerts.enumerated() { append(alert, rank: index + 1, to: &csv) }
    return (startsWithByteOrderMark ? "\u{FEFF}" : "") + csv.text
  }

  private func append(_ alert: StoredAlert, rank: Int, to csv: inout CSVText) {
    csv.field(Int64(rank))
    csv.field(alert.alertID)
    csv.field(alert.businessDay.iso8601)
    csv.field(alert.account.text)
    csv.field(alert.band.rawValue)
    csv.field(alert.state.rawValue)
    csv.field(alert.typology)
    csv.number(NumberText.score(alert.scoreMicro))
    csv.number("\(alert.probability)")
    csv.field(Int64(alert.transactionCount))
    csv.field(alert.totalYen)
    csv.field(alert.direction.word)
    csv.field(alert.counterpartyName)
    csv.field(alert.counterpartyAccount)
    csv.field(alert.topReason(language))
    csv.field(alert.isCalibrated ? 1 : 0)
    csv.field(alert.place.rawValue)
    csv.field(alert.queueDay?.iso8601)
    csv.field(alert.scamType)
    csv.field(alert.assignee)
    csv.field(alert.stateSince?.iso8601Japan)
    csv.field(alert.dueDay?.iso8601)
    csv.field(alert.decision?.rawValue)
    csv.field(alert.decidedAt?.iso8601Japan)
    csv.field(alert.decisionReason)
    csv.field(alert.version)
    csv.endRecord()
  }
}
