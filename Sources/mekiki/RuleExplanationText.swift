import Core
import Pipeline
import Reporting

/// Writes why a rule fires or stays silent for one transaction.
enum RuleExplanationText {
  static func text(_ explanation: RuleExplanation, _ language: Language) -> String {
    func pick(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
    let rule = explanation.rule
    let outcome = explanation.trace.outcome
    var lines = ["== \(rule.id) \(rule.title[language]) =="]
    lines.append(
      pick("取引：", "transaction: ") + "\(VisibleText.make(explanation.file)):\(explanation.record)  "
        + "\(VisibleText.make(explanation.account))  \(explanation.occurredAt.iso8601Japan)  "
        + Amount(yen: explanation.amountYen).grouped + pick("円", " yen"))
    lines.append(pick("結果：", "outcome: ") + (language == .japanese ? outcome.japanese : outcome.rawValue))
    if let exception = explanation.exception {
      lines.append(
        pick(
          "例外 \(exception.id)（責任者：\(exception.owner)、期限 \(exception.expires.iso8601)）により除外されます。",
          "Held back by exception \(exception.id) of \(exception.owner) until \(exception.expires.iso8601)."))
    }
    if let rest = rule.rest {
      lines.append(pick("このルールは停止中です：", "This rule is off: ") + rest.reason[language])
    }
    lines.append("")
    lines.append(pick("条件の評価", "how the condition was evaluated"))
    let trace = RuleTraceText(explanation.trace, language: language).terminal()
    lines.append(String(trace.dropLast()))
    for threshold in rule.conditionText.thresholds {
      let number = threshold.number.asDouble
      let value = number == number.rounded() ? Amount(yen: Int64(number)).grouped : "\(number)"
      lines.append("  limit.\(threshold.name) = \(value)  \(threshold.why[language])")
    }
    if !explanation.cited.isEmpty {
      lines.append("")
      lines.append(pick("引用する値", "values cited"))
      for (spec, value) in explanation.cited {
        lines.append(
          "  \(spec.name.text)  \(language == .japanese ? spec.japanese : spec.english)"
            + pick("：", ": ") + FeatureValueText.text(value, spec: spec, language: language))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  static func json(_ explanation: RuleExplanation) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rule.explanation/1")
      json.member("rule", explanation.rule.id)
      json.member("file", explanation.file)
      json.member("record", explanation.record)
      json.member("account", explanation.account)
      json.member("occurred_at", explanation.occurredAt.iso8601Japan)
      json.member("amount_yen", explanation.amountYen)
      json.member("outcome", explanation.trace.outcome.rawValue)
      json.member("held_back_by", explanation.exception?.id)
      json.key("trace")
      RuleTraceText(explanation.trace, language: .english).write(to: &json)
      json.key("cited")
      json.array { json in
        for (spec, value) in explanation.cited {
          json.object { json in
            json.member("name", spec.name.text)
            json.member("value", value)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
