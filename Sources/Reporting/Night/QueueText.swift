import AlertStore
import Core

/// What a night put before analysts and what it did not, in words.
struct QueueText {
  let counts: QueueCounts
  let language: Language

  /// One line with its end, or nothing when there was neither a budget nor a sample nor anything held back.
  var line: String {
    let settings = counts.settings
    guard settings.budget != nil || settings.sampleSize != nil || counts.suppressed > 0 else { return "" }
    return language == .japanese ? japanese : english
  }

  private var japanese: String {
    var parts = [
      "確認対象 \(number(counts.queued)) 件" + (counts.settings.budget.map { "（上限 \(number($0)) 件）" } ?? "")
    ]
    if counts.settings.budget != nil {
      parts.append("上限により対象外 \(number(counts.belowBudget)) 件（うち警報 \(number(counts.alarmsBelowBudget)) 件）")
    }
    if counts.settings.sampleSize != nil { parts.append("無作為抽出 \(number(counts.sampled)) 件") }
    if counts.suppressed > 0 { parts.append("方針により対象外 \(number(counts.suppressed)) 件") }
    return "確認キュー: " + parts.joined(separator: "、") + "\n"
  }

  private var english: String {
    var parts = [
      "\(number(counts.queued)) queued" + (counts.settings.budget.map { " of at most \(number($0))" } ?? "")
    ]
    if counts.settings.budget != nil {
      parts.append(
        "\(number(counts.belowBudget)) below the budget (\(number(counts.alarmsBelowBudget)) of them alarm)")
    }
    if counts.settings.sampleSize != nil { parts.append("\(number(counts.sampled)) drawn at random") }
    if counts.suppressed > 0 { parts.append("\(number(counts.suppressed)) held back by the policy") }
    return "Queue: " + parts.joined(separator: ", ") + "\n"
  }

  private func number(_ count: Int) -> String { NumberText.grouped(Int64(count)) }
}
