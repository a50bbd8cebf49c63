import AlertStore
import Core

/// What analysts decided, as the files that `mekiki model finetune` and the pipeline's `labels` read.
///
/// - Shape: CSV in UTF-8 after RFC 4180. These files are for programs, so that no text is guarded against spreadsheets: every text stands
///   as it is.
public enum DecisionExport {
  /// The decisions on single transactions.
  public static func decisions(_ decisions: [StoredDecision]) -> String {
    var csv = CSVText()
    for name in [
      "file", "record_number", "transaction_id", "decision", "decided_at", "selection", "share",
    ] { csv.field(name) }
    csv.endRecord()
    for decision in decisions {
      csv.exact(decision.fileName)
      csv.field(decision.recordNumber)
      csv.exact(decision.transactionID ?? "")
      csv.exact(decision.decision.rawValue)
      csv.exact(decision.decidedAt.iso8601Japan)
      csv.exact("alert")
      csv.exact("")
      csv.endRecord()
    }
    return csv.text
  }

  /// The accounts that were used for fraud.
  public static func labels(_ labels: [StoredLabel]) -> String {
    var csv = CSVText()
    for name in ["account", "known_at"] { csv.field(name) }
    csv.endRecord()
    for label in labels {
      csv.exact(label.account)
      csv.exact(label.knownAt.iso8601Japan)
      csv.endRecord()
    }
    return csv.text
  }
}
