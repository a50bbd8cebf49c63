import Alerts
import Core

/// Why nothing was done to an alert.
///
/// - Errors: whenever one is thrown, the database is as it was before.
public enum AlertChangeError: Error, Hashable, Sendable {
  /// There is no alert of this identifier.
  case noSuchAlert(alertID: String)
  /// The life cycle refuses the move.
  case refused(alertID: String, AlertMoveRefusal)
  /// The alert is not as the person saw it.
  case changedMeanwhile(alertID: String, version: Int64, state: AlertState)
  /// The same bytes are attached already.
  case alreadyAttached(alertID: String)
  /// The two alerts are linked already.
  case alreadyLinked(alertID: String, otherAlertID: String)
  /// The alert was erased when its time was over.
  case erased(alertID: String)
  /// An alert cannot be linked with itself.
  case linkedWithItself(alertID: String)

  /// What happened and what to do, in a language.
  public func words(_ language: Language) -> String {
    let (japanese, english) = sentences
    return language == .japanese ? japanese : english
  }

  private var sentences: (japanese: String, english: String) {
    switch self {
    case .noSuchAlert(let id):
      return (
        "アラート \(id) はありません。mekiki alerts list で番号を確認してください。",
        "There is no alert \(id). List the numbers with 'mekiki alerts list'."
      )
    case .refused(let id, let refusal):
      return (id + "：" + refusal.words(.japanese), id + ": " + refusal.words(.english))
    case .changedMeanwhile(let id, let version, let state):
      return (
        "アラート \(id) は表示後に変更されています（現在の版 \(version)、状態 \(state.rawValue)）。何も変更していません。"
          + "mekiki alerts show \(id) で確認してからやり直してください。",
        "Alert \(id) has changed since you saw it (now version \(version), state \(state.rawValue)); nothing was done. "
          + "Look at it with 'mekiki alerts show \(id)' and try again."
      )
    case .alreadyAttached(let id):
      return (
        "同じ内容のファイルはアラート \(id) に添付済みです。", "A file with the same bytes is attached to alert \(id) already."
      )
    case .alreadyLinked(let id, let other):
      return ("アラート \(id) と \(other) は関連付け済みです。", "Alerts \(id) and \(other) are linked already.")
    case .erased(let id):
      return (
        "アラート \(id) は保存期間の経過により消去済みのため、変更できません。",
        "Alert \(id) was erased when its time was over, and is not changed any more."
      )
    case .linkedWithItself(let id):
      return ("アラート \(id) 自身とは関連付けできません。", "Alert \(id) cannot be linked with itself.")
    }
  }
}
