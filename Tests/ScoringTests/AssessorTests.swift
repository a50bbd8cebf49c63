import Core
import Features
import JapaneseText
import Rules
import Scoring
import Testing

@Suite struct AssessorTests {
  static let everything = Int64(-60_000_000)
  static let combination = ScoreCombination(
    offsetMicro: -250_000, modelWeightMicro: 900_000, pointWeightMicro: 31_337)

  static func pack() throws -> RulePack {
    let yaml = """
      rules:
        - id: R-TEST-01
          title: {ja: 多額, en: large}
          why: {ja: 試験, en: test}
          source: test
          reference_case: ""
          typology: structuring
          severity: low
          points: 7
          condition: transaction.amount_yen >= 300000
          evidence: [transaction.amount_yen]
          review_by: 2027-01-01
          cases:
            fires:
              - {name: large, values: {transaction.amount_yen: 300000}}
            silent:
              - {name: small, values: {transaction.amount_yen: 299999}}
      """
    let (pack, findings) = RulePack.load(
      files: [RuleFile(name: "test.yaml", bytes: Array(yaml.utf8))], features: FeatureCatalogue.specs)
    return try #require(pack, "\(findings.map { $0.line(.english) })")
  }

  static func assess(workers: Int, lineMicro: Int64, calibrationSlope: Double = 0.8) throws -> [Assessment] {
    let pack = try pack()
    let batch = sampleTransactions(count: 400)
    let engine = FeatureEngine(
      state: FeatureState(), customers: CustomerTable(), lexicon: Lexicon([]), workers: workers)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: 400)
    engine.compute(batch, into: &matrix)
    var evaluator = RuleEvaluator(pack: pack)
    var verdicts = RuleVerdicts()
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    let assessor = Assessor(
      model: try sampleModel(seed: 9, calibrationSlope: calibrationSlope), combination: combination,
      packPoints: pack.rules.map(\.points), seeksChanges: false,
      workers: workers)
    try assessor.selfTest(seed: 1)
    return try assessor.assess(batch, matrix, verdicts, lineMicro: lineMicro)
  }

  @Test func reasonsAddUpToTheScoreExactly() throws {
    let found = try Self.assess(workers: 1, lineMicro: Self.everything)
    #expect(found.count == 400)
    for assessment in found {
      #expect(
        assessment.contributions.reduce(assessment.baselineMicro) { $0 + $1.micro } == assessment.scoreMicro)
      #expect(abs(assessment.probability - Logistic.probability(Double(assessment.scoreMicro) / 1e6)) < 1e-6)
      let rules = assessment.contributions.compactMap { part -> Int64? in
        if case .rule = part.origin { part.micro } else { nil }
      }
      #expect(rules.allSatisfy { abs($0 - 7 * 31_337) <= 1 })
      #expect(rules.isEmpty == (assessment.rulePoints == 0))
    }
    #expect(found.contains { $0.rulePoints == 7 })
    #expect(Set(found.map(\.baselineMicro)).count == 1)
  }

  @Test func memoSpansCoverCharactersOfTheMemo() throws {
    let batch = sampleTransactions(count: 400)
    for assessment in try Self.assess(workers: 1, lineMicro: Self.everything) {
      for part in assessment.contributions {
        guard case .memo(let bytes) = part.origin else { continue }
        let memo = Array(batch.memo.string(assessment.row).utf8)
        #expect(bytes.lowerBound >= 0 && bytes.upperBound <= memo.count)
        #expect(String(validating: memo[bytes], as: UTF8.self) != nil)
      }
    }
  }

  @Test(arguments: [2, 3]) func theResultDoesNotDependOnWorkers(workers: Int) throws {
    let one = try Self.assess(workers: 1, lineMicro: Self.everything)
    let many = try Self.assess(workers: workers, lineMicro: Self.everything)
    #expect(one.map(\.row) == many.map(\.row))
    #expect(one.map(\.scoreMicro) == many.map(\.scoreMicro))
    #expect(one.map { $0.contributions.map(\.micro) } == many.map { $0.contributions.map(\.micro) })
  }

  /// A score that no integer can hold is an error and not a trap; a model is a file that may come from outside.
  @Test func scoresWithoutMeasureStopTheRun() {
    let reason = "it gives scores beyond a million logits"
    // Whichever sign the random network's logits have, one of the slopes makes scores that reach the line.
    let faults = [1e200, -1e200].map { slope -> ScoringError? in
      do {
        _ = try Self.assess(workers: 2, lineMicro: Self.everything, calibrationSlope: slope)
        return nil
      } catch {
        return error as? ScoringError
      }
    }
    #expect(faults.contains(ScoringError.unusableModel(reason: reason)))
  }

  @Test func onlyRowsThatReachTheLineAreGiven() throws {
    let all = try Self.assess(workers: 1, lineMicro: Self.everything)
    let line = all.map(\.scoreMicro).sorted()[300]
    let found = try Self.assess(workers: 2, lineMicro: line)
    #expect(found.map(\.row) == all.filter { $0.scoreMicro >= line }.map(\.row))
  }
}
