import Core

extension InspectionText {
  /// The verdict in one sentence, with the program's exit code.
  func verdict(_ style: TerminalStyle) -> String {
    let code = language == .japanese ? "（終了コード \(exitCode)）" : " (exit code \(exitCode))"
    switch inspection.verdict {
    case .accepted:
      return (language == .japanese ? "判定: 受入 - " : "Verdict: accepted - ") + acceptance + code
    case .quarantined(let faults):
      let head = style.coloured(language == .japanese ? "判定: 隔離" : "Verdict: quarantined", .alarm)
      return head + (language == .japanese ? " - " : " - ") + refusal(faults) + code
    case .unreadable(let fault):
      let head = style.coloured(language == .japanese ? "判定: 読取不能" : "Verdict: unreadable", .alarm)
      return "\(head) - \(VisibleText.make(fault.line(language)))\(code)"
    }
  }

  private var acceptance: String {
    let accepted = NumberText.grouped(inspection.content?.outcome.recordsAccepted ?? 0)
    let rejected = inspection.content?.outcome.recordsRejected ?? 0
    if rejected == 0 {
      return language == .japanese
        ? "夜間処理は全 \(accepted) 件を取り込みます。" : "a night would take in all \(accepted) records."
    }
    let refused = NumberText.grouped(rejected)
    return language == .japanese
      ? "夜間処理は \(accepted) 件を取り込み、\(refused) 件を拒否として記録します。"
      : "a night would take in \(accepted) records and store \(refused) as refused."
  }

  private func refusal(_ faults: [Finding]) -> String {
    guard let first = faults.first else {
      return language == .japanese ? "ファイル全体を取り込みません。" : "nothing of the file would be taken in."
    }
    let words = language == .japanese ? first.japanese : first.english
    let others = faults.count - 1
    if language == .japanese {
      return "ファイル全体を取り込みません。理由: \(first.code) \(words)" + (others > 0 ? "（ほか \(others) 件）" : "")
    }
    return "nothing of the file would be taken in. Reason: \(first.code) \(words)"
      + (others > 0 ? " (and \(others) more)" : "")
  }
}
