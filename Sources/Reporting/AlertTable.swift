import AlertStore
import Core

/// A list of alerts as a table for a terminal, as CSV or as JSON.
///
/// - Input: alerts in the order in which they are to be shown.
/// - Missing: what is not known reads 不明 or `unknown` on a terminal, is empty in CSV and null in JSON.
/// - Determinism: the same alerts give the same bytes.
public struct AlertTable: Sendable {
  let alerts: [StoredAlert]
  let totalCount: Int
  let language: Language

  /// Makes a table of some alerts out of `totalCount` that were asked for.
  public init(alerts: [StoredAlert], totalCount: Int, language: Language) {
    self.alerts = alerts
    self.totalCount = totalCount
    self.language = language
  }

  /// The table for a terminal, with a last line that says how many of how many are shown.
  public func terminal(_ style: TerminalStyle) -> String {
    guard !alerts.isEmpty else { return Label.noAlerts.text(language) + "\n" }
    var table = TerminalTable(columns)
    for (index, alert) in alerts.enumerated() { table.append(row(alert, rank: index + 1)) }
    return table.text(style) + footer
  }

  private var columns: [(title: String, alignment: TerminalTable.Alignment)] {
    let labels: [(Label, TerminalTable.Alignment)] = [
      (.rank, .right), (.alertID, .left), (.band, .left), (.state, .left), (.score, .right),
      (Label.probability(isCalibrated: alerts.allSatisfy(\.isCalibrated)), .right),
      (.account, .left), (.count, .right), (.amount, .right), (.counterparty, .left), (.reason, .left),
    ]
    return labels.map { (title: $0.0.text(language), alignment: $0.1) }
  }

  private func row(_ alert: StoredAlert, rank: Int) -> [TerminalTable.Cell] {
    let unknown = Label.unknown.text(language)
    return [
      .init("\(rank)"), .init(alert.alertID),
      .init(WordNames.name(alert.band, language), alert.band == .alarm ? .alarm : .look),
      .init(WordNames.name(alert.state, language)), .init(NumberText.score(alert.scoreMicro)),
      .init(NumberText.percent(alert.probability)), .init(alert.account.text),
      .init("\(alert.transactionCount)"),
      .init(NumberText.yen(alert.totalYen, language)),
      .init(alert.counterpartyName ?? alert.counterpartyAccount ?? unknown),
      .init(alert.topReason(language) ?? unknown),
    ]
  }

  private var footer: String {
    language == .japanese
      ? "\(totalCount) 件中 \(alerts.count) 件を表示\n" : "\(alerts.count) of \(totalCount) alerts\n"
  }
}

extension StoredAlert {
  /// The first reason of the strongest transaction in a language, when there is one.
  func topReason(_ language: Language) -> String? {
    language == .japanese ? topReasonJapanese : topReasonEnglish
  }
}
