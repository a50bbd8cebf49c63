import Core
import Rules

/// The catalogue of a pack as a page in Markdown, for people who do not run commands.
///
/// - Determinism: the same pack gives the same bytes; no day stands in it but those of the pack.
public struct RuleCataloguePage: Sendable {
  private let pack: RulePack
  private let words = RuleWords(language: .japanese)

  /// Makes the page of a pack.
  public init(_ pack: RulePack) {
    self.pack = pack
  }

  /// The page.
  public func markdown() -> String {
    var text = """
      # ルール一覧 / The rules

      Generated from the files of this folder by `mekiki rules list --format markdown`; a test compares. Do not edit by hand.


      """
    let (on, off) = (pack.rules.count, pack.restingRules.count)
    text += "有効 \(on) 件、停止 \(off) 件、しきい値 \(pack.thresholds.count) 件。"
    text += "\(on) rules are on, \(off) are off; \(pack.thresholds.count) thresholds.\n"
    for typology in Typology.allCases {
      let rules = pack.everyRule.filter { $0.typology == typology }
      if !rules.isEmpty { text += section(typology, rules) }
    }
    return text + offSection + exceptionSection + thresholdSection
  }

  private func section(_ typology: Typology, _ rules: [Rule]) -> String {
    let set = pack.typologies.first { $0.typology == typology }
    var text = "\n## \(typology.title.japanese) / \(typology.title.english)\n\n"
    if let set {
      text +=
        "`\(typology.rawValue)`: look \(set.lookWeight), alarm \(set.alarmWeight). \(set.why.japanese) "
        + "\(set.why.english) (\(set.source))\n\n"
    }
    text += row(["rule", "題名", "title", "severity", "points", "weight", "case", "source"]) + rule(8)
    for item in rules {
      let weight = set?.members.first { $0.rule == item.id }.map { "\($0.weight)" } ?? "-"
      text += row([
        item.rest == nil ? item.id : "\(item.id) (off)", item.title.japanese, item.title.english,
        item.severity.rawValue, "\(item.points)", weight, item.referenceCase ?? "-", item.source,
      ])
    }
    return text
  }

  private var offSection: String {
    guard !pack.restingRules.isEmpty else { return "" }
    var text = "\n## 停止中 / Off\n\n" + row(["rule", "理由", "reason", "needs"]) + rule(4)
    for item in pack.restingRules {
      text += row([
        item.id, item.rest?.reason.japanese ?? "", item.rest?.reason.english ?? "",
        item.rest?.needs.map { "`\($0.name.text)` \($0.japanese) / \($0.english)" }.joined(separator: ", ")
          ?? "",
      ])
    }
    return text
  }

  private var exceptionSection: String {
    let exceptions = pack.everyRule.flatMap { rule in rule.exceptions.map { (rule.id, $0) } }
    guard !exceptions.isEmpty else { return "" }
    var text =
      "\n## 例外 / Exceptions\n\n"
      + row(["exception", "rule", "expires", "owner", "exempts", "理由", "reason"]) + rule(7)
    for (id, exception) in exceptions {
      text += row([
        exception.id, id, exception.expires.iso8601, exception.owner, words.scope(exception),
        exception.reason.japanese, exception.reason.english,
      ])
    }
    return text
  }

  private var thresholdSection: String {
    guard !pack.thresholds.isEmpty else { return "" }
    var text =
      "\n## しきい値 / Thresholds\n\n"
      + row(["limit.", "value", "unit", "理由", "why", "source", "rules"]) + rule(7)
    for threshold in pack.thresholds {
      let users = pack.everyRule.filter { $0.conditionText.thresholds.contains { $0.name == threshold.name } }
      text += row([
        "`\(threshold.name)`", words.number(threshold.number), threshold.unit.rawValue,
        threshold.why.japanese, threshold.why.english, threshold.source,
        users.map(\.id).joined(separator: ", "),
      ])
    }
    return text
  }

  /// A row of a table; what would end a cell or a row is escaped.
  private func row(_ cells: [String]) -> String {
    let safe = cells.map { RuleWords.oneLine($0).replacing("|", with: "\\|") }
    return "| " + safe.joined(separator: " | ") + " |\n"
  }

  private func rule(_ columns: Int) -> String {
    "|" + String(repeating: "---|", count: columns) + "\n"
  }
}
