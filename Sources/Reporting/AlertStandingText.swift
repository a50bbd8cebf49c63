import AlertStore
import Core

/// One line that says where an alert stands.
public enum AlertStandingText {
  /// The line, with its end.
  public static func line(_ alert: StoredAlert, _ language: Language) -> String {
    let assignee = alert.assignee.map(VisibleText.make) ?? "-"
    let due = alert.dueDay?.iso8601 ?? "-"
    let state = WordNames.name(alert.state, language)
    return language == .japanese
      ? "\(alert.alertID)  \(state)（版 \(alert.version)）  担当: \(assignee)  期限: \(due)\n"
      : "\(alert.alertID)  \(state) (version \(alert.version))  assignee: \(assignee)  due: \(due)\n"
  }
}
