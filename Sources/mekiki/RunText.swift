import AlertStore
import Core
import Features
import Ingest
import Pipeline
import Reporting
import Scoring

/// Writes what a run did, or what it would do.
struct RunText {
  let outcome: NightOutcome
  let isDry: Bool
  let language: Language

  init(_ outcome: NightOutcome, isDry: Bool = false, language: Language) {
    self.outcome = outcome
    self.isDry = isDry
    self.language = language
  }

  func text(databasePath: String, json: Bool) throws -> String {
    let database = try AlertDatabase(path: databasePath, access: .readOnly)
    let summary = try outcome.runID.flatMap { try database.nightSummary(runID: $0) }
    if json { return self.json(summary) }
    let text = NightSummaryText(summary: summary, skipped: skipped, language: language)
    let style = TerminalStyle(usesColour: Terminal.wantsColour, widthColumns: nil)
    return dryLine + text.terminal(style) + remarks + dryLine
  }

  /// Stands before and after what a dry run says, so that nobody takes it for a night.
  private var dryLine: String {
    guard isDry else { return "" }
    return language == .japanese
      ? "*** 試し実行 (--dry-run)：データベースには何も保存していません ***\n"
      : "*** dry run: nothing was stored in the database ***\n"
  }

  private var skipped: [SkippedFile] {
    outcome.files.compactMap { line in
      if case .known(let known) = line.fate { SkippedFile(name: line.name, known: known) } else { nil }
    }
  }

  /// What the stored summary cannot know: files that could not be read, names left alone, late transactions.
  private var remarks: String {
    var lines: [String] = []
    for line in outcome.files {
      switch line.fate {
      case .unreadable(let finding), .held(let finding): lines.append(finding.line(language))
      case .accepted, .quarantined, .known: break
      }
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
    if let stop = outcome.stop { lines.append(stopped(stop, left: outcome.filesLeft.count)) }
    lines += windowRemarks(outcome.windowCounts)
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
    lines += outcome.missingDrift.map(drift)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Why the night ended before its last file, and what comes next.
  private func stopped(_ stop: NightStop, left: Int) -> String {
    switch stop {
    case .asked:
      return language == .japanese
        ? "停止の要求により途中で終了しました。残り \(left) 件のファイルは次回の実行で処理します。"
        : "ended because it was asked to stop; files not looked at: \(left). The next run takes them."
    case .timePassed:
      return language == .japanese
        ? "--until の時刻を過ぎたため途中で終了しました。残り \(left) 件のファイルは次回の実行で処理します。"
        : "ended because the time of --until has passed; files not looked at: \(left). The next run takes them."
    }
  }

  /// A feature whose missing share is not that of the training.
  private func drift(_ drift: MissingDrift) -> String {
    func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
    return language == .japanese
      ? "欠損の割合が学習時と大きく違う特徴量：\(drift.feature.text)（学習時 \(percent(drift.trainedShare))%、今回 \(percent(drift.share))%）"
      : "missing far more or less often than in training: \(drift.feature.text) (then \(percent(drift.trainedShare)) %, now \(percent(drift.share)) %)"
  }

  /// What the windows could not take as it came, one line each.
  private func windowRemarks(_ counts: WindowCounts) -> [String] {
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
}
