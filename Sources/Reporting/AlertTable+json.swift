import AlertStore
import Core

extension AlertTable {
  /// The alerts as one JSON object with keys in a fixed order, the same in both languages.
  ///
  /// Members may be added later and are never renamed; a reader ignores those it does not know.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.alerts/1")
      json.member("total_count", totalCount.map { Int64($0) })
      json.member("has_more", hasMore)
      json.key("alerts")
      json.array { json in
        for alert in alerts { json.object { alert.writeMembers(to: &$0) } }
      }
    }
    return json.text + "\n"
  }
}

extension StoredAlert {
  /// Writes the alert's own members into an object that is open.
  func writeMembers(to json: inout JSONText) {
    json.member("alert_id", alertID)
    json.member("business_day", businessDay.iso8601)
    json.member("account", account.text)
    json.member("band", band.rawValue)
    json.member("state", state.rawValue)
    json.member("typology", typology)
    json.member("score_micro", scoreMicro)
    json.member("probability", probability)
    json.member("probability_is_calibrated", isCalibrated)
    json.member("transaction_count", Int64(transactionCount))
    json.member("total_yen", totalYen)
    json.member("strongest_direction", direction.word)
    json.member("counterparty_name", counterpartyName)
    json.member("counterparty_account", counterpartyAccount)
    json.member("top_reason_japanese", topReasonJapanese)
    json.member("top_reason_english", topReasonEnglish)
    json.member("first_run_id", firstRunID)
    json.member("last_run_id", lastRunID)
    json.member("queue_place", place.rawValue)
    json.member("queue_day", queueDay?.iso8601)
    json.member("scam_type", scamType)
    json.member("scam_type_english", scamType.map { ScamTypeNames.name($0, .english) })
    json.member("assignee", assignee)
    json.member("state_since", stateSince?.iso8601Japan)
    json.member("due_day", dueDay?.iso8601)
    json.member("decision", decision?.rawValue)
    json.member("decided_at", decidedAt?.iso8601Japan)
    json.member("decision_reason", decisionReason)
    json.member("version", version)
    json.member("erased_at", erasedAt?.iso8601Japan)
  }
}
