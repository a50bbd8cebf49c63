import Core
import Rules

/// What tells two rule packs apart, for a terminal or as JSON.
public struct RulePackDifferenceText: Sendable {
  private let difference: RulePackDifference
  private let words: RuleWords

  /// Makes the text of a difference.
  public init(_ difference: RulePackDifference, language: Language) {
    self.difference = difference
    words = RuleWords(language: language)
  }

  /// The difference for a terminal; changed examples are told by their names alone.
  public func terminal(_ style: TerminalStyle) -> String {
    if difference.isEmpty { return words.pick("違いはありません。\n", "There is no difference.\n") }
    let sections = [
      (words.pick("ルール", "rules"), difference.rules),
      (words.pick("しきい値", "thresholds"), difference.thresholds),
      (words.pick("類型", "typologies"), difference.typologies),
    ]
    var text = sections.filter { !$0.1.isEmpty }.map { section($0.0, $0.1, style) }.joined(separator: "\n")
    let moved = difference.rulesUnderChangedThresholds
    if !moved.isEmpty {
      text +=
        "\n" + words.pick("しきい値の変更により結果が変わり得るルール：", "rules that a changed threshold can change: ")
        + moved.joined(separator: ", ") + "\n"
    }
    return text
  }

  private func section(_ title: String, _ items: [RulePackDifference.Item], _ style: TerminalStyle) -> String
  {
    style.coloured(title, .heading) + "\n"
      + items.map { item in
        "  \(sign(item.fate)) \(item.name)  \(fate(item.fate))\n" + item.changes.map(line).joined()
      }.joined()
  }

  private func line(_ change: RulePackDifference.Change) -> String {
    if change.part.hasPrefix("cases.") {
      let word =
        change.old == nil
        ? words.pick("追加", "added")
        : change.new == nil ? words.pick("削除", "removed") : words.pick("変更", "changed")
      return "      \(change.part): \(word)\n"
    }
    let nothing = words.pick("（なし）", "(none)")
    return "      \(change.part):\n        - \(change.old ?? nothing)\n        + \(change.new ?? nothing)\n"
  }

  private func sign(_ fate: RulePackDifference.Fate) -> String {
    switch fate {
    case .added: return "+"
    case .removed: return "-"
    case .changed: return "~"
    }
  }

  private func fate(_ fate: RulePackDifference.Fate) -> String {
    switch fate {
    case .added: return words.pick("追加", "added")
    case .removed: return words.pick("削除", "removed")
    case .changed: return words.pick("変更", "changed")
    }
  }

  /// The difference as one JSON object, the same in both languages.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rules.diff/1")
      write("rules", difference.rules, &json)
      write("thresholds", difference.thresholds, &json)
      write("typologies", difference.typologies, &json)
      json.key("rules_under_changed_thresholds")
      json.array { json in for rule in difference.rulesUnderChangedThresholds { json.value(rule) } }
    }
    return json.text + "\n"
  }

  private func write(_ name: String, _ items: [RulePackDifference.Item], _ json: inout JSONText) {
    json.key(name)
    json.array { json in
      for item in items {
        json.object { json in
          json.member("name", item.name)
          json.member("fate", item.fate.rawValue)
          json.key("changes")
          json.array { json in
            for change in item.changes {
              json.object { json in
                json.member("part", change.part)
                json.member("old", change.old)
                json.member("new", change.new)
              }
            }
          }
        }
      }
    }
  }
}
