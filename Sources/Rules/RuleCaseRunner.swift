import Core

/// Runs the examples that rules carry, through the same columns that the night uses.
public enum RuleCaseRunner {
  /// A finding for each example of a pack whose rule does not do what the example says.
  public static func run(_ pack: RulePack) -> [Finding] {
    let cases = pack.rules.enumerated().flatMap { index, rule in rule.cases.map { (rule: index, example: $0) }
    }
    guard !cases.isEmpty else { return [] }
    var features = FeatureMatrix(names: pack.featureNames, rowCapacity: cases.count)
    features.reset(rows: cases.count)
    var words = WordColumns()
    var texts = pack.textColumns.map { _ in TextColumn() }
    for (row, item) in cases.enumerated() {
      for feature in pack.featureNames.indices { features[feature, row] = item.example.row.values[feature] }
      words.append(item.example.row.words)
      for (index, column) in pack.textColumns.enumerated() {
        texts[index].append(contentsOf: (item.example.row.texts[column] ?? "").utf8)
      }
    }
    var verdicts = RuleVerdicts()
    var evaluator = RuleEvaluator(pack: pack)
    evaluator.evaluate(words, texts: texts, features: features, into: &verdicts)
    let hits = Set(verdicts.hits)
    return cases.enumerated().compactMap { row, item in
      let hasFired = hits.contains(RuleVerdicts.Hit(row: Int32(row), rule: Int32(item.rule)))
      guard hasFired != (item.example.expectation == .fires) else { return nil }
      let rule = pack.rules[item.rule]
      let fault = RuleFault.caseDisagrees(
        rule: rule.id, name: item.example.name, expected: item.example.expectation,
        found: hasFired ? .fired : rule.condition.trace(item.example.row).outcome)
      return fault.finding(at: item.example.place)
    }
  }
}
