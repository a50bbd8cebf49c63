import AlertStore
import Core

/// The texts of one alert of the report, as the template names them.
struct AlertPage {
  struct ReasonRow {
    let contribution: String
    let value: String
    let words: String
    let origin: String
    let isNegative: Bool
    /// The bar's left edge and length on an axis of 200 parts with zero in the middle.
    let barStart: Int
    let barLength: Int
  }

  struct TransactionBlock {
    let anchor: String
    let heading: String
    let facts: [NightPage.Fact]
    let summary: String
    let baseline: String
    let score: String
    let reasons: [ReasonRow]
  }

  let alertID: String
  let heading: String
  let facts: [NightPage.Fact]
  let transactions: [TransactionBlock]
  let labels: [String: String]

  init(_ detail: StoredAlertDetail, rank: Int, language: Language) {
    let alert = detail.alert
    let text = { (label: Label) in label.text(language) }
    alertID = alert.alertID
    heading = "\(rank). \(alert.alertID) \(WordNames.name(alert.band, language))"
    let pairs: [(Label, String)] = [
      (.account, alert.account.text), (.businessDay, alert.businessDay.iso8601),
      (.score, NumberText.score(alert.scoreMicro)),
      (Label.probability(isCalibrated: alert.isCalibrated), NumberText.percent(alert.probability)),
      (.typology, WordNames.typology(alert.typology, language)),
      (.state, WordNames.name(alert.state, language)),
      (.total, NumberText.yen(alert.totalYen, language)),
    ]
    facts = pairs.map { NightPage.Fact(name: text($0.0), value: $0.1) }
    transactions = detail.transactions.enumerated().map { index, transaction in
      let place = "\(index + 1)/\(detail.transactions.count)"
      let words = "\(alert.alertID) \(text(.transaction)) \(place)"
      return AlertPage.block(
        transaction, heading: words, anchor: "\(alert.alertID)-\(index + 1)", language)
    }
    labels = [
      "contribution": text(.contribution), "value": text(.value), "reasons": text(.reasons),
      "baseline": text(.baseline), "score": text(.score), "kind": text(.reasonOrigin),
    ]
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
      (
        .amount,
        "\(direction) \(NumberText.yen(transaction.amountYen, language))"
      ),
      (.channel, WordNames.name(transaction.channel, language)),
      (.kind, WordNames.name(transaction.kind, language)),
      (.counterparty, transaction.counterpartyName ?? unknown),
      (.counterpartyAccount, transaction.counterpartyAccount ?? unknown),
      (.memo, transaction.memo ?? unknown),
      (.balance, NumberText.yen(transaction.balanceAfterYen, language)), (.place, recordWords),
    ]
    let largest = ContributionBar.largest(record.reasons.map(\.contributionMicro))
    return TransactionBlock(
      anchor: anchor, heading: heading,
      facts: (pairs + ExplanationText(record: record, language: language).lines).map {
        NightPage.Fact(name: $0.0.text(language), value: $0.1)
      },
      summary: language == .japanese ? record.summaryJapanese : record.summaryEnglish,
      baseline: NumberText.contribution(record.score.baselineMicro),
      score: NumberText.score(record.score.scoreMicro),
      reasons: record.reasons.map { row($0, largest: largest, language) })
  }

  private static func row(_ reason: ReasonRecord, largest: UInt64, _ language: Language) -> ReasonRow {
    let length = ContributionBar.parts(reason.contributionMicro, largest: largest, of: 100)
    let isNegative = reason.contributionMicro < 0
    let words = language == .japanese ? reason.japanese : reason.english
    let reference = reason.referenceCase.map { " [\(Label.referenceCase.text(language)): \($0)]" } ?? ""
    return ReasonRow(
      contribution: NumberText.contribution(reason.contributionMicro), value: reason.valueText(language),
      words: words + reference, origin: WordNames.name(reason.origin, language), isNegative: isNegative,
      barStart: isNegative ? 100 - length : 100, barLength: length)
  }
}
