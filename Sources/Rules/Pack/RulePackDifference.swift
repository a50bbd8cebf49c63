import Core

/// What tells two rule packs apart: rules that came, went or changed, and thresholds and typologies that changed.
///
/// - Determinism: changes stand in the order of identifiers and names.
public struct RulePackDifference: Sendable {
  /// What became of a rule, a threshold or a typology.
  public enum Fate: String, Sendable {
    /// Only the newer pack has it.
    case added
    /// Only the older pack has it.
    case removed
    /// Both have it, and it says something else.
    case changed
  }

  /// A part of an item that changed.
  public struct Change: Hashable, Sendable {
    /// The key of the part, as packs write it.
    public let part: String
    /// What the older pack says, or nil when nothing.
    public let old: String?
    /// What the newer pack says, or nil when nothing.
    public let new: String?
  }

  /// A rule, a threshold or a typology that is not the same in both packs.
  public struct Item: Hashable, Sendable {
    /// The identifier or name.
    public let name: String
    /// What became of it.
    public let fate: Fate
    /// The parts that changed; empty unless both packs have it.
    public let changes: [Change]
  }

  /// The rules, by identifier.
  public let rules: [Item]
  /// The thresholds, by name.
  public let thresholds: [Item]
  /// The typologies, by their words.
  public let typologies: [Item]
  /// The rules whose outcome a changed threshold can change, though their own texts are the same.
  public let rulesUnderChangedThresholds: [String]

  /// Whether both packs say the same.
  public var isEmpty: Bool { rules.isEmpty && thresholds.isEmpty && typologies.isEmpty }

  /// Compares two packs.
  public init(from old: RulePack, to new: RulePack) {
    rules = RulePackDifference.items(
      old.everyRule.map { ($0.id, RulePackDifference.parts($0)) },
      new.everyRule.map { ($0.id, RulePackDifference.parts($0)) })
    thresholds = RulePackDifference.items(
      old.thresholds.map { ($0.name, RulePackDifference.parts($0)) },
      new.thresholds.map { ($0.name, RulePackDifference.parts($0)) })
    typologies = RulePackDifference.items(
      old.typologies.map { ($0.typology.rawValue, RulePackDifference.parts($0)) },
      new.typologies.map { ($0.typology.rawValue, RulePackDifference.parts($0)) })
    let moved = Set(thresholds.filter { $0.changes.contains { $0.part == "value" } }.map(\.name))
    let texts = Set(rules.filter { $0.changes.contains { $0.part == "condition" } }.map(\.name))
    rulesUnderChangedThresholds = new.everyRule.filter { rule in
      !texts.contains(rule.id) && rule.conditionText.thresholds.contains { moved.contains($0.name) }
    }.map(\.id)
  }

  private typealias Parts = [(part: String, text: String)]

  private static func items(_ old: [(name: String, parts: Parts)], _ new: [(name: String, parts: Parts)])
    -> [Item]
  {
    let before = Dictionary(old.map { ($0.name, $0.parts) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.map { ($0.name, $0.parts) }, uniquingKeysWith: { first, _ in first })
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      guard let earlier = before[name] else { return Item(name: name, fate: .added, changes: []) }
      guard let later = after[name] else { return Item(name: name, fate: .removed, changes: []) }
      let changes = changes(earlier, later)
      return changes.isEmpty ? nil : Item(name: name, fate: .changed, changes: changes)
    }
  }

  private static func changes(_ old: Parts, _ new: Parts) -> [Change] {
    var order = old.map(\.part)
    order += new.map(\.part).filter { !order.contains($0) }
    return order.compactMap { part in
      let before = old.first { $0.part == part }?.text
      let after = new.first { $0.part == part }?.text
      return before == after ? nil : Change(part: part, old: before, new: after)
    }
  }

  private static func parts(_ rule: Rule) -> Parts {
    var parts: Parts = [
      ("title", both(rule.title)), ("why", both(rule.why)), ("source", rule.source),
      ("reference_case", rule.referenceCase ?? ""), ("typology", rule.typology.rawValue),
      ("severity", rule.severity.rawValue), ("points", "\(rule.points)"),
      ("condition", words(rule.conditionText)),
      ("evidence", rule.evidence.map(\.text).joined(separator: ", ")),
      ("context", rule.context.map(\.text).joined(separator: ", ")), ("review_by", rule.reviewBy.iso8601),
    ]
    if let rest = rule.rest { parts.append(("off", both(rest.reason))) }
    parts += rule.exceptions.map { ("exceptions.\($0.id)", text($0)) }
    parts += rule.cases.map { ("cases.\($0.name)", text($0)) }
    return parts
  }

  private static func parts(_ threshold: RuleThreshold) -> Parts {
    [
      ("value", threshold.number.text), ("unit", threshold.unit.rawValue), ("why", both(threshold.why)),
      ("source", threshold.source),
    ]
  }

  private static func parts(_ set: TypologySet) -> Parts {
    [
      ("look", "\(set.lookWeight)"), ("alarm", "\(set.alarmWeight)"), ("why", both(set.why)),
      ("source", set.source),
    ] + set.members.map { ("rules.\($0.rule)", "\($0.weight)") }
  }

  private static func text(_ exception: RuleException) -> String {
    let parts: [String?] = [
      exception.owner, both(exception.reason), exception.expires.iso8601,
      exception.account.map { "account \($0)" }, exception.counterparty.map { "counterparty \($0)" },
      exception.conditionText.map { "condition \(words($0))" },
    ]
    return parts.compactMap { $0 }.joined(separator: "; ")
  }

  private static func text(_ example: RuleCase) -> String {
    let values = example.row.values.enumerated().filter { !$0.element.isNaN }.map {
      "\($0.offset)=\($0.element)"
    }
    let words = example.row.words.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
    let texts = example.row.texts.map { "\($0.key)=\($0.value)" }.sorted()
    return ([example.expectation.rawValue] + values + words + texts).joined(separator: " ")
  }

  private static func both(_ text: BilingualText) -> String { "\(text.japanese) / \(text.english)" }

  /// The condition with single spaces, since breaking its lines elsewhere changes nothing.
  private static func words(_ text: ConditionText) -> String {
    text.source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
