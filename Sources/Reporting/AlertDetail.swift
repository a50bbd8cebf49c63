import AlertStore
import Core

/// One alert in full: its transactions, their reasons with values and contributions, and the sentence that
/// sums them up.
///
/// - Missing: what is not known reads 不明 or `unknown` on a terminal and null in JSON.
/// - Determinism: the same alert gives the same bytes.
public struct AlertDetail: Sendable {
  let detail: StoredAlertDetail
  let language: Language

  /// Makes the detail of an alert in a language.
  public init(_ detail: StoredAlertDetail, language: Language) {
    self.detail = detail
    self.language = language
  }

  /// The alert for a terminal.
  public func terminal(_ style: TerminalStyle) -> String {
    var text = header(style) + context(style)
    for (index, transaction) in detail.transactions.enumerated() {
      text +=
        "\n"
        + heading("\(Label.transaction.text(language)) \(index + 1)/\(detail.transactions.count)", style)
      text += fields(transaction.record) + place(transaction)
      text += "\n" + reasons(transaction.record, style)
    }
    text += historyText(style)
    return text + "\n" + Label.tippingOff.text(language) + "\n"
  }

  private func heading(_ text: String, _ style: TerminalStyle) -> String {
    style.coloured("== \(text) ==", .heading) + "\n"
  }

  private func header(_ style: TerminalStyle) -> String {
    let alert = detail.alert
    let band = style.coloured(WordNames.name(alert.band, language), alert.band == .alarm ? .alarm : .look)
    let unknown = Label.unknown.text(language)
    let pairs: [(Label, String)] = [
      (.band, band), (.state, WordNames.name(alert.state, language)),
      (.assignee, alert.assignee.map(VisibleText.make) ?? "-"), (.dueDay, alert.dueDay?.iso8601 ?? "-"),
      (.version, "\(alert.version)"),
      (.account, VisibleText.make(alert.account.text)), (.businessDay, alert.businessDay.iso8601),
      (.typology, WordNames.typology(alert.typology, language)),
      (.likelyType, alert.scamType.map { ScamTypeNames.name($0, language) } ?? unknown),
      (.score, NumberText.score(alert.scoreMicro)),
      (Label.probability(isCalibrated: alert.isCalibrated), NumberText.percent(alert.probability)),
      (.transactionCount, "\(alert.transactionCount)"), (.total, NumberText.yen(alert.totalYen, language)),
    ]
    let erased = alert.erasedAt.map { [(Label.erasedAt, $0.iso8601Japan)] } ?? []
    return heading("\(Label.alertID.text(language)) \(alert.alertID)", style) + list(pairs + erased)
  }

  private func fields(_ record: AlertTransactionRecord) -> String {
    let transaction = record.transaction
    let unknown = Label.unknown.text(language)
    let texts: [(Label, String?)] = [
      (.counterparty, transaction.counterpartyName), (.counterpartyAccount, transaction.counterpartyAccount),
      (.originator, transaction.originatorName), (.memo, transaction.memo),
      (.transactionID, transaction.transactionID),
    ]
    let first: [(Label, String)] = [
      (.occurredAt, transaction.occurredAtText),
      (.direction, WordNames.name(transaction.direction, language)),
      (.amount, NumberText.yen(transaction.amountYen, language)),
      (.channel, WordNames.name(transaction.channel, language)),
      (.kind, WordNames.name(transaction.kind, language)),
    ]
    let balance = NumberText.yen(transaction.balanceAfterYen, language)
    return list(
      first + texts.map { ($0.0, VisibleText.make($0.1 ?? unknown)) } + [
        (.balance, balance), (.rulePoints, "\(record.score.rulePoints)"),
      ])
  }

  private func place(_ transaction: StoredTransaction) -> String {
    let source = transaction.record.source
    let name = VisibleText.make(transaction.fileName)
    let words =
      language == .japanese
      ? "\(name) の \(source.recordNumber) 件目 (先頭から \(source.byteOffset) バイト、長さ \(source.byteLength) バイト)"
      : "\(name), record \(source.recordNumber) (byte \(source.byteOffset), \(source.byteLength) bytes long)"
    return list([(.place, words)])
  }

  /// The waterfall: where every transaction starts, each reason's part with its bar, and the score they add
  /// up to.
  private func reasons(_ record: AlertTransactionRecord, _ style: TerminalStyle) -> String {
    let largest = ContributionBar.largest(record.reasons.map(\.contributionMicro))
    var table = TerminalTable([
      (Label.contribution.text(language), .right), ("", .left), (Label.value.text(language), .right),
      (Label.reasons.text(language), .left),
    ])
    table.append([
      .init(NumberText.contribution(record.score.baselineMicro)), .init(""), .init(""),
      .init(Label.baseline.text(language)),
    ])
    for reason in record.reasons {
      let bar = ContributionBar.text(reason.contributionMicro, largest: largest, columns: 20)
      table.append([
        .init(NumberText.contribution(reason.contributionMicro)), .init(bar),
        .init(reason.valueText(language)), .init(sentence(of: reason)),
      ])
    }
    table.append([
      .init(NumberText.score(record.score.scoreMicro)), .init(""), .init(""),
      .init(Label.score.text(language)),
    ])
    let summary = language == .japanese ? record.summaryJapanese : record.summaryEnglish
    let closing = [(Label.exactSum, exactSum(record)), (Label.summary, VisibleText.make(summary))]
    return table.text(style) + list(closing + ExplanationText(record: record, language: language).lines)
  }

  private func sentence(of reason: ReasonRecord) -> String {
    let words = language == .japanese ? reason.japanese : reason.english
    guard let referenceCase = reason.referenceCase else { return words }
    return "\(words) [\(Label.referenceCase.text(language)): \(referenceCase)]"
  }

  private func exactSum(_ record: AlertTransactionRecord) -> String {
    let parts = record.score.scoreMicro - record.score.baselineMicro
    let baseline = NumberText.grouped(record.score.baselineMicro)
    return "\(baseline) + \(NumberText.grouped(parts)) = \(NumberText.grouped(record.score.scoreMicro))"
  }

  private func list(_ pairs: [(Label, String)]) -> String {
    return pairs.map { label, value in
      let name = label.text(language)
      return "  \(name)\(DisplayWidth.padding(name, to: 22)): \(value)\n"
    }.joined()
  }
}

extension ReasonRecord {
  /// The value as people read it; a reason that stands for no single value has none.
  func valueText(_ language: Language) -> String {
    switch origin {
    case .feature: return NumberText.value(value, language)
    case .rule, .memo, .others: return value.map { NumberText.value($0, language) } ?? "-"
    }
  }
}
