import AlertStore
import Core

/// One alert as a page that needs nothing beside it, for evidence: what was seen, why, the account's month, and what people did.
///
/// - Determinism: the same alert gives the same bytes; nothing says when the page was made.
public struct AlertNarrative {
  private let alert: NightReport.Alert
  private let language: Language

  /// Makes the page of an alert in a language.
  public init(_ alert: NightReport.Alert, language: Language) {
    self.alert = alert
    self.language = language
  }

  /// The page as HTML.
  public var html: String {
    let isJapanese = language == .japanese
    let lines = AlertDetail(alert.detail, language: language).historyText(
      TerminalStyle(usesColour: false, widthColumns: nil)
    )
    .split(separator: "\n").dropFirst().map { line in String(line.drop(while: { $0 == " " })) }
    let content: [String: Any] = [
      "language": language.rawValue, "style": PageTemplate.nightStyle,
      "title": (isJapanese ? "アラート " : "Alert ") + alert.detail.alert.alertID,
      "tippingOff": Label.tippingOff.text(language), "scoreUnit": Label.scoreUnit.text(language),
      "labels": NightReport.labels.mapValues { $0.text(language) },
      "alerts": [AlertPage(alert, rank: 1, language: language)], "history": Array(lines),
      "hasHistory": !lines.isEmpty,
      "historyTitle": isJapanese ? "経緯" : "History",
      "noHistory": isJapanese ? "操作はありません。" : "Nothing was done.",
    ]
    return PageTemplate.narrative.render(content)
  }
}
