import Core
import Rules

/// The words for what a rule pack is made of, in one language.
struct RuleWords {
  let language: Language

  func pick(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }

  func severity(_ severity: RuleSeverity) -> String {
    switch severity {
    case .low: return pick("低", "low")
    case .medium: return pick("中", "medium")
    case .high: return pick("高", "high")
    case .critical: return pick("重大", "critical")
    }
  }

  func state(_ rule: Rule) -> String {
    rule.rest == nil ? pick("有効", "on") : pick("停止", "off")
  }

  func unit(_ unit: FeatureSpec.Unit) -> String {
    switch unit {
    case .yen: return pick("円", "yen")
    case .count: return pick("件・先・名", "count")
    case .seconds: return pick("秒", "seconds")
    case .days: return pick("日", "days")
    case .ratio: return pick("比率・倍率", "ratio")
    case .ordinal: return pick("時・曜日・日付の番号", "ordinal")
    case .truth: return pick("該当・非該当", "yes or no")
    }
  }

  func number(_ number: RuleThreshold.Number) -> String {
    switch number {
    case .integer(let number): return NumberText.grouped(number)
    case .real(let number): return NumberText.value(number, language)
    }
  }

  /// What an exception leaves alone.
  func scope(_ exception: RuleException) -> String {
    var parts: [String] = []
    if let account = exception.account { parts.append(pick("口座 ", "account ") + account) }
    if let counterparty = exception.counterparty {
      parts.append(pick("相手口座 ", "counterparty ") + counterparty)
    }
    if let condition = exception.conditionText {
      parts.append(pick("条件 ", "condition ") + RuleWords.oneLine(condition.source))
    }
    return parts.joined(separator: pick("かつ", " and "))
  }

  /// A text on one line with single spaces.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
