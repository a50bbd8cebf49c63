import Core

/// Looks through a pack that loads for what a rule owner should know before the night does.
///
/// - Input: a pack that `RulePack.load` gave; `today` is the day on which reviews and exceptions are looked at.
/// - Shape: findings in the order of files and lines.
/// - Determinism: the same pack and day give the same findings.
/// - Missing: a condition with too many branches is said not to have been examined.
public struct RuleLint: Sendable {
  private let pack: RulePack
  private let today: BankDay

  /// Makes a lint of a pack for a day.
  public init(_ pack: RulePack, today: BankDay) {
    self.pack = pack
    self.today = today
  }

  /// Everything that was found.
  public func findings() -> [Finding] {
    guard let vocabulary = pack.vocabulary else { return [] }
    let rules = pack.rules + pack.restingRules
    var found = rules.flatMap { rule in
      conditionFindings(rule, vocabulary.adding(rule.rest?.needs ?? [])) + caseFindings(rule, vocabulary)
    }
    found += sameRules(rules, vocabulary) + thresholdFindings(rules) + typologyFindings()
    return found.enumerated().sorted { left, right in
      let (mine, other) = (left.element.place, right.element.place)
      if mine.file != other.file { return mine.file < other.file }
      return (mine.record ?? 0, mine.column ?? 0, left.offset)
        < (other.record ?? 0, other.column ?? 0, right.offset)
    }.map(\.element)
  }

  // MARK: - Conditions

  private func conditionFindings(_ rule: Rule, _ vocabulary: Vocabulary) -> [Finding] {
    let study = ConditionStudy(rule.conditionText, vocabulary)
    var found: [Finding] = []
    switch study.verdict {
    case .never: found.append(remark(.neverFires, rule, 0))
    case .always: found.append(remark(.alwaysFires, rule, 0))
    case .unknown: found.append(remark(.notExamined, rule, 0))
    case .sometimes:
      found += study.partsWithoutEffect().map { remark(.partWithoutEffect($0.part), rule, $0.utf8Offset) }
    }
    found += study.bareNumbers().map { remark(.numberInCondition($0.number), rule, $0.utf8Offset) }
    for exception in rule.exceptions {
      if !exception.isInForce(on: today) {
        let expired = LintRemark.exceptionExpired(
          id: exception.id, owner: exception.owner, day: exception.expires.iso8601)
        found.append(expired.finding(rule.id, at: exception.place))
      }
      if let text = exception.conditionText, study.excludes(text) {
        found.append(
          LintRemark.exceptionNeverApplies(id: exception.id).finding(rule.id, at: exception.place))
      }
    }
    return found
  }

  private func remark(_ remark: LintRemark, _ rule: Rule, _ utf8Offset: Int) -> Finding {
    let (place, column) = rule.conditionText.place(utf8Offset: utf8Offset)
    return remark.finding(rule.id, at: place, column: column)
  }

  private func sameRules(_ rules: [Rule], _ vocabulary: Vocabulary) -> [Finding] {
    let studies = rules.map { rule in
      ConditionStudy(rule.conditionText, vocabulary.adding(rule.rest?.needs ?? []))
    }
    var found: [Finding] = []
    for later in rules.indices {
      let earlier = (0..<later).first {
        studies[$0].names == studies[later].names && studies[$0].equals(studies[later])
      }
      if let earlier { found.append(remark(.sameAs(rule: rules[earlier].id), rules[later], 0)) }
    }
    return found
  }

  // MARK: - Evidence, cases and days

  private func caseFindings(_ rule: Rule, _ vocabulary: Vocabulary) -> [Finding] {
    let words = vocabulary.adding(rule.rest?.needs ?? [])
    let read = Set(rule.condition.featureIndices.map { words.features[$0].name })
    var found: [LintRemark] = []
    found += rule.evidence.filter { !read.contains($0) }.map { .evidenceUnread($0.text) }
    found += rule.context.filter(read.contains).map { .contextDecides($0.text) }
    let known = read.union(rule.cited)
    for example in rule.cases {
      for (index, value) in example.row.values.enumerated() where !value.isNaN {
        let name = words.features[index].name
        if !known.contains(name) { found.append(.caseValueUnread(name: example.name, value: name.text)) }
      }
    }
    let silent = rule.cases.filter { $0.expectation == .silent }
    if !silent.contains(where: { rule.outcome(of: $0, vocabulary) == .silent }) {
      found.append(.silentOnlyUnknown)
    }
    if rule.reviewBy < today { found.append(.reviewOverdue(day: rule.reviewBy.iso8601)) }
    if let rest = rule.rest, !rest.needs.isEmpty,
      rest.needs.allSatisfy({ vocabulary.index(of: $0.name.text) != nil })
    {
      found.append(.canBeSwitchedOn)
    }
    return found.map { $0.finding(rule.id, at: rule.place) }
  }

  // MARK: - Thresholds and typologies

  private func thresholdFindings(_ rules: [Rule]) -> [Finding] {
    var used: Set<String> = []
    for rule in rules {
      let texts = [rule.conditionText] + rule.exceptions.compactMap(\.conditionText)
      for text in texts { used.formUnion(text.thresholds.map(\.name)) }
    }
    return pack.thresholds.enumerated().flatMap { index, threshold -> [Finding] in
      var found: [LintRemark] = used.contains(threshold.name) ? [] : [.thresholdUnused(threshold.name)]
      let same = pack.thresholds[..<index].first {
        $0.number == threshold.number && $0.unit == threshold.unit && $0.why == threshold.why
      }
      if let same { found.append(.thresholdRepeats(threshold.name, other: same.name)) }
      return found.map { $0.finding(nil, at: threshold.place) }
    }
  }

  private func typologyFindings() -> [Finding] {
    let on = Set(pack.rules.map(\.id))
    var found: [Finding] = []
    for set in pack.typologies {
      let sum = set.members.reduce(Int32(0)) { $0 + (on.contains($1.rule) ? $1.weight : 0) }
      let lines = [("look", set.lookWeight), ("alarm", set.alarmWeight)]
      for (word, line) in lines where sum < line {
        found.append(LintRemark.lineOutOfReach(word: word, sum: sum).finding(nil, at: set.place))
      }
    }
    guard !pack.typologies.isEmpty else { return found }
    for rule in pack.rules {
      let isMember = pack.typologies.contains { set in
        set.typology == rule.typology && set.members.contains { $0.rule == rule.id }
      }
      if !isMember {
        found.append(LintRemark.inNoTypology(rule.typology.rawValue).finding(rule.id, at: rule.place))
      }
    }
    return found
  }
}
