import AlertStore
import Alerts
import Core

/// What changed since the night before, as texts.
struct NightComparison {
  struct Row {
    let name: String
    let now: String
    let before: String
    let difference: String
  }

  let rows: [Row]
  let extended: [String]
  let moves: [String]

  /// The figures that are compared, by a stable name.
  static let figures: [(name: String, label: Label, value: @Sendable (NightFigures.Totals) -> Int64)] = [
    ("files_accepted", Label(japanese: "受入ファイル", english: "Files accepted"), { $0.filesAccepted }),
    ("files_quarantined", Label(japanese: "隔離ファイル", english: "Files quarantined"), { $0.filesQuarantined }),
    ("records_accepted", Label(japanese: "受入レコード", english: "Records accepted"), { $0.recordsAccepted }),
    ("records_rejected", Label(japanese: "拒否レコード", english: "Records rejected"), { $0.recordsRejected }),
    ("yen_accepted", Label(japanese: "受入金額（円）", english: "Amount accepted (yen)"), { $0.yenAccepted }),
    ("alerts_raised", Label(japanese: "新しいアラート", english: "New alerts"), { $0.alertsRaised }),
    ("alerts_extended", Label(japanese: "取引が加わったアラート", english: "Alerts added to"), { $0.alertsExtended }),
    ("alarms", Label(japanese: "うち警報", english: "Alarms among them"), { $0.alarms }),
    ("alert_transactions", Label(japanese: "対象取引", english: "Alerted transactions"), { $0.transactions }),
    ("alert_yen", Label(japanese: "対象取引の金額（円）", english: "Alerted amount (yen)"), { $0.alertYen }),
    (
      "suppressed_hits", Label(japanese: "例外により抑止した検知", english: "Hits held back by exceptions"),
      { $0.suppressedHits }
    ),
    ("queued", Label(japanese: "確認キュー", english: "Queued"), { $0.queued }),
    ("below_budget", Label(japanese: "上限により対象外", english: "Below the budget"), { $0.belowBudget }),
    ("sampled", Label(japanese: "無作為抽出", english: "Drawn at random"), { $0.sampled }),
  ]

  init(_ figures: NightFigures, language: Language) {
    rows = NightComparison.figures.map { figure in
      let now = figure.value(figures.totals)
      let before = figures.before.map { figure.value($0.totals) }
      let difference = before.map { now - $0 }
      return Row(
        name: figure.label.text(language), now: NumberText.grouped(now),
        before: before.map(NumberText.grouped) ?? "-",
        difference: difference.map { ($0 > 0 ? "+" : "") + NumberText.grouped($0) } ?? "-")
    }
    extended = figures.extended.map { NightComparison.words($0, language) }
    moves = figures.moves.map { move in
      let name = WordNames.name(move.state, language)
      return language == .japanese ? "\(name)へ \(move.count) 件" : "to \(name): \(move.count)"
    }
  }

  private static func words(_ extended: NightFigures.Extended, _ language: Language) -> String {
    let change = extended.change
    let after = NumberText.score(change.scoreAfterMicro)
    let score = change.scoreBeforeMicro.map { "\(NumberText.score($0)) → \(after)" } ?? after
    let names = [change.bandBefore, change.bandAfter].compactMap { $0.map { WordNames.name($0, language) } }
    let band = Array(names.reversed().prefix(names.first == names.last ? 1 : 2).reversed()).joined(
      separator: " → ")
    return language == .japanese
      ? "\(extended.alertID)：取引 +\(change.transactionsAdded) 件、スコア \(score)、\(band)"
      : "\(extended.alertID): +\(change.transactionsAdded) transactions, score \(score), \(band)"
  }
}
