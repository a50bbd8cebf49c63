import AlertStore
import Core

/// What is to be erased, or was, for a terminal and as JSON.
public struct RetentionText: Sendable {
  private let plan: RetentionPlan
  private let isDone: Bool
  private let language: Language

  /// Makes the text of a plan, or of what was done by it.
  public init(_ plan: RetentionPlan, isDone: Bool, language: Language) {
    self.plan = plan
    self.isDone = isDone
    self.language = language
  }

  /// The text for a terminal.
  public var terminal: String {
    let isJapanese = language == .japanese
    let cutoff = plan.cutoff.iso8601
    let heading =
      isDone
      ? (isJapanese ? "\(cutoff) より前の記録を消去しました。" : "Erased what ended before \(cutoff).")
      : (isJapanese ? "\(cutoff) より前の記録が消去の対象です。" : "What ended before \(cutoff) would be erased.")
    return heading + "\n"
      + counts.map { japanese, english, count in
        let name = isJapanese ? japanese : english
        return "  \(name)\(DisplayWidth.padding(name, to: 44)): \(NumberText.grouped(Int64(count)))\n"
      }.joined() + period
  }

  private var counts: [(String, String, Int)] {
    [
      ("アラート（氏名・口座・文章）", "alerts (names, accounts, texts)", plan.alerts),
      ("抽出用に保存した基準線以下の取引", "transactions kept to draw samples from", plan.candidates),
      ("例外により抑止した検知（口座）", "hits held back by exceptions (accounts)", plan.suppressedHits),
      ("拒否したレコード（原文）", "refused records (their bytes)", plan.rejects),
      ("動きのない口座などの集計", "states of accounts nobody touched since", plan.states),
      ("保全中のため残すアラート", "alerts that stay: held for a case", plan.heldAlerts),
      ("未判断のため残すアラート（要対応）", "alerts that stay: not decided yet", plan.undecidedAlerts),
    ]
  }

  private var period: String {
    guard let first = plan.firstDay, let last = plan.lastDay else { return "" }
    return language == .japanese
      ? "  アラートの最終日：\(first.iso8601) 〜 \(last.iso8601)\n"
      : "  last days of the alerts: \(first.iso8601) to \(last.iso8601)\n"
  }

  /// The plan as one JSON object with keys in a fixed order.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.retention/1")
      json.member("is_done", isDone)
      json.member("cutoff", plan.cutoff.iso8601)
      json.member("alerts", Int64(plan.alerts))
      json.member("first_day", plan.firstDay?.iso8601)
      json.member("last_day", plan.lastDay?.iso8601)
      json.member("held_alerts", Int64(plan.heldAlerts))
      json.member("undecided_alerts", Int64(plan.undecidedAlerts))
      json.member("candidates", Int64(plan.candidates))
      json.member("suppressed_hits", Int64(plan.suppressedHits))
      json.member("rejects", Int64(plan.rejects))
      json.member("states", Int64(plan.states))
    }
    return json.text + "\n"
  }
}
