import Core

@testable import Rules

/// Short ways to read and try conditions in tests.
enum ConditionSupport {
  static let vocabulary = Vocabulary(TestCatalogue.features)

  /// The findings' codes and the bytes at which they stand.
  static func faults(_ text: String) -> [String] {
    RuleCondition.read(text, vocabulary: vocabulary).faults.map { "\($0.fault.code)@\($0.utf8Offset)" }
  }

  static func condition(_ text: String) -> RuleCondition {
    guard let condition = RuleCondition.read(text, vocabulary: vocabulary).condition else {
      preconditionFailure("The test's condition does not load: \(text)")
    }
    return condition
  }

  static func row(_ values: [String: Double], _ words: [WordField: String] = [:]) -> RuleRow {
    var row = RuleRow(values: [Double](repeating: .nan, count: TestCatalogue.features.count), words: words)
    for (name, value) in values { row.values[TestCatalogue.index(name)] = value }
    return row
  }

  static func rule(_ condition: RuleCondition, points: Int32 = 1) -> Rule {
    let text = BilingualText(japanese: "試験", english: "test")
    return Rule(
      id: "R-TEST-01", title: text, why: text, source: "test", referenceCase: nil, typology: .structuring,
      severity: .low, points: points, condition: condition, evidence: [], reviewBy: BankDay(daysSince1970: 0),
      cases: [], place: Finding.Place(file: "test"))
  }

  static func pack(_ conditions: [RuleCondition]) -> RulePack {
    RulePack(files: [], featureNames: TestCatalogue.features.map(\.name), rules: conditions.map { rule($0) })
  }

  /// The outcomes that the columns give for each rule and row.
  static func columnOutcomes(_ conditions: [RuleCondition], _ rows: [RuleRow]) -> RuleVerdicts {
    let pack = pack(conditions)
    var matrix = FeatureMatrix(names: pack.featureNames, rowCapacity: max(rows.count, 1))
    matrix.reset(rows: rows.count)
    var words = WordColumns()
    words.fill(from: rows.map(\.words))
    for (index, row) in rows.enumerated() {
      for feature in row.values.indices { matrix[feature, index] = row.values[feature] }
    }
    var evaluator = RuleEvaluator(pack: pack)
    var verdicts = RuleVerdicts()
    evaluator.evaluate(
      words, fields: FieldColumns(rows.map(\.fields)), features: matrix, into: &verdicts)
    return verdicts
  }

  /// The outcome of one condition for one row by the columns.
  static func columnOutcome(_ condition: RuleCondition, _ row: RuleRow) -> RuleOutcome {
    let counts = columnOutcomes([condition], [row]).counts[0]
    return counts.fired == 1
      ? .fired : counts.missing == 1 ? .missing : counts.failed == 1 ? .failed : .silent
  }
}
