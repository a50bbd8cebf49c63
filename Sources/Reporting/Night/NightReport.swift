import AlertStore
import Core

/// The night as one page that needs nothing beside it (no script, no picture, no font, no address), and the same as JSON and CSV.
///
/// - Input: the caller chooses the alerts that are shown in full; `alertTotal` says out of how many.
/// - Missing: what is not known reads 不明 or `unknown`; what was not kept is said so.
/// - Determinism: the same night gives the same bytes; the moment of writing is an argument.
public struct NightReport {
  /// An alert that is shown in full.
  public struct Alert: Sendable {
    /// The alert.
    public var detail: StoredAlertDetail
    /// What its account did in thirty days, or nil when that was not kept.
    public var month: AlertMonth?

    /// Makes an alert of the report.
    public init(detail: StoredAlertDetail, month: AlertMonth?) {
      self.detail = detail
      self.month = month
    }
  }

  let figures: NightFigures
  let summaries: [NightSummary]
  let skipped: [SkippedFile]
  let alerts: [Alert]
  let alertTotal: Int
  let writtenAt: Instant
  let language: Language

  /// Gathers a night.
  ///
  /// - Parameters:
  ///   - figures: what was counted.
  ///   - summaries: its runs with their files, in their order; not empty.
  ///   - skipped: files that were recorded before.
  ///   - alerts: the alerts that are shown in full, strongest first.
  ///   - alertTotal: the number of all alerts that analysts were given of this night.
  ///   - writtenAt: the moment of writing.
  ///   - language: the language of the page; JSON and CSV are the same in both, texts aside.
  public init(
    figures: NightFigures, summaries: [NightSummary], skipped: [SkippedFile] = [], alerts: [Alert],
    alertTotal: Int,
    writtenAt: Instant, language: Language
  ) {
    precondition(!summaries.isEmpty, "A night has a run.")
    self.figures = figures
    self.summaries = summaries
    self.skipped = skipped
    self.alerts = alerts
    self.alertTotal = alertTotal
    self.writtenAt = writtenAt
    self.language = language
  }

  /// The page as HTML, for a browser and for printing on A4.
  public var html: String { PageTemplate.night.render(content) }

  private var content: [String: Any] {
    let page = NightPage(summaries: summaries, skipped: skipped, language: language)
    let shown = alerts.enumerated().map { AlertPage($0.element, rank: $0.offset + 1, language: language) }
    let comparison = NightComparison(figures, language: language)
    let spread = SpreadPage(figures, language: language)
    var content: [String: Any] = [
      "language": language.rawValue, "style": PageTemplate.nightStyle, "page": page, "alerts": shown,
      "hasAlerts": !shown.isEmpty, "title": Label.title.text(language), "night": figures.night.iso8601,
      "nightBefore": figures.before?.night.iso8601 ?? "-", "facts": facts,
      "writtenAt": writtenAt.iso8601Japan,
      "tippingOff": Label.tippingOff.text(language), "scoreUnit": Label.scoreUnit.text(language),
      "noAlerts": Label.noAlerts.text(language), "labels": NightReport.labels.mapValues { $0.text(language) },
      "shownCount": language == .japanese
        ? "\(alertTotal) 件中、上位 \(shown.count) 件" : "the top \(shown.count) of \(alertTotal)",
      "comparison": comparison.rows, "extended": comparison.extended,
      "hasExtended": !comparison.extended.isEmpty,
      "moves": comparison.moves, "hasMoves": !comparison.moves.isEmpty,
      "contents": NightReport.sections.map { ["anchor": $0.anchor, "name": $0.label.text(language)] },
      "rules": figures.rules.map { RuleRow($0) }, "scores": spread.scores,
      "hasScores": !spread.scores.isEmpty,
      "scoreStability": spread.scoreStability, "drift": spread.drift, "hasDrift": !spread.drift.isEmpty,
      "driftWords": spread.driftWords, "queueWords": queueWords,
    ]
    if let estimate = summaries.last?.estimate {
      content["estimate"] = EstimateText(estimate: estimate, language: language).line.trimmingLineEnd
    }
    return content
  }

  private var queueWords: String {
    let line =
      summaries.last?.queue.map { QueueText(counts: $0, language: language).line.trimmingLineEnd } ?? ""
    guard line.isEmpty else { return line }
    return language == .japanese
      ? "上限、無作為抽出、除外の設定はありません。" : "There is neither a budget nor a sample nor anything held back."
  }

  /// One line a run, and what decided.
  private var facts: [NightPage.Fact] {
    let runs = summaries.map { summary -> NightPage.Fact in
      let run = summary.run
      let finished = run.finishedAt?.iso8601Japan ?? Label.notFinished.text(language)
      return NightPage.Fact(
        name: "\(Label.run.text(language)) \(run.runID)",
        value: "\(run.description.startedAt.iso8601Japan) → \(finished)")
    }
    var pairs: [(Label, String)] = [(.businessDay, figures.night.iso8601)]
    if let description = summaries.last?.run.description {
      pairs += [
        (.pipeline, "\(description.pipeline) \(description.pipelineDigest)"),
        (.rulesDigest, description.rulesDigest), (.modelDigest, description.modelDigest),
        (.program, description.programVersion),
      ]
    }
    if let head = summaries.last?.auditHead {
      pairs.append((.auditHead, head.text))
    }
    let page = pairs.map { NightPage.Fact(name: $0.0.text(language), value: $0.1) }
    return page.prefix(1) + runs + page.dropFirst()
  }

  /// A rule's figures as texts.
  private struct RuleRow {
    let rule, hits, alerts, heldBack, allAlerts, confirmed, dismissed, precision: String

    init(_ figure: NightFigures.Rule) {
      rule = figure.rule
      hits = NumberText.grouped(figure.hits)
      alerts = NumberText.grouped(figure.alerts)
      heldBack = NumberText.grouped(figure.suppressedHits)
      allAlerts = NumberText.grouped(figure.allAlerts)
      confirmed = NumberText.grouped(figure.confirmed)
      dismissed = NumberText.grouped(figure.dismissed)
      precision = figure.precision.map(NumberText.percent) ?? "-"
    }
  }
}

extension String {
  /// The text without a line end at its end.
  var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
