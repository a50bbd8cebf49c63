import Core
import Scoring
import Training

/// Writes a model's card.
struct ModelCardText {
  let card: ModelCard
  let drift: DriftReference
  let model: ModelArtifact
  let digest: String
  let size: Int
  let isCalibrated: Bool
  let data: [String]
  let language: Language

  /// The card for people.
  func markdown() -> String {
    let sections = [head, figures, calibration, types, fairness, limits]
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }

  private var head: [String] {
    var lines = [
      say("# モデルカード", "# Model card"), "",
      "| | |", "|---|---|",
      "| SHA-256 | `\(digest)` |",
      say("| 大きさ | \(size) バイト |", "| Size | \(size) bytes |"),
      say(
        "| 入力 | 特徴量 \(model.encoder.columns.count)、符号化後 \(model.encoder.inputCount)、摘要の文字n-gram |",
        "| Inputs | \(model.encoder.columns.count) features, \(model.encoder.inputCount) when encoded, n-grams of the memo |"
      ),
    ]
    for (key, value) in model.provenance.sorted(by: { $0.key < $1.key }) {
      lines.append("| \(key) | \(value.replacing("|", with: "\\|")) |")
    }
    lines.append(
      say("| 評価データ | \(data.joined(separator: " ")) |", "| Evaluated on | \(data.joined(separator: " ")) |"))
    lines.append(
      say(
        "| 件数 | \(card.rows) 件、不正 \(card.fraud) 件、\(card.accounts) 口座、\(card.days.lowerBound.iso8601) から \(card.days.upperBound.iso8601) |",
        "| Rows | \(card.rows), \(card.fraud) of them fraud, \(card.accounts) accounts, \(card.days.lowerBound.iso8601) to \(card.days.upperBound.iso8601) |"
      ))
    return lines
  }

  private var figures: [String] {
    [
      say("## 成績（ルールとの併用、95%区間は口座の再抽出）", "## Figures (with rules; 95 % intervals by drawing accounts)"), "",
      say("| 指標 | 値 | 区間 |", "| Figure | Value | Interval |"), "|---|---|---|",
      row(say("平均適合率", "Average precision"), card.averagePrecision),
      row("ROC-AUC", card.areaUnderROC),
      row(say("再現率（上位0.5%）", "Recall in the top 0.5 %"), card.recallAtHalfPercent),
      row(say("再現率（誤検知5対1まで）", "Recall down to 5 false for 1 true"), card.recallAtFiveToOne),
      "| \(say("口座の適合率（日ごとの上位100口座）", "Precision of accounts, best 100 of a day")) | "
        + "\(Figure.text(card.accountPrecisionAt100, 4)) | |",
    ]
  }

  private func row(_ name: String, _ measured: ModelCard.Measured) -> String {
    "| \(name) | \(Figure.text(measured.value, 4)) | \(Figure.text(measured.interval.lowerBound, 4)) – "
      + "\(Figure.text(measured.interval.upperBound, 4)) |"
  }

  private var calibration: [String] {
    var lines = [
      say("## 較正", "## Calibration"), "",
      isCalibrated
        ? say("自行の実績で較正済み。", "Calibrated on this bank's own outcomes.")
        : say(
          "自行の実績による較正前。数値は確率ではなく目安です。",
          "Not calibrated on this bank's own outcomes: the numbers are estimates, not probabilities."),
      "ECE \(Figure.text(card.calibration.expectedError, 5))、Brier \(Figure.text(card.brier, 5))".replacing(
        "、", with: say("、", ", ")), "",
      say("| 範囲 | 件数 | 不正 | 予測 | 実績 |", "| Range | Rows | Fraud | Stated | Happened |"),
      "|---|---|---|---|---|",
    ]
    for bin in card.calibration.bins where bin.rows > 0 {
      lines.append(
        "| \(Figure.text(bin.from, 3))–\(Figure.text(min(1, bin.below), 3)) | \(bin.rows) | \(bin.fraud) | "
          + "\(Figure.text(bin.stated ?? 0, 4)) | \(Figure.text(bin.happened ?? 0, 4)) |")
    }
    return lines
  }

  private var types: [String] {
    [
      say("## 手口別（要確認線に達した不正）", "## By type of scam (fraud that reaches the look line)"), "",
      say("| 手口 | 不正 | 検知 | 再現率 |", "| Type | Fraud | Found | Recall |"), "|---|---|---|---|",
    ]
      + card.scamTypes.map {
        "| \($0.name) | \($0.fraud) | \($0.found) | \(share($0.recall, 3)) |"
      }
  }

  private var fairness: [String] {
    var lines = [say("## 偏り", "## Fairness"), ""]
    if card.ages.isEmpty {
      lines.append(
        say("生年のある顧客ファイルがないため、年齢別は算出していません。", "No folder tells years of birth, so ages are not compared."))
    } else {
      lines += [
        say("| 年齢 | 件数 | 不正 | 再現率 | 誤検知率 |", "| Age | Rows | Fraud | Recall | False alarms |"),
        "|---|---|---|---|---|",
      ]
      lines += card.ages.map { group in
        let name = group.name == AgeBand.unknown.rawValue ? say("法人・生年不明", "companies, unknown") : group.name
        return
          "| \(name) | \(group.rows) | \(group.fraud) | \(share(group.recall, 3)) | \(share(group.falseAlarmShare, 5)) |"
      }
    }
    let shares = card.branches.compactMap(\.falseAlarmShare).sorted()
    if let least = shares.first, let most = shares.last {
      lines += [
        "",
        say(
          "店番 \(shares.count) か所の誤検知率: 最小 \(Figure.text(least, 5))、中央値 \(Figure.text(shares[shares.count / 2], 5))、最大 \(Figure.text(most, 5))。",
          "False alarms of \(shares.count) branches: least \(Figure.text(least, 5)), median \(Figure.text(shares[shares.count / 2], 5)), most \(Figure.text(most, 5))."
        ),
      ]
    }
    return lines
  }

  private var limits: [String] {
    [
      say("## 限界", "## Limits"), "",
      say(
        "- 成績は上のデータでのもので、別の銀行や後の時期では異なります。取り込み後は自行の結果で測り直してください。",
        "- The figures are those of the data above; another bank or a later time has others. Measure again on your own outcomes."
      ),
      say(
        "- 名義は一致・書式・欠けの特徴量としてのみ使い、由来を推測する特徴量はありません。生年と店番は入力に含みません。",
        "- Names enter as match, form and truncation only, never to guess origin. Year of birth and branch are no inputs."
      ),
      say(
        "- 記録のない不正は正常として数えます。見つからなかった手口は成績に現れません。",
        "- Fraud that nobody recorded counts as ordinary; what was never found is not in these figures."),
      say(
        "- 点数は人の判断を助けるもので、それだけで取引を止めるためのものではありません。",
        "- A score helps a person decide; it is not meant to stop a transaction by itself."),
    ]
  }

  private func share(_ value: Double?, _ decimals: Int) -> String {
    value.map { Figure.text($0, decimals) } ?? "–"
  }
}
