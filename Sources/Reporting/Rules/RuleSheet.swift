import Core
import Rules

/// Everything that a pack says of one rule, for a terminal or as JSON.
///
/// - Shape: reasons and titles stand in both languages, whatever the language of the headings.
public struct RuleSheet: Sendable {
  private let rule: Rule
  private let pack: RulePack
  private let features: [FeatureSpec]
  private let today: BankDay
  private let words: RuleWords

  /// Makes the sheet of a rule, or gives nil when the pack has none of that identifier.
  public init?(_ id: String, pack: RulePack, features: [FeatureSpec], today: BankDay, language: Language) {
    guard let rule = pack.everyRule.first(where: { $0.id == id }) else { return nil }
    self.rule = rule
    self.pack = pack
    self.features = features + (rule.rest?.needs ?? [])
    self.today = today
    words = RuleWords(language: language)
  }

  /// The rule as one JSON object, the same in both languages, as `rules list` has it.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rule/1")
      RuleMembers(today: today, suppressed: [:]).write(rule, &json)
      json.key("threshold_values")
      json.array { json in
        for threshold in rule.conditionText.thresholds { json.object { RuleMembers.write(threshold, &$0) } }
      }
    }
    return json.text + "\n"
  }

  /// The sheet for a terminal.
  public func terminal(_ style: TerminalStyle) -> String {
    style.coloured("== \(rule.id) \(rule.title[words.language]) ==", .heading) + "\n" + head
      + section(words.pick("理由", "why"), [rule.why.japanese, rule.why.english], style)
      + section(
        words.pick("条件", "condition"), rule.conditionText.source.split(separator: "\n").map(String.init),
        style)
      + tableSection(words.pick("しきい値", "thresholds"), thresholdTable, style)
      + tableSection(words.pick("引用する値", "values cited"), valueTable, style)
      + tableSection(words.pick("例外", "exceptions"), exceptionTable, style)
      + tableSection(words.pick("事例", "cases"), caseTable, style)
  }

  private var head: String {
    var lines: [(String, String)] = [
      (words.pick("題名", "title"), "\(rule.title.japanese) / \(rule.title.english)"),
      (words.pick("状態", "state"), words.state(rule)),
    ]
    if let rest = rule.rest {
      lines.append((words.pick("停止の理由", "off because"), "\(rest.reason.japanese) / \(rest.reason.english)"))
    }
    let title = rule.typology.title
    lines += [
      (words.pick("類型", "typology"), "\(title.japanese) / \(title.english)（\(rule.typology.rawValue)）"),
      (words.pick("類型での重み", "weight in typologies"), weights),
      (words.pick("深刻度", "severity"), words.severity(rule.severity)),
      (words.pick("点数", "points"), "\(rule.points)"),
      (words.pick("参考事例", "reference case"), rule.referenceCase ?? "-"),
      (words.pick("出典", "source"), rule.source),
      (words.pick("見直し期限", "review by"), rule.reviewBy.iso8601),
      (words.pick("場所", "place"), rule.place.file + (rule.place.record.map { ":\($0)" } ?? "")),
    ]
    let width = lines.map { DisplayWidth.columns($0.0) }.max() ?? 0
    return lines.map { "  \($0)\(DisplayWidth.padding($0, to: width)) : \($1)\n" }.joined()
  }

  private var weights: String {
    let found = pack.typologies.compactMap { set -> String? in
      guard let member = set.members.first(where: { $0.rule == rule.id }) else { return nil }
      return
        "\(set.typology.title[words.language]) \(member.weight) (\(words.pick("注意", "look")) \(set.lookWeight), "
        + "\(words.pick("警報", "alarm")) \(set.alarmWeight))"
    }
    return found.isEmpty ? "-" : found.joined(separator: words.pick("、", ", "))
  }

  private func section(_ title: String, _ lines: [String], _ style: TerminalStyle) -> String {
    "\n" + style.coloured(title, .heading) + "\n" + lines.map { "  \($0)\n" }.joined()
  }

  private func tableSection(_ title: String, _ table: TerminalTable?, _ style: TerminalStyle) -> String {
    "\n" + style.coloured(title, .heading) + "\n" + (table?.text(style) ?? words.pick("  なし\n", "  none\n"))
  }

  private var thresholdTable: TerminalTable? {
    let thresholds = rule.conditionText.thresholds
    if thresholds.isEmpty { return nil }
    var table = TerminalTable([
      (words.pick("名前", "name"), .left), (words.pick("値", "value"), .right),
      (words.pick("単位", "unit"), .left),
      (words.pick("理由", "why"), .left), (words.pick("出典", "source"), .left),
    ])
    for threshold in thresholds {
      table.append([
        .init(RuleThreshold.prefix + threshold.name), .init(words.number(threshold.number)),
        .init(words.unit(threshold.unit)), .init(threshold.why[words.language]), .init(threshold.source),
      ])
    }
    return table
  }

  private var valueTable: TerminalTable? {
    if rule.cited.isEmpty { return nil }
    var table = TerminalTable([
      (words.pick("値", "value"), .left), (words.pick("役割", "role"), .left),
      (words.pick("内容", "meaning"), .left),
    ])
    for name in rule.cited {
      let spec = features.first { $0.name == name }
      let isEvidence = rule.evidence.contains(name)
      table.append([
        .init(name.text), .init(isEvidence ? words.pick("根拠", "evidence") : words.pick("参考", "context")),
        .init(spec.map { words.pick($0.japanese, $0.english) } ?? ""),
      ])
    }
    return table
  }

  private var exceptionTable: TerminalTable? {
    if rule.exceptions.isEmpty { return nil }
    var table = TerminalTable([
      (words.pick("番号", "exception"), .left), (words.pick("期限", "expires"), .left),
      (words.pick("責任者", "owner"), .left), (words.pick("対象", "exempts"), .left),
      (words.pick("理由", "reason"), .left),
    ])
    for exception in rule.exceptions {
      table.append([
        .init(exception.id), .init(exception.expires.iso8601, exception.isInForce(on: today) ? nil : .look),
        .init(exception.owner), .init(words.scope(exception)), .init(exception.reason[words.language]),
      ])
    }
    return table
  }

  private var caseTable: TerminalTable? {
    var table = TerminalTable([(words.pick("結果", "must"), .left), (words.pick("事例", "case"), .left)])
    for example in rule.cases {
      table.append([
        .init(
          example.expectation == .fires ? words.pick("発火", "fire") : words.pick("非発火", "stay silent")),
        .init(example.name),
      ])
    }
    return table
  }
}
