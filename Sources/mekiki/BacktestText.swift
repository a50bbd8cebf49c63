import Core
import Pipeline
import Reporting

/// Writes what two rule packs raise over the same files.
enum BacktestText {
  static func text(_ outcome: RuleBacktestOutcome, _ language: Language) -> String {
    func pick(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
    var lines = [
      pick("営業日ごとのアラート（現行／新／両方）", "alerts by day (present / new / both)")
    ]
    lines += outcome.days.map { "  \($0.day.iso8601)  \($0.present) / \($0.tried) / \($0.both)" }
    lines.append(
      pick(
        "合計：現行 \(outcome.present) 件、新 \(outcome.tried) 件、両方 \(outcome.both) 件（判定した取引 \(outcome.scored) 件）",
        "total: present \(outcome.present), new \(outcome.tried), both \(outcome.both) (\(outcome.scored) transactions scored)"
      ))
    for (name, quality) in [
      (pick("現行", "present"), outcome.presentQuality), (pick("新", "new"), outcome.triedQuality),
    ] {
      guard let quality else { continue }
      lines.append(
        pick(
          "\(name)：適合率 \(share(quality.precision))（\(quality.hits)/\(quality.alerts)）、再現率 \(share(quality.recall))（\(quality.hits)/\(quality.frauds)）",
          "\(name): precision \(share(quality.precision)) (\(quality.hits)/\(quality.alerts)), recall \(share(quality.recall)) (\(quality.hits)/\(quality.frauds))"
        ))
    }
    if !outcome.rules.isEmpty {
      lines.append(pick("該当件数が異なるルール（現行／新）", "rules that fired differently often (present / new)"))
      lines += outcome.rules.map { rule in
        "  \(rule.rule)  \(rule.present.map(String.init) ?? "-") / \(rule.tried.map(String.init) ?? "-")"
      }
    }
    let sections = [
      (pick("新のルールだけのアラート", "alerts of the new rules only"), outcome.onlyTried),
      (pick("現行のルールだけのアラート", "alerts of the present rules only"), outcome.onlyPresent),
      (pick("線をわずかに上回る取引（新）", "just above the line (new)"), outcome.above),
      (pick("線をわずかに下回る取引（新）", "just below the line (new)"), outcome.below),
    ]
    for (title, examples) in sections {
      lines.append(title + (examples.isEmpty ? pick("：なし", ": none") : ""))
      lines += examples.map { example($0, language) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func example(_ example: RuleBacktestOutcome.Example, _ language: Language) -> String {
    func pick(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
    func score(_ micro: Int64?) -> String { micro.map { decimals(Double($0) / 1e6, 3) } ?? "-" }
    let fraud = example.isFraud.map { $0 ? pick("  不正", "  fraud") : "" } ?? ""
    return "  \(VisibleText.make(example.file)):\(example.record)  \(VisibleText.make(example.account))  "
      + "\(example.occurredAt.iso8601Japan)  \(Amount(yen: example.amountYen).grouped)\(pick("円", " yen"))  "
      + "\(score(example.presentMicro)) -> \(score(example.triedMicro))  "
      + example.rules.joined(separator: " ") + fraud
  }

  private static func share(_ share: Double?) -> String {
    share.map { decimals($0 * 100, 1) + "%" } ?? "-"
  }

  /// A number with some decimals, rounded half away from zero.
  private static func decimals(_ number: Double, _ digits: Int) -> String {
    let scale = digits == 3 ? 1_000 : 10
    let whole = Int((number * Double(scale)).rounded())
    let fraction = String(whole.magnitude % UInt(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(whole < 0 ? "-" : "")\(whole.magnitude / UInt(scale)).\(zeros)\(fraction)"
  }

  static func json(_ outcome: RuleBacktestOutcome) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rules.backtest/1")
      json.member("scored", outcome.scored)
      json.member("present", Int64(outcome.present))
      json.member("new", Int64(outcome.tried))
      json.member("both", Int64(outcome.both))
      json.key("days")
      json.array { json in
        for day in outcome.days {
          json.object { json in
            json.member("day", day.day.iso8601)
            json.member("present", Int64(day.present))
            json.member("new", Int64(day.tried))
            json.member("both", Int64(day.both))
          }
        }
      }
      quality("present_quality", outcome.presentQuality, &json)
      quality("new_quality", outcome.triedQuality, &json)
      json.key("rules")
      json.array { json in
        for rule in outcome.rules {
          json.object { json in
            json.member("rule", rule.rule)
            json.member("present", rule.present)
            json.member("new", rule.tried)
          }
        }
      }
      examples("only_new", outcome.onlyTried, &json)
      examples("only_present", outcome.onlyPresent, &json)
      examples("above_line", outcome.above, &json)
      examples("below_line", outcome.below, &json)
    }
    return json.text + "\n"
  }

  private static func quality(_ name: String, _ quality: RuleBacktestOutcome.Quality?, _ json: inout JSONText)
  {
    guard let quality else { return }
    json.key(name)
    json.object { json in
      json.member("hits", Int64(quality.hits))
      json.member("alerts", Int64(quality.alerts))
      json.member("frauds", Int64(quality.frauds))
      json.member("precision", quality.precision)
      json.member("recall", quality.recall)
    }
  }

  private static func examples(
    _ name: String, _ examples: [RuleBacktestOutcome.Example], _ json: inout JSONText
  ) {
    json.key(name)
    json.array { json in
      for example in examples {
        json.object { json in
          json.member("file", example.file)
          json.member("record", example.record)
          json.member("account", example.account)
          json.member("occurred_at", example.occurredAt.iso8601Japan)
          json.member("amount_yen", example.amountYen)
          json.member("present_score_micro", example.presentMicro)
          json.member("new_score_micro", example.triedMicro)
          json.key("rules")
          json.array { json in for rule in example.rules { json.value(rule) } }
          if let isFraud = example.isFraud {
            json.key("is_fraud")
            json.value(isFraud)
          }
        }
      }
    }
  }
}
