import Core

/// Runs the examples that rules carry, through the same columns that the night uses.
public enum RuleCaseRunner {
  /// A finding for each example of a pack whose rule does not do what the example says.
  public static func run(_ pack: RulePack) -> [Finding] {
    runColumns(pack)
      + (pack.restingRules + pack.rules.filter(\.asksLists)).flatMap { run($0, pack.vocabulary) }
  }

  /// A finding for each example of one rule that does not hold, by single rows, for rules that columns do not run or with other lists.
  private static func run(_ rule: Rule, _ vocabulary: Vocabulary?) -> [Finding] {
    rule.cases.compactMap { example in
      let outcome = rule.outcome(of: example, vocabulary)
      return finding(rule, example, outcome)
    }
  }

  private static func runColumns(_ pack: RulePack) -> [Finding] {
    let cases = pack.rules.enumerated().filter { !$0.element.asksLists }.flatMap { index, rule in
      rule.cases.map { (rule: index, example: $0) }
    }
    guard !cases.isEmpty else { return [] }
    var features = FeatureMatrix(names: pack.featureNames, rowCapacity: cases.count)
    features.reset(rows: cases.count)
    var words = WordColumns()
    words.fill(from: cases.map(\.example.row.words))
    var texts = pack.textColumns.map { _ in TextColumn() }
    for (row, item) in cases.enumerated() {
      for feature in pack.featureNames.indices { features[feature, row] = item.example.row.values[feature] }
      for (index, column) in pack.textColumns.enumerated() {
        texts[index].append(contentsOf: (item.example.row.texts[column] ?? "").utf8)
      }
    }
    var verdicts = RuleVerdicts()
    var evaluator = RuleEvaluator(pack: pack)
    let fields = FieldColumns(cases.map(\.example.row.fields))
    evaluator.evaluate(words, texts: texts, fields: fields, features: features, into: &verdicts)
    let hits = Set(verdicts.hits)
    return cases.enumerated().compactMap { row, item in
      let hasFired = hits.contains(RuleVerdicts.Hit(row: Int32(row), rule: Int32(item.rule)))
      let rule = pack.rules[item.rule]
      return finding(rule, item.example, hasFired ? .fired : rule.condition.outcome(item.example.row))
    }
  }

  private static func finding(_ rule: Rule, _ example: RuleCase, _ outcome: RuleOutcome) -> Finding? {
    guard (outcome == .fired) != (example.expectation == .fires) else { return nil }
    let fault = RuleFault.caseDisagrees(
      rule: rule.id, name: example.name, expected: example.expectation,
      found: outcome)
    return fault.finding(at: example.place)
  }
}
