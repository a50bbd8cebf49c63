import AlertStore
import Core

/// One alert as a page that needs nothing beside it, for evidence: what was seen, why, the account's month, and what people did.
///
/// - Determinism: the same alert gives the same bytes; nothing says when the page was made.
public struct AlertNarrative {
  private let alert: NightReport.Alert
  private let language: Language
  private let isHistoryWithheld: Bool

  /// Makes the page of an alert in a language; where what people did is withheld, the page says so.
  public init(_ alert: NightReport.Alert, language: Language, isHistoryWithheld: Bool = false) {
    self.alert = alert
    self.language = language
    self.isHistoryWithheld = isHistoryWithheld
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
      "noHistory": noHistory,
    ]
    return PageTemplate.narrative.render(content)
  }

  private var noHistory: String {
    switch (isHistoryWithheld, language) {
    case (true, .japanese): "伏せてあります。"
    case (true, .english): "Left out."
    case (false, .japanese): "操作はありません。"
    case (false, .english): "Nothing was done."
    }
  }
}
