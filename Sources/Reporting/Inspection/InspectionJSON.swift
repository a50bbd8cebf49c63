import AlertStore
import Core

/// Inspections as one JSON object with keys in a fixed order, the same in both languages.
///
/// Members may be added later and are never renamed; a reader ignores those it does not know. The shape is
/// written down in `ops/schemas/inspection.schema.json`.
public enum InspectionJSON {
  /// The name and version of the shape.
  public static let schema = "mekiki.inspection/1"

  /// The text of some inspections, with the exit code of each.
  public static func text(_ inspections: [(inspection: FileInspection, exitCode: Int32)]) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", schema)
      json.key("files")
      json.array { json in
        for (inspection, exitCode) in inspections {
          json.object { inspection.writeMembers(to: &$0, exitCode: exitCode) }
        }
      }
    }
    return json.text + "\n"
  }
}

extension FileInspection {
  fileprivate func writeMembers(to json: inout JSONText, exitCode: Int32) {
    json.member("name", name)
    json.member("reference_day", referenceDay.iso8601)
    json.member("exit_code", Int64(exitCode))
    var faults: [Finding] = []
    switch verdict {
    case .accepted: json.member("verdict", "accepted")
    case .quarantined(let found):
      json.member("verdict", "quarantined")
      faults = found
    case .unreadable(let fault):
      json.member("verdict", "unreadable")
      faults = [fault]
    }
    json.key("because")
    json.array { json in for fault in faults { json.object { fault.writeMembers(to: &$0) } } }
    json.key("content")
    if let content { json.object { content.writeMembers(to: &$0) } } else { json.value(String?.none) }
  }
}

extension FileInspection.Content {
  fileprivate func writeMembers(to json: inout JSONText) {
    json.member("format", description.format)
    json.member("bytes", description.byteLength)
    json.member("sha256", description.digest)
    json.member("compression", outcome.content?.compression)
    json.member("content_bytes", outcome.bytesAccountedFor)
    json.member("content_sha256", outcome.content?.contentDigest)
    json.member("bytes_accepted", outcome.bytesAccepted)
    json.member("bytes_rejected", outcome.bytesRejected)
    json.member("bytes_framing", outcome.bytesFraming)
    json.member("records_read", outcome.recordsAccepted + outcome.recordsRejected)
    json.member("records_accepted", outcome.recordsAccepted)
    json.member("records_rejected", outcome.recordsRejected)
    json.member("yen_accepted", outcome.yenAccepted)
    let more = outcome.reconciliation
    json.member("yen_rejected", more?.yenRejected)
    json.member("records_rejected_without_amount", more?.recordsRejectedWithoutAmount)
    json.member("records_cancelled", more?.recordsCancelled)
    json.member("yen_cancelled", more?.yenCancelled)
    json.key("date_readings")
    json.object { json in for reading in dateReadings { json.member(reading.word, reading.count) } }
    list("facts", facts, &json) { fact, json in
      json.member("name_japanese", fact.name.japanese)
      json.member("name_english", fact.name.english)
      json.member("value", fact.value)
      json.member("record", fact.record)
    }
    list("control_totals", controlTotals, &json) { $0.writeMembers(to: &$1) }
    list("findings", findings, &json) { $0.writeMembers(to: &$1) }
    list("records", records, &json) { $0.writeMembers(to: &$1) }
    list("rejects", rejects, &json) { reject, json in
      reject.finding.writeMembers(to: &json)
      json.member("record_byte_offset", reject.byteOffset)
      json.member("record_byte_length", reject.byteLength)
    }
  }

  private func list<Element>(
    _ key: String, _ elements: [Element], _ json: inout JSONText,
    _ write: (Element, inout JSONText) -> Void
  ) {
    json.key(key)
    json.array { json in for element in elements { json.object { write(element, &$0) } } }
  }
}

extension FileInspection.Record {
  fileprivate func writeMembers(to json: inout JSONText) {
    json.member("record", number)
    json.member("byte_offset", byteOffset)
    json.member("occurred_at", transaction.occurredAtText)
    json.member("direction", transaction.direction.word)
    json.member("amount_yen", transaction.amountYen)
    json.member("account", account.text)
    json.member("channel", transaction.channel.word)
    json.member("kind", transaction.kind.word)
    json.member("transaction_id", transaction.transactionID)
    json.member("counterparty_account", transaction.counterpartyAccount)
    json.member("counterparty_name", transaction.counterpartyName)
    json.member("originator_name", transaction.originatorName)
    json.member("memo", transaction.memo)
    json.member("balance_after_yen", transaction.balanceAfterYen)
  }
}

extension ControlTotalRecord {
  fileprivate func writeMembers(to json: inout JSONText) {
    json.member("name_japanese", nameJapanese)
    json.member("name_english", nameEnglish)
    json.member("declared_count", declaredCount)
    json.member("declared_yen", declaredYen)
    json.member("read_count", readCount)
    json.member("read_yen", readYen)
    json.key("agrees")
    json.value(agrees)
  }
}

extension Finding {
  fileprivate func writeMembers(to json: inout JSONText) {
    json.member("code", code)
    json.member("severity", severity.rawValue)
    json.member("record", place.record)
    json.member("byte_offset", place.byteOffset)
    json.member("field", place.field)
    json.member("japanese", japanese)
    json.member("english", english)
  }
}
