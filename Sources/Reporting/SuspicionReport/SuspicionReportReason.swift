import AlertStore
import Alerts
import Core

/// Drafts the reason of a report: what was seen, how it differs from usual, who found it suspicious.
///
/// Scores and estimates stay out: they are the bank's own and say nothing of the transaction.
struct SuspicionReportReason {
  let detail: StoredAlertDetail
  let day: (BankDay) -> String
  let language: Language

  /// The transactions that are described in words; the form lists all of them.
  static let describedTransactions = 10

  /// The reference cases that the fired rules name, in the order of their numbers and each once.
  static func referenceCases(_ detail: StoredAlertDetail) -> [String] {
    Set(detail.transactions.flatMap { $0.record.reasons.compactMap(\.referenceCase) }).sorted()
  }

  var text: String {
    ([opening] + descriptions + [judgement] + related).joined(separator: "\n")
  }

  private var isJapanese: Bool { language == .japanese }

  private var opening: String {
    let transactions = detail.transactions.map(\.record.transaction)
    let days = transactions.map(\.occurredAt.japanDay)
    let first = days.min().map(day) ?? ""
    let last = days.max().map(day) ?? ""
    let period =
      first == last ? first : (isJapanese ? "\(first)から\(last)まで" : "\(first) to \(last)")
    let sums = [Direction.incoming, .outgoing].compactMap { direction -> String? in
      let some = transactions.filter { $0.direction == direction }
      guard !some.isEmpty else { return nil }
      let yen = NumberText.yen(some.reduce(0) { $0 + $1.amountYen }, language)
      let name = WordNames.name(direction, language)
      return isJapanese ? "\(name) \(some.count) 件 計\(yen)" : "\(some.count) \(name), \(yen)"
    }.joined(separator: isJapanese ? "、" : "; ")
    let typology = WordNames.typology(detail.alert.typology, language)
    return isJapanese
      ? "当行の取引モニタリングにおいて、\(period)の取引（\(sums)）を検知しました。類型：\(typology)。"
      : "The bank's monitoring found transactions of \(period) (\(sums)). Typology: \(typology)."
  }

  /// The strongest transactions in the order of time, each in the words of its alert.
  private var descriptions: [String] {
    let strongest = Set(
      detail.transactions
        .sorted {
          ($1.record.score.scoreMicro, $0.transactionKey) < ($0.record.score.scoreMicro, $1.transactionKey)
        }
        .prefix(SuspicionReportReason.describedTransactions).map(\.transactionKey))
    var lines = detail.transactions.filter { strongest.contains($0.transactionKey) }.map { stored in
      (isJapanese ? "・" : "- ") + TransactionSentence.withoutEstimate(summary(of: stored.record))
    }
    let rest = detail.transactions.count - lines.count
    if rest > 0 {
      lines.append(isJapanese ? "・ほか \(rest) 件（D 取引情報のとおり）" : "- and \(rest) more, as part D lists them")
    }
    return lines
  }

  /// The alert's own words, with its day written as all days of the draft are.
  private func summary(of record: AlertTransactionRecord) -> String {
    guard isJapanese else { return record.summaryEnglish }
    let date = record.transaction.occurredAt.japanDay
    let (western, words) = (TransactionSentence.western(date), record.summaryJapanese)
    return words.hasPrefix(western) ? day(date) + words.dropFirst(western.count) : words
  }

  private var judgement: String {
    let reason = detail.alert.decisionReason.flatMap(AlertReason.init(rawValue:))?.name(language)
    let on = detail.alert.decidedAt.map { day($0.japanDay) } ?? Label.unknown.text(language)
    let found = reason ?? Label.unknown.text(language)
    return isJapanese
      ? "\(on)、担当者が確認し、「\(found)」と判断しました。" : "On \(on) a reviewer found: \(found)."
  }

  private var related: [String] {
    guard !detail.related.isEmpty else { return [] }
    let list = detail.related.map { "\($0.alertID) (\(WordNames.name($0.relation, language)))" }
      .joined(separator: isJapanese ? "、" : ", ")
    return [isJapanese ? "関連する行内の検知：\(list)。" : "Related alerts of the bank: \(list)."]
  }
}
