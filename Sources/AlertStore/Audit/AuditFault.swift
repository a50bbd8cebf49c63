import Core

/// What is wrong with the audit, with the row in which it shows.
public enum AuditFault: Hashable, Sendable {
  /// An entry is gone: no row has this number, though a later one or a record refers to it.
  case entryMissing(entryID: Int64)
  /// An entry does not hash to its own hash: it was edited, or its place was taken by another.
  case entryChanged(entryID: Int64)
  /// An entry does not hold the hash of the one before it.
  case entryDoesNotFollow(entryID: Int64)
  /// A row of what people did is not as its entry says.
  case recordChanged(table: String, rowID: Int64, entryID: Int64)
  /// An entry speaks of something of which there is no row.
  case recordMissing(table: String, entryID: Int64)
  /// Alerts were erased, this one among them, and no entry of the audit says that just these were.
  case erasureUnknown(alertID: String)
  /// An alert is not in the state to which its last move brought it.
  case stateChanged(alertID: String)

  /// What is wrong, in a language.
  public func words(_ language: Language) -> String {
    let (japanese, english) = sentences
    return language == .japanese ? japanese : english
  }

  private var sentences: (japanese: String, english: String) {
    switch self {
    case .entryMissing(let entry):
      ("監査記録 \(entry) がありません（削除されたおそれ）。", "Audit entry \(entry) is missing: it was removed.")
    case .entryChanged(let entry):
      (
        "監査記録 \(entry) の内容がハッシュと一致しません（改変のおそれ）。",
        "Audit entry \(entry) does not match its hash: it was changed."
      )
    case .entryDoesNotFollow(let entry):
      (
        "監査記録 \(entry) が直前の記録につながりません（差し替えのおそれ）。",
        "Audit entry \(entry) does not follow from the one before it: entries were replaced."
      )
    case .recordChanged(let table, let row, let entry):
      (
        "表 \(table) の \(row) 行が監査記録 \(entry) と一致しません。",
        "Row \(row) of table \(table) is not as audit entry \(entry) says."
      )
    case .recordMissing(let table, let entry):
      (
        "監査記録 \(entry) に対応する行が表 \(table) にありません。", "Table \(table) has no row for audit entry \(entry)."
      )
    case .erasureUnknown(let alert):
      (
        "アラート \(alert) などの消去が監査記録と一致しません。",
        "Alert \(alert), and perhaps others, were erased, and no audit entry says that just these were."
      )
    case .stateChanged(let alert):
      (
        "アラート \(alert) の状態が最後の操作と一致しません。",
        "Alert \(alert) is not in the state to which its last move brought it."
      )
    }
  }
}

/// What a check of the whole audit found.
public struct AuditVerification: Hashable, Sendable {
  /// The number of entries.
  public let entryCount: Int64
  /// The number of the last entry, 0 when there is none.
  public let lastEntryID: Int64
  /// The hash of the last entry: whoever keeps it elsewhere can prove later that nothing before it was changed.
  public let lastHash: String
  /// The faults, in the order of the entries, at most as many as were asked for.
  public let faults: [AuditFault]
}
