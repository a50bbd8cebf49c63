import AlertStore
import Core
import Features
import Ingest
import Pipeline
import Reporting
import Scoring

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
    lines += windowRemarks(outcome.windowCounts, language)
    for (exception, count) in outcome.suppressed.sorted(by: { $0.key < $1.key }) {
      lines.append(
        language == .japanese
          ? "例外 \(exception) により除外したルール該当：\(count) 件" : "hits held back by exception \(exception): \(count)")
    }
    if outcome.learningTransactions > 0 {
      let count = outcome.learningTransactions
      lines.append(
        language == .japanese
          ? "学習期間中の取引：\(count) 件（集計のみ、判定なし）"
          : "transactions of the learning period: \(count) (counted in windows, not scored)")
    }
    lines += outcome.missingDrift.map { drift($0, language) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A feature whose missing share is not that of the training.
  private static func drift(_ drift: MissingDrift, _ language: Language) -> String {
    func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
    return language == .japanese
      ? "欠損の割合が学習時と大きく違う特徴量：\(drift.feature.text)（学習時 \(percent(drift.trainedShare))%、今回 \(percent(drift.share))%）"
      : "missing far more or less often than in training: \(drift.feature.text) (then \(percent(drift.trainedShare)) %, now \(percent(drift.share)) %)"
  }

  /// What the windows could not take as it came, one line each.
  private static func windowRemarks(_ counts: WindowCounts, _ language: Language) -> [String] {
    let said: [(count: Int, japanese: String, english: String)] = [
      (
        counts.late, "時刻順が前後した取引：%（本来の時点で集計）",
        "transactions out of time order: % (counted at their own moment)"
      ),
      (
        counts.tooLate, "7日を超えて遅れた取引：%（集計値は欠損として扱い）",
        "transactions more than 7 days late: % (their windows are missing)"
      ),
      (
        counts.future, "営業日より\(Limits.futureDays)日を超えて先の日付の取引：%（集計に含めず。日付を確認してください）",
        "transactions dated more than \(Limits.futureDays) days after the business day: % (left out of the windows; check the dates)"
      ),
      (
        counts.unmatchedCorrections, "元の取引が見つからない訂正・取消：%（集計は変更なし）",
        "corrections whose transaction was not found: % (they change no window)"
      ),
    ]
    return said.filter { $0.count > 0 }.map { line in
      let words = language == .japanese ? line.japanese : line.english
      let count = language == .japanese ? "\(line.count) 件" : "\(line.count)"
      return words.replacing("%", with: count)
    }
  }

  private static func json(_ outcome: NightOutcome, _ summary: NightSummary?) -> String {
    var json = JSONText()
    json.object { json in
      json.member("run_id", outcome.runID)
      json.member("records_accepted", outcome.recordsAccepted)
      json.member("records_rejected", outcome.recordsRejected)
      json.member("late_transactions", Int64(outcome.windowCounts.late))
      json.member("too_late_transactions", Int64(outcome.windowCounts.tooLate))
      json.member("future_transactions", Int64(outcome.windowCounts.future))
      json.member("unmatched_corrections", Int64(outcome.windowCounts.unmatchedCorrections))
      json.member("learning_transactions", Int64(outcome.learningTransactions))
      json.key("missing_drift")
      json.array { json in
        for drift in outcome.missingDrift {
          json.object { json in
            json.member("feature", drift.feature.text)
            json.member("trained_share", drift.trainedShare)
            json.member("share", drift.share)
          }
        }
      }
      json.key("suppressed_hits")
      json.array { json in
        for (exception, count) in outcome.suppressed.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.member("exception", exception)
            json.member("hits", count)
          }
        }
      }
      json.member("alarms", summary.map { Int64($0.alerts.alarms) })
      json.member("looks", summary.map { Int64($0.alerts.looks) })
      write(summary?.queue, summary?.estimate, to: &json)
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

  private static func write(_ queue: QueueCounts?, _ estimate: BelowLineEstimate?, to json: inout JSONText) {
    json.key("below_line_estimate")
    write(estimate, to: &json)
    json.key("queue")
    guard let queue else { return json.value(String?.none) }
    json.object { json in
      json.member("budget", queue.settings.budget.map { Int64($0) })
      json.member("queued", Int64(queue.queued))
      json.member("below_budget", Int64(queue.belowBudget))
      json.member("alarms_below_budget", Int64(queue.alarmsBelowBudget))
      json.member("sample_size", queue.settings.sampleSize.map { Int64($0) })
      json.member("sample", Int64(queue.sampled))
      json.member("suppressed", Int64(queue.suppressed))
    }
  }

  private static func write(_ estimate: BelowLineEstimate?, to json: inout JSONText) {
    guard let estimate else { return json.value(String?.none) }
    json.object { json in
      json.member("first_night", estimate.nights.lowerBound.iso8601)
      json.member("last_night", estimate.nights.upperBound.iso8601)
      json.member("drawn", Int64(estimate.drawn))
      json.member("reviewed", Int64(estimate.reviewed))
      json.member("confirmed", Int64(estimate.confirmed))
      json.member("share", estimate.share)
      json.member("lowest", estimate.interval?.lowerBound)
      json.member("highest", estimate.interval?.upperBound)
    }
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
