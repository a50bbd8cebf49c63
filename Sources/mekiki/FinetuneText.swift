import Core
import Training

/// Writes what was learned from decisions, how the comparison came out, and what to do with it.
struct FinetuneText {
  let counts: DecisionBook.Counts
  let rows: DecidedRows
  let outcome: AdapterTrainer.Outcome
  let comparison: AdapterComparison
  /// Whether the comparison was made on the accounts that came last among the decisions.
  let isLaterPart: Bool

  /// The report for people.
  func text(_ language: Language, output: String) -> String {
    func pick(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
    let (before, after) = (comparison.before, comparison.after)
    var lines = [
      pick(
        "判断 \(counts.rows) 件：使用 \(rows.count) 件（確認 \(rows.confirmedCount) 件）、基準日より後 \(counts.later) 件、"
          + "後の判断で置換 \(counts.replaced) 件、該当取引なし \(rows.unmatchedCount) 件、助走期間 \(rows.warmUpCount) 件",
        "\(counts.rows) decisions: \(rows.count) used (\(rows.confirmedCount) confirmed), \(counts.later) made later, "
          + "\(counts.replaced) replaced by a later one, \(rows.unmatchedCount) on no transaction, "
          + "\(rows.warmUpCount) in the warm-up")
    ]
    if counts.cut > 0 {
      let most = Figure.text(DecisionBook.heaviestWeight, 0)
      lines.append(
        pick(
          "抽出の重みを \(most) で打ち切った判断：\(counts.cut) 件",
          "decisions whose weight was cut to \(most): \(counts.cut)"))
    }
    lines.append(
      pick(
        "選ばれた変更の大きさ：\(Figure.text(outcome.gain, 2))", "size of change chosen: \(Figure.text(outcome.gain, 2))"
      ))
    lines.append(
      isLaterPart
        ? pick(
          "比較：学習に使わない最後の口座の判断 \(comparison.rows) 件、うち不正 \(comparison.fraud) 件",
          "compared on \(comparison.rows) decisions on the accounts that came last, \(comparison.fraud) of them fraud"
        )
        : pick(
          "比較：検証データ \(comparison.rows) 件、うち不正 \(comparison.fraud) 件",
          "compared on \(comparison.rows) rows of validation, \(comparison.fraud) of them fraud"))
    lines += ["", pick("                現在     調整後", "                 today    adapted")]
    let named: [(String, Double, Double)] = [
      (pick("平均適合率   ", "avg.prec.    "), before.averagePrecision, after.averagePrecision),
      (pick("再現率@0.5%  ", "recall@0.5%  "), before.recallAtHalfPercent, after.recallAtHalfPercent),
    ]
    for (name, old, new) in named {
      lines.append("  \(name)\(Figure.text(old, 4))     \(Figure.text(new, 4))")
    }
    lines += ["", verdict(language), ""]
    if comparison.isAccepted {
      lines.append(
        pick(
          "\(output) に書き出しました。pipeline.yaml の adapter に指定すると有効になります。",
          "Written to \(output). Name it as 'adapter:' in pipeline.yaml to use it."))
    } else {
      lines.append(
        pick(
          "改善が確かではないため、書き出しませんでした。判断を増やすか、--validation に検証データを指定してください。",
          "Not written: it is not sure to be better. Wait for more decisions, or give labelled data with --validation."
        ))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(_ language: Language) -> String {
    let interval = comparison.interval
    let range = "\(Figure.text(interval.low, 4)) .. \(Figure.text(interval.high, 4))"
    return language == .japanese
      ? "平均適合率の差 \(Figure.text(interval.difference, 4))（95% 信頼区間 \(range)）：\(comparison.isAccepted ? "採用" : "不採用")"
      : "difference in average precision \(Figure.text(interval.difference, 4)), 95 % interval \(range): "
        + (comparison.isAccepted ? "accepted" : "refused")
  }

  /// The same for programs.
  func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.model.finetune/1")
      json.key("accepted")
      json.value(comparison.isAccepted)
      json.key("decisions")
      json.object { json in
        json.member("rows", Int64(counts.rows))
        json.member("used", Int64(rows.count))
        json.member("confirmed", Int64(rows.confirmedCount))
        json.member("later", Int64(counts.later))
        json.member("replaced", Int64(counts.replaced))
        json.member("unmatched", Int64(rows.unmatchedCount))
        json.member("warm_up", Int64(rows.warmUpCount))
        json.member("weight_cut", Int64(counts.cut))
      }
      json.member("gain", outcome.gain)
      json.member("compared_on", isLaterPart ? "later_accounts" : "validation")
      json.member("rows", Int64(comparison.rows))
      json.member("fraud", Int64(comparison.fraud))
      for (name, figures) in [("before", comparison.before), ("after", comparison.after)] {
        json.key(name)
        json.object { json in
          json.member("average_precision", figures.averagePrecision)
          json.member("recall_at_half_percent", figures.recallAtHalfPercent)
        }
      }
      json.member("difference", comparison.interval.difference)
      json.member("difference_low", comparison.interval.low)
      json.member("difference_high", comparison.interval.high)
    }
    return json.text + "\n"
  }
}
