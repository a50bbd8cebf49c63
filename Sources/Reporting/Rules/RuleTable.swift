import Core
import Rules

/// The rules of a pack as a table for a terminal, or with everything they hold as JSON.
///
/// - Input: `today` decides which exceptions are shown as in force; `suppressed` says how many hits each exception has held back, where
///   a database knows.
/// - Determinism: the same pack and arguments give the same bytes.
public struct RuleTable: Sendable {
  private let pack: RulePack
  private let today: BankDay
  private let suppressed: [String: Int64]
  private let words: RuleWords

  /// Makes a table of a pack.
  public init(_ pack: RulePack, today: BankDay, suppressed: [String: Int64] = [:], language: Language) {
    self.pack = pack
    self.today = today
    self.suppressed = suppressed
    words = RuleWords(language: language)
  }

  /// The table for a terminal, with exceptions below and a last line that counts.
  public func terminal(_ style: TerminalStyle) -> String {
    var table = TerminalTable([
      (words.pick("番号", "rule"), .left), (words.pick("状態", "state"), .left),
      (words.pick("深刻度", "severity"), .left), (words.pick("点数", "points"), .right),
      (words.pick("例外", "exceptions"), .right), (words.pick("参考事例", "case"), .left),
      (words.pick("類型", "typology"), .left), (words.pick("題名", "title"), .left),
    ])
    for rule in pack.everyRule {
      table.append([
        .init(rule.id), .init(words.state(rule)),
        .init(
          words.severity(rule.severity),
          rule.severity == .critical ? .alarm : rule.severity == .high ? .look : nil),
        .init("\(rule.points)"), .init("\(rule.exceptions.count)"), .init(rule.referenceCase ?? "-"),
        .init(rule.typology.title[words.language]), .init(rule.title[words.language]),
      ])
    }
    return table.text(style) + exceptionTable(style) + restTable(style) + footer
  }

  private func exceptionTable(_ style: TerminalStyle) -> String {
    let exceptions = pack.everyRule.flatMap { rule in rule.exceptions.map { (rule: rule, exception: $0) } }
    guard !exceptions.isEmpty else { return "" }
    var table = TerminalTable([
      (words.pick("例外", "exception"), .left), (words.pick("ルール", "rule"), .left),
      (words.pick("状態", "state"), .left), (words.pick("期限", "expires"), .left),
      (words.pick("除外件数", "held back"), .right), (words.pick("責任者", "owner"), .left),
      (words.pick("対象", "exempts"), .left),
    ])
    for (rule, exception) in exceptions {
      let isInForce = exception.isInForce(on: today)
      table.append([
        .init(exception.id), .init(rule.id),
        .init(
          isInForce ? words.pick("有効", "in force") : words.pick("期限切れ", "expired"), isInForce ? nil : .look),
        .init(exception.expires.iso8601),
        .init(suppressed[exception.id].map { NumberText.grouped($0) } ?? "-"), .init(exception.owner),
        .init(words.scope(exception)),
      ])
    }
    return "\n" + table.text(style)
  }

  private func restTable(_ style: TerminalStyle) -> String {
    guard !pack.restingRules.isEmpty else { return "" }
    var table = TerminalTable([
      (words.pick("停止中のルール", "rule that is off"), .left), (words.pick("理由", "reason"), .left),
    ])
    for rule in pack.restingRules {
      table.append([.init(rule.id), .init(rule.rest?.reason[words.language] ?? "")])
    }
    return "\n" + table.text(style)
  }

  private var footer: String {
    let (on, off) = (pack.rules.count, pack.restingRules.count)
    let typologies = Set(pack.everyRule.map(\.typology)).count
    let inForce = pack.everyRule.flatMap(\.exceptions).count { $0.isInForce(on: today) }
    return words.pick(
      "ルール \(on + off) 件（有効 \(on)、停止 \(off)）、類型 \(typologies)、しきい値 \(pack.thresholds.count) 件、有効な例外 \(inForce) 件\n",
      "\(on + off) rules (\(on) on, \(off) off), \(typologies) typologies, \(pack.thresholds.count) thresholds, "
        + "\(inForce) exceptions in force\n")
  }

  /// The whole pack as one JSON object, the same in both languages.
  ///
  /// Members may be added later and are never renamed; a reader ignores those it does not know.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rules/1")
      json.key("rules")
      json.array { json in
        for rule in pack.everyRule {
          json.object { RuleMembers(today: today, suppressed: suppressed).write(rule, &$0) }
        }
      }
      json.key("thresholds")
      json.array { json in
        for threshold in pack.thresholds { json.object { RuleMembers.write(threshold, &$0) } }
      }
      json.key("typologies")
      json.array { json in for set in pack.typologies { json.object { RuleMembers.write(set, &$0) } } }
    }
    return json.text + "\n"
  }
}
