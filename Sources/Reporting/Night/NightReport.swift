import AlertStore
import Core

/// The night as one page that needs nothing beside it: no script, no picture, no font, no address.
///
/// - Input: the caller chooses the alerts that are shown in full; `alertTotal` says out of how many.
/// - Missing: what is not known reads 不明 or `unknown`.
/// - Determinism: the same night gives the same bytes; the moment of writing is an argument.
public enum NightReport {
  /// The page as HTML, for a browser and for printing on A4.
  public static func html(
    summary: NightSummary, skipped: [SkippedFile], alerts: [StoredAlertDetail], alertTotal: Int,
    writtenAt: Instant, language: Language
  ) -> String {
    let page = NightPage(summary: summary, skipped: skipped, language: language)
    let shown = alerts.enumerated().map { AlertPage($0.element, rank: $0.offset + 1, language: language) }
    let content: [String: Any] = [
      "language": language.rawValue, "style": NightReportStyle.css, "page": page, "alerts": shown,
      "hasAlerts": !shown.isEmpty, "title": Label.title.text(language),
      "shownCount": language == .japanese
        ? "\(alertTotal) 件中、上位 \(shown.count) 件" : "the top \(shown.count) of \(alertTotal)",
      "writtenAt": writtenAt.iso8601Japan, "tippingOff": Label.tippingOff.text(language),
      "scoreUnit": Label.scoreUnit.text(language), "noAlerts": Label.noAlerts.text(language),
      "topAlerts": Label.topAlerts.text(language),
    ]
    return PageTemplate.night.render(content)
  }
}
