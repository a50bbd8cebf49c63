extension NightReport {
  /// The parts of the page, in their order.
  static let sections: [(anchor: String, label: Label)] = [
    ("summary", .summary), ("changes", sinceBefore), ("reconciliation", .reconciliation), ("queue", queue),
    ("rules", rules), ("scores", scores), ("drift", drift), ("alerts", details),
  ]

  private static let sinceBefore = Label(japanese: "前回からの変化", english: "Since the night before")
  private static let queue = Label(japanese: "確認キュー", english: "The queue")
  private static let rules = Label(japanese: "ルールの実績", english: "Rules")
  private static let scores = Label(japanese: "スコアの分布", english: "Scores")
  private static let drift = Label(japanese: "特徴量とスコアの変化", english: "Drift")
  private static let details = Label(japanese: "アラートの説明", english: "The alerts explained")

  /// What the template says, by the names that it uses.
  static let labels: [String: Label] = [
    "contents": Label(japanese: "目次", english: "Contents"), "summary": .summary, "sinceBefore": sinceBefore,
    "comparison": Label(japanese: "前回との比較", english: "Beside the night before"),
    "figure": Label(japanese: "項目", english: "Figure"),
    "difference": Label(japanese: "増減", english: "Difference"),
    "extended": Label(japanese: "取引が加わったアラート", english: "Alerts that got more transactions"),
    "moves": Label(japanese: "前回以降の担当者の操作", english: "What people did since"),
    "noMoves": Label(japanese: "操作はありません。", english: "Nothing."), "queue": queue,
    "queueTable": Label(japanese: "確認対象のアラート", english: "Alerts to look at"), "rules": rules,
    "rulesCaption": Label(
      japanese: "ルールごとの検知件数と確認結果（的中率は判断済みのアラートに対する割合）",
      english: "Hits by rule and what people found (precision: confirmed among decided alerts)"),
    "rule": Label(japanese: "ルール", english: "Rule"), "hits": Label(japanese: "検知", english: "Hits"),
    "heldBack": Label(japanese: "例外で抑止", english: "Held back"),
    "allAlerts": Label(japanese: "累計アラート", english: "Alerts ever"),
    "confirmed": Label(japanese: "不正と確認", english: "Confirmed"),
    "dismissed": Label(japanese: "問題なし", english: "Dismissed"),
    "precision": Label(japanese: "的中率", english: "Precision"), "scores": scores,
    "scoresCaption": Label(
      japanese: "採点した取引のスコア（ロジット、棒の長さは割合の平方根）",
      english: "Scores of the transactions, in logits (a bar's length is the root of the share)"),
    "notKept": Label(japanese: "この夜の分布は保存されていません。", english: "It was not kept for this night."),
    "scoreRange": Label(japanese: "スコア", english: "Score"), "rows": Label(japanese: "取引数", english: "Rows"),
    "share": Label(japanese: "割合", english: "Share"),
    "shareBefore": Label(japanese: "前回", english: "Night before"),
    "shareTraining": Label(japanese: "モデル測定時", english: "When measured"), "drift": drift,
    "driftCaption": Label(
      japanese: "特徴量ごとの安定度指標（PSI）と欠損率",
      english: "Population stability index (PSI) and missing share by feature"),
    "feature": Label(japanese: "特徴量", english: "Feature"),
    "stabilityTraining": Label(japanese: "PSI 対モデル測定時", english: "PSI, measured"),
    "stabilityBefore": Label(japanese: "PSI 対前回", english: "PSI, night before"),
    "missing": Label(japanese: "欠損率", english: "Missing"),
    "missingTraining": Label(japanese: "欠損率（測定時）", english: "Missing, measured"),
    "verdict": Label(japanese: "目安", english: "Verdict"), "details": details,
    "waterfall": Label(japanese: "積み上げ", english: "Waterfall"), "reasons": .reasons,
    "contribution": .contribution, "value": .value, "kind": .reasonOrigin, "rank": .rank, "alertID": .alertID,
    "band": .band, "score": .score, "typology": .typology, "account": .account, "total": .total,
    "reason": .reason,
    "alerts": .alerts,
  ]
}
