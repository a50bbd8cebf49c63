import AlertStore
import Core

/// A list of alerts as a table for a terminal, as CSV or as JSON.
///
/// - Input: alerts in the order in which they are to be shown.
/// - Missing: what is not known reads 不明 or `unknown` on a terminal, is empty in CSV and null in JSON.
/// - Determinism: the same alerts give the same bytes.
public struct AlertTable: Sendable {
  let alerts: [StoredAlert]
  /// The number of all that were asked for, or nil when they were not counted.
  let totalCount: Int?
  let hasMore: Bool
  let language: Language

  /// Makes a table of some alerts out of `totalCount` that were asked for.
  public init(alerts: [StoredAlert], totalCount: Int, language: Language) {
    self.alerts = alerts
    self.totalCount = totalCount
    hasMore = alerts.count < totalCount
    self.language = language
  }

  /// Makes a table of some alerts out of a number that nobody counted.
  public init(alerts: [StoredAlert], hasMore: Bool, language: Language) {
    self.alerts = alerts
    totalCount = nil
    self.hasMore = hasMore
    self.language = language
  }

  /// The table for a terminal, with a last line that says how many of how many are shown.
  public func terminal(_ style: TerminalStyle) -> String {
    guard !alerts.isEmpty else { return Label.noAlerts.text(language) + "\n" }
    var table = TerminalTable(columns)
    for (index, alert) in alerts.enumerated() { table.append(row(alert, rank: index + 1)) }
    return table.text(style) + footer
  }

  var columns: [(title: String, alignment: TerminalTable.Alignment)] {
    let labels: [(Label, TerminalTable.Alignment)] = [
      (.rank, .right), (.alertID, .left), (.band, .left), (.state, .left), (.score, .right),
      (Label.probability(isCalibrated: alerts.allSatisfy(\.isCalibrated)), .right),
      (.likelyType, .left), (.account, .left), (.count, .right), (.amount, .right), (.counterparty, .left),
      (.reason, .left),
    ]
    return labels.map { (title: $0.0.text(language), alignment: $0.1) }
  }

  func row(_ alert: StoredAlert, rank: Int) -> [TerminalTable.Cell] {
    let unknown = Label.unknown.text(language)
    return [
      .init("\(rank)"), .init(alert.alertID),
      .init(WordNames.name(alert.band, language), alert.band == .alarm ? .alarm : .look),
      .init(WordNames.name(alert.state, language)), .init(NumberText.score(alert.scoreMicro)),
      .init(NumberText.percent(alert.probability)),
      .init(alert.scamType.map { ScamTypeNames.name($0, language) } ?? unknown), .init(alert.account.text),
      .init("\(alert.transactionCount)"),
      .init(NumberText.yen(alert.totalYen, language)),
      .init(alert.counterpartyName ?? alert.counterpartyAccount ?? unknown),
      .init(alert.topReason(language) ?? unknown),
    ]
  }

  private var footer: String {
    let isJapanese = language == .japanese
    if let totalCount {
      return isJapanese
        ? "\(totalCount) 件中 \(alerts.count) 件を表示\n" : "\(alerts.count) of \(totalCount) alerts\n"
    }
    guard hasMore, let last = alerts.last?.alertID else {
      return isJapanese ? "\(alerts.count) 件\n" : "\(alerts.count) alerts\n"
    }
    return isJapanese
      ? "\(alerts.count) 件を表示。続きは --after \(last)\n" : "\(alerts.count) alerts; more with --after \(last)\n"
  }
}

extension StoredAlert {
  /// The first reason of the strongest transaction in a language, when there is one.
  func topReason(_ language: Language) -> String? {
    language == .japanese ? topReasonJapanese : topReasonEnglish
  }
}
