import AlertStore
import Core
import Ingest
import Pipeline
import Reporting

/// Writes what a run did.
enum RunText {
  static func text(_ outcome: NightOutcome, databasePath: String, _ language: Language, json: Bool) throws
    -> String
  {
    let database = try AlertDatabase(path: databasePath, access: .readOnly)
    let summary = try outcome.runID.flatMap { try database.nightSummary(runID: $0) }
    if json { return self.json(outcome, summary) }
    let text = NightSummaryText(summary: summary, skipped: skipped(outcome), language: language)
    let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
    return text.terminal(style) + remarks(outcome, language)
  }

  private static func skipped(_ outcome: NightOutcome) -> [SkippedFile] {
    outcome.files.compactMap { line in
      if case .known(let known) = line.fate { SkippedFile(name: line.name, known: known) } else { nil }
    }
  }

  /// What the stored summary cannot know: files that could not be read, names left alone, late transactions.
  private static func remarks(_ outcome: NightOutcome, _ language: Language) -> String {
    var lines: [String] = []
    for line in outcome.files {
      if case .unreadable(let finding) = line.fate { lines.append(finding.line(language)) }
    }
    if !outcome.leftAlone.isEmpty {
      let names = outcome.leftAlone.map { "\(VisibleText.make($0.name)) (\($0.reason.text(language)))" }
      lines.append((language == .japanese ? "対象外の項目：" : "left alone: ") + names.joined(separator: ", "))
    }
    if outcome.files.isEmpty {
      lines.append(
        language == .japanese
          ? "入力フォルダーに処理するファイルがありません。" : "The input folder holds no file to read.")
    }
    if outcome.lateTransactions > 0 {
      lines.append(
        language == .japanese
          ? "時刻順が前後した取引：\(outcome.lateTransactions) 件（本来の時点で集計）"
          : "transactions out of time order: \(outcome.lateTransactions) (counted at their own moment)")
    }
    if outcome.learningTransactions > 0 {
      let count = outcome.learningTransactions
      lines.append(
        language == .japanese
          ? "学習期間中の取引：\(count) 件（集計のみ、判定なし）"
          : "transactions of the learning period: \(count) (counted in windows, not scored)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func json(_ outcome: NightOutcome, _ summary: NightSummary?) -> String {
    var json = JSONText()
    json.object { json in
      json.member("run_id", outcome.runID)
      json.member("records_accepted", outcome.recordsAccepted)
      json.member("records_rejected", outcome.recordsRejected)
      json.member("late_transactions", Int64(outcome.lateTransactions))
      json.member("learning_transactions", Int64(outcome.learningTransactions))
      json.member("alarms", summary.map { Int64($0.alerts.alarms) })
      json.member("looks", summary.map { Int64($0.alerts.looks) })
      json.key("files")
      json.array { json in
        for line in outcome.files {
          json.object { json in
            json.member("name", line.name)
            json.member("fate", word(line.fate))
            json.member("records_accepted", line.recordsAccepted)
            json.member("records_rejected", line.recordsRejected)
            json.member("yen_accepted", line.yenAccepted)
            json.member("alert_transactions", Int64(line.raised))
            let more = line.reconciliation
            json.member("yen_rejected", more?.yenRejected)
            json.member("records_rejected_without_amount", more?.recordsRejectedWithoutAmount)
            json.member("records_cancelled", more?.recordsCancelled)
            json.member("yen_cancelled", more?.yenCancelled)
            json.member("records_scored", more?.recordsScored)
            json.member("yen_scored", more?.yenScored)
            json.key("balances")
            if let balances = balances(line.name, summary) {
              json.value(balances)
            } else {
              json.value(String?.none)
            }
          }
        }
      }
      json.key("left_alone")
      json.array { json in
        for entry in outcome.leftAlone { json.value(entry.name) }
      }
      json.key("left_alone_because")
      json.array { json in
        for entry in outcome.leftAlone { json.value(entry.reason.rawValue) }
      }
    }
    return json.text + "\n"
  }

  /// Whether a file of this run balances; nil when nothing of it was stored.
  private static func balances(_ name: String, _ summary: NightSummary?) -> Bool? {
    summary?.files.first { $0.file.description.name == name }?.balances
  }

  private static func word(_ fate: NightOutcome.Fate) -> String {
    switch fate {
    case .accepted: return "accepted"
    case .quarantined: return "quarantined"
    case .known: return "known"
    case .unreadable: return "unreadable"
    }
  }
}
