import Core

/// Runs the examples that rules carry, through the same columns that the night uses.
public enum RuleCaseRunner {
  /// A finding for each example of a pack whose rule does not do what the example says.
  public static func run(_ pack: RulePack) -> [Finding] {
    runColumns(pack) + pack.restingRules.flatMap { run($0) }
  }

  /// A finding for each example of one rule that does not hold, by the trace, for rules that no column can run.
  private static func run(_ rule: Rule) -> [Finding] {
    rule.cases.compactMap { example in
      let outcome = rule.condition.outcome(example.row)
      return finding(rule, example, hasFired: outcome == .fired)
    }
  }

  private static func runColumns(_ pack: RulePack) -> [Finding] {
    let cases = pack.rules.enumerated().flatMap { index, rule in rule.cases.map { (rule: index, example: $0) }
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
      return finding(pack.rules[item.rule], item.example, hasFired: hasFired)
    }
  }

  private static func finding(_ rule: Rule, _ example: RuleCase, hasFired: Bool) -> Finding? {
    guard hasFired != (example.expectation == .fires) else { return nil }
    let fault = RuleFault.caseDisagrees(
      rule: rule.id, name: example.name, expected: example.expectation,
      found: hasFired ? .fired : rule.condition.outcome(example.row))
    return fault.finding(at: example.place)
  }
}
