import AlertStore
import Core

/// What a night did, as text for a terminal, a log or a mail.
///
/// - Missing: a night that found nothing new has no summary; its text says so and lists what was skipped.
/// - Determinism: the same night gives the same bytes.
public struct NightSummaryText: Sendable {
  let summary: NightSummary?
  let skipped: [SkippedFile]
  let language: Language

  /// Makes the text of a night in a language.
  public init(summary: NightSummary?, skipped: [SkippedFile], language: Language) {
    self.summary = summary
    self.skipped = skipped
    self.language = language
  }

  /// The night on one line without a line end, for cron's mail and for monitoring.
  public var line: String {
    guard let summary else {
      return language == .japanese
        ? "新しいファイルなし、取込済み \(skipped.count) 件" : "no new files, \(skipped.count) recorded before"
    }
    let totals = NightTotals(summary)
    let alerts = summary.alerts
    let records = [totals.recordsAccepted, totals.recordsRejected].map(NumberText.grouped)
    if language == .japanese {
      return "\(day(summary)) 処理 \(summary.run.runID): "
        + "ファイル \(totals.accepted) 件受入・\(totals.quarantined) 件隔離・\(skipped.count) 件取込済み、"
        + "レコード \(records[0]) 件受入・\(records[1]) 件拒否、"
        + "警報 \(alerts.alarms) 件・要確認 \(alerts.looks) 件"
    }
    return "\(day(summary)) run \(summary.run.runID): "
      + "files \(totals.accepted) accepted, \(totals.quarantined) quarantined, "
      + "\(skipped.count) recorded before; "
      + "records \(records[0]) accepted, \(records[1]) rejected; "
      + "alerts \(alerts.alarms) alarm, \(alerts.looks) look"
  }

  /// The whole summary: files, records, totals, alerts by band, what was refused or skipped and why.
  public func terminal(_ style: TerminalStyle) -> String {
    var text = ""
    if let summary {
      text += head(summary) + "\n" + files(summary, style) + "\n"
      text += section(FileFlow.table(summary.files, language).text(style), .accountedForRecords) + "\n"
      text += section(controlTotals(summary, style), .control)
      text += section(refusals(summary), .rejects)
    } else {
      text += Label.newFilesNone.text(language) + "\n"
    }
    return text + section(skippedLines, .skipped)
  }

  private func day(_ summary: NightSummary) -> String {
    summary.run.description.businessDay.iso8601
  }

  private func section(_ body: String, _ label: Label) -> String {
    body.isEmpty ? "" : "\(label.text(language)):\n\(body)"
  }

  private func head(_ summary: NightSummary) -> String {
    let alerts = summary.alerts
    let run = summary.run.description
    let finished = summary.run.finishedAt?.iso8601Japan ?? Label.notFinished.text(language)
    let japanese = """
      処理 \(summary.run.runID) 営業日 \(day(summary)) (\(run.startedAt.iso8601Japan) ～ \(finished))
      アラート: 警報 \(alerts.alarms) 件、要確認 \(alerts.looks) 件 (うち既存への追加 \(alerts.extended) 件)、\
      対象取引 \(alerts.transactions) 件 \(NumberText.yen(alerts.yen, .japanese))

      """
    let english = """
      Run \(summary.run.runID), business day \(day(summary)) (\(run.startedAt.iso8601Japan) to \(finished))
      Alerts: \(alerts.alarms) alarm, \(alerts.looks) look (\(alerts.extended) added to earlier alerts), \
      \(alerts.transactions) transactions, \(NumberText.yen(alerts.yen, .english))

      """
    let queue = summary.queue.map { QueueText(counts: $0, language: language).line } ?? ""
    let estimate = summary.estimate.map { EstimateText(estimate: $0, language: language).line } ?? ""
    let head = summary.auditHead.map { "\(Label.auditHead.text(language)): \($0.text)\n" } ?? ""
    return (language == .japanese ? japanese : english) + queue + estimate + head
  }

  private func files(_ summary: NightSummary, _ style: TerminalStyle) -> String {
    var table = TerminalTable([
      (Label.status.text(language), .left), (Label.records.text(language), .right),
      (Label.rejected.text(language), .right), (Label.yenAccepted.text(language), .right),
      (Label.bytes.text(language), .right), (Label.agreement.text(language), .left),
      (Label.file.text(language), .left),
    ])
    for file in summary.files {
      let outcome = file.file.outcome
      table.append([
        .init(WordNames.name(outcome.status, language), outcome.status == .quarantined ? .alarm : nil),
        .init(NumberText.grouped(outcome.recordsAccepted)),
        .init(NumberText.grouped(outcome.recordsRejected)),
        .init(NumberText.yen(outcome.yenAccepted, language)),
        .init(NumberText.grouped(file.file.description.byteLength)),
        .init(file.agreement(language)), .init(file.file.description.name),
      ])
    }
    return table.text(style)
  }

  private func controlTotals(_ summary: NightSummary, _ style: TerminalStyle) -> String {
    var text = ""
    for file in summary.files {
      for total in file.controlTotals {
        let name = language == .japanese ? total.nameJapanese : total.nameEnglish
        let verdict = total.verdict(language)
        text += "  \(VisibleText.make(file.file.description.name)) \(VisibleText.make(name)): "
        text += total.comparison(language) + " -> \(style.coloured(verdict, total.agrees ? nil : .alarm))\n"
      }
    }
    return text
  }

  private func refusals(_ summary: NightSummary) -> String {
    var text = ""
    for file in summary.files {
      for finding in file.findings { text += "  \(VisibleText.make(finding.line(language)))\n" }
      for reject in file.rejects {
        let words = language == .japanese ? reject.firstJapanese : reject.firstEnglish
        let count = language == .japanese ? "\(reject.count) 件" : "\(reject.count) x"
        let name = file.file.description.name
        text += "  \(VisibleText.make("\(name): \(count) \(reject.code) \(words)"))\n"
      }
    }
    return text
  }

  private var skippedLines: String {
    skipped.map { "  \(VisibleText.make($0.name)): \($0.why(language))\n" }.joined()
  }
}

extension SkippedFile {
  /// Why the file was not read: which recording holds the same bytes.
  func why(_ language: Language) -> String {
    let name = VisibleText.make(known.name)
    let day = known.businessDay.iso8601
    return language == .japanese
      ? "\(day) の処理 \(known.runID) で「\(name)」として取込済み(\(WordNames.name(known.status, language)))"
      : "recorded as \(name) in run \(known.runID) of \(day) (\(WordNames.name(known.status, language)))"
  }
}
