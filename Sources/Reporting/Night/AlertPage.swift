import AlertStore
import Core

/// The texts of one alert of the report, as the template names them.
struct AlertPage {
  struct TransactionBlock {
    let anchor: String
    let heading: String
    let facts: [NightPage.Fact]
    let summary: String
    let steps: [WaterfallSteps.Step]
  }

  let rank: Int
  let alertID: String
  let band: String
  let isAlarm: Bool
  let score: String
  let typology: String
  let account: String
  let total: String
  let reason: String
  let heading: String
  let facts: [NightPage.Fact]
  let month: MonthChart?
  let transactions: [TransactionBlock]

  init(_ shown: NightReport.Alert, rank: Int, language: Language) {
    let (detail, alert) = (shown.detail, shown.detail.alert)
    let text = { (label: Label) in label.text(language) }
    self.rank = rank
    alertID = alert.alertID
    band = WordNames.name(alert.band, language)
    isAlarm = alert.band == .alarm
    score = NumberText.score(alert.scoreMicro)
    typology = WordNames.typology(alert.typology, language)
    account = alert.account.text
    total = NumberText.yen(alert.totalYen, language)
    reason = alert.topReason(language) ?? Label.unknown.text(language)
    heading = "\(rank). \(alert.alertID) \(band)"
    let separator = language == .japanese ? "、" : ", "
    let related = detail.related.map { "\($0.alertID) (\(WordNames.name($0.relation, language)))" }
    var pairs: [(Label, String)] = [
      (.account, alert.account.text), (.businessDay, alert.businessDay.iso8601), (.score, score),
      (Label.probability(isCalibrated: alert.isCalibrated), NumberText.percent(alert.probability)),
      (.typology, typology),
      (
        .likelyType,
        alert.scamType.map { ScamTypeNames.name($0, language) } ?? Label.unknown.text(language)
      ),
      (.state, WordNames.name(alert.state, language)), (.dueDay, alert.dueDay?.iso8601 ?? "-"),
      (.total, total),
    ]
    if !related.isEmpty { pairs.append((.relatedAlerts, related.joined(separator: separator))) }
    facts = pairs.map { NightPage.Fact(name: text($0.0), value: $0.1) }
    let alerted = Set(detail.transactions.map(\.record.transaction.occurredAt.japanDay))
    month = shown.month.map { MonthChart($0, alerted: alerted, language: language) }
    transactions = detail.transactions.enumerated().map { index, transaction in
      let place = "\(index + 1)/\(detail.transactions.count)"
      return AlertPage.block(
        transaction, heading: "\(alert.alertID) \(text(.transaction)) \(place)",
        anchor: "\(alert.alertID)-\(index + 1)", language)
    }
  }

  private static func block(
    _ stored: StoredTransaction, heading: String, anchor: String, _ language: Language
  ) -> TransactionBlock {
    let record = stored.record
    let transaction = record.transaction
    let unknown = Label.unknown.text(language)
    let direction = WordNames.name(transaction.direction, language)
    let recordWords =
      language == .japanese
      ? "\(stored.fileName) の \(record.source.recordNumber) 件目"
      : "\(stored.fileName), record \(record.source.recordNumber)"
    let pairs: [(Label, String)] = [
      (.occurredAt, transaction.occurredAtText),
      (.amount, "\(direction) \(NumberText.yen(transaction.amountYen, language))"),
      (.channel, WordNames.name(transaction.channel, language)),
      (.kind, WordNames.name(transaction.kind, language)),
      (.counterparty, transaction.counterpartyName ?? unknown),
      (.counterpartyAccount, transaction.counterpartyAccount ?? unknown),
      (.memo, transaction.memo ?? unknown),
      (.balance, NumberText.yen(transaction.balanceAfterYen, language)), (.place, recordWords),
    ]
    return TransactionBlock(
      anchor: anchor, heading: heading,
      facts: (pairs + ExplanationText(record: record, language: language).lines).map {
        NightPage.Fact(name: $0.0.text(language), value: $0.1)
      },
      summary: language == .japanese ? record.summaryJapanese : record.summaryEnglish,
      steps: WaterfallSteps(record, language: language).steps)
  }
}
