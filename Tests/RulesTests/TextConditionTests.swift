import Core
import Testing

@testable import Rules

@Suite struct TextConditionTests {
  static let columns = [
    ExtraColumnSpec(name: "risk", type: .number, titleJapanese: "点", titleEnglish: "points"),
    ExtraColumnSpec(name: "terminal", type: .text, titleJapanese: "端末", titleEnglish: "terminal"),
    ExtraColumnSpec(name: "country", type: .text, titleJapanese: "国", titleEnglish: "country"),
  ]
  static let vocabulary = Vocabulary(TestCatalogue.features, extraColumns: columns)

  static func outcomes(_ text: String, _ values: [String?]) throws -> [RuleOutcome] {
    let condition = try #require(RuleCondition.read(text, vocabulary: vocabulary).condition)
    let rule = ConditionSupport.rule(condition)
    let pack = RulePack(
      files: [], featureNames: TestCatalogue.features.map(\.name), textColumns: ["terminal", "country"],
      rules: [rule])
    var outcomes: [RuleOutcome] = []
    for value in values {
      var batch = TransactionBatch(extraColumns: columns)
      batch.occurredAtSeconds = [0]
      batch.channel = [.atm]
      batch.kind = [.cash]
      batch.direction = [.outgoing]
      batch.extraColumns[1].texts.append(contentsOf: (value ?? "").utf8)
      batch.completeExtraColumns()
      var matrix = FeatureMatrix(names: pack.featureNames, rowCapacity: 1)
      matrix.reset(rows: 1)
      var evaluator = RuleEvaluator(pack: pack)
      var verdicts = RuleVerdicts()
      evaluator.evaluate(batch, features: matrix, into: &verdicts)
      let counts = verdicts.counts[0]
      let outcome: RuleOutcome =
        counts.fired == 1 ? .fired : counts.missing == 1 ? .missing : counts.failed == 1 ? .failed : .silent
      #expect(condition.outcome(RuleRow(0, of: batch, features: matrix)) == outcome, "\(text)")
      outcomes.append(outcome)
    }
    return outcomes
  }

  @Test(arguments: [
    ("extra.terminal == 'ATM01'", [RuleOutcome.fired, .silent, .silent, .missing]),
    ("'ATM01' != extra.terminal", [.silent, .fired, .fired, .missing]),
    ("extra.terminal in ['ATM01', 'が']", [.fired, .silent, .fired, .missing]),
    // Bytes count: が as one character is not か with a mark.
    ("extra.terminal == 'か\u{3099}'", [.silent, .silent, .silent, .missing]),
    ("has(extra.terminal)", [.fired, .fired, .fired, .silent]),
    ("has(extra.terminal) && extra.terminal == 'atm01'", [.silent, .fired, .silent, .silent]),
    ("extra.terminal < 'B'", [.fired, .silent, .silent, .missing]),
    ("extra.terminal.startsWith('ATM') || false", [.fired, .silent, .silent, .missing]),
    ("extra.terminal == extra.country", [.missing, .missing, .missing, .missing]),
    ("extra.country == 'JP'", [.missing, .missing, .missing, .missing]),
  ])
  func comparesBytes(text: String, expected: [RuleOutcome]) throws {
    #expect(try Self.outcomes(text, ["ATM01", "atm01", "が", nil]) == expected)
  }

  @Test(arguments: [
    ("extra.terminal == 1", "RUL-010"), ("extra.terminal < 2", "RUL-010"),
    ("extra.termnal == 'A'", "RUL-007"),
    ("extra.risk == 'A'", "RUL-007"), ("extra.terminal", "RUL-012"), ("extra.terminal in [1, 2]", "RUL-010"),
  ])
  func refusesWhatDoesNotFit(text: String, code: String) {
    let faults = RuleCondition.read(text, vocabulary: Self.vocabulary).faults
    #expect(faults.map(\.fault.code) == [code])
  }

  @Test func casesMayGiveTexts() throws {
    func pack(_ value: String) -> (pack: RulePack?, findings: [Finding]) {
      let yaml = """
        rules:
          - id: R-TEXT-01
            title: {ja: 端末, en: terminal}
            why: {ja: 試験, en: test}
            source: test
            reference_case: ""
            typology: structuring
            severity: low
            points: 7
            condition: extra.terminal == 'ATM01' && transaction.amount_yen >= 10
            evidence: [transaction.amount_yen]
            review_by: 2027-01-01
            cases:
              fires:
                - {name: at it, values: {extra.terminal: \(value), transaction.amount_yen: 10}}
              silent:
                - {name: elsewhere, values: {extra.terminal: ATM02, transaction.amount_yen: 10}}
        """
      return RulePack.load(
        files: [RuleFile(name: "t.yaml", bytes: Array(yaml.utf8))], features: TestCatalogue.features,
        extraColumns: Self.columns)
    }
    let good = try #require(pack("ATM01").pack)
    #expect(good.textColumns == ["terminal", "country"] && RuleCaseRunner.run(good).isEmpty)
    let wrong = try #require(pack("ATM03").pack)
    #expect(RuleCaseRunner.run(wrong).map(\.code) == ["RUL-026"])
    #expect(good.rules[0].condition.textColumns == ["terminal"])
  }
}
