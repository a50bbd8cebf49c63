import Core
import Features
import JapaneseText
import NeuralNet
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

  static func assess(
    workers: Int, lineMicro: Int64, calibrationSlope: Double = 0.8, heads: [TypeHead] = []
  ) throws -> [Assessment] {
    let model = try sampleModel(seed: 9, calibrationSlope: calibrationSlope, heads: heads)
    return try assess(model, batches: [0..<400], workers: workers, lineMicro: lineMicro)
  }

  /// The assessments of sample transactions that come batch by batch; rows count within their batch.
  static func assess(
    _ model: ModelArtifact, batches: [Range<Int>], workers: Int, lineMicro: Int64
  ) throws -> [Assessment] {
    let pack = try pack()
    let engine = FeatureEngine(
      state: FeatureState(), customers: CustomerTable(), lexicon: Lexicon([]), workers: workers)
    let rows = batches.map(\.count).max() ?? 0
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: rows)
    var evaluator = RuleEvaluator(pack: pack)
    var verdicts = RuleVerdicts()
    let assessor = Assessor(
      model: model, combination: combination, packPoints: pack.rules.map(\.points), seeksChanges: false,
      workers: workers)
    try assessor.selfTest(seed: 1)
    return try batches.flatMap { range in
      let batch = sampleTransactions(rows: range)
      engine.compute(batch, into: &matrix)
      evaluator.evaluate(batch, features: matrix, into: &verdicts)
      return try assessor.assess(batch, matrix, verdicts, lineMicro: lineMicro)
    }
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

  @Test func headsSayTheirTypesInOrderAndChangeNothingElse() throws {
    let plain = try Self.assess(workers: 1, lineMicro: Self.everything)
    let found = try Self.assess(workers: 2, lineMicro: Self.everything, heads: sampleHeads)
    // The sample's weights are drawn layer by layer, so the first output has the same ones with heads beside it.
    #expect(found.map(\.scoreMicro) == plain.map(\.scoreMicro))
    #expect(found.map { $0.contributions.map(\.micro) } == plain.map { $0.contributions.map(\.micro) })
    #expect(plain.allSatisfy { $0.types.isEmpty })
    for assessment in found {
      #expect(Set(assessment.types.map(\.name)) == Set(sampleHeads.map(\.name)))
      #expect(
        zip(assessment.types, assessment.types.dropFirst()).allSatisfy { $0.scoreMicro >= $1.scoreMicro })
      for type in assessment.types {
        #expect(type.isCalibrated == (type.name != "SNS型投資詐欺"))
        let expected = Logistic.probability(Double(type.scoreMicro) / 1e6)
        #expect(type.estimate == (type.isCalibrated ? expected : nil))
      }
    }
    #expect(Set(found.map { $0.types[0].name }).count > 1)
  }

  @Test func aHeadsScoreIsItsCalibratedOutput() throws {
    let model = try sampleModel(seed: 9, heads: sampleHeads)
    let scores = model.typeScores(outputs: [7, 1, 0.5, 2])
    #expect(scores.map(\.name) == ["SNS型投資詐欺", "mule account", "還付金詐欺"])
    #expect(scores.map(\.scoreMicro) == [2_000_000, 1_375_000, 1_250_000])
    // Of equals the first head comes first; a score that no integer should hold is left out.
    #expect(model.typeScores(outputs: [0, 1, 1.0 / 3, 1e300]).map(\.name) == ["還付金詐欺", "mule account"])
  }

  /// A head whose weights give senseless scores stops the run as the score itself would.
  @Test func headsWithoutMeasureStopTheRun() throws {
    let model = try sampleModel(seed: 9, heads: sampleHeads)
    var parameters = model.network.parameters
    // The last layer's biases are the last parameters; the third head's is the very last.
    parameters[parameters.count - 1] = 3e38
    let broken = ModelArtifact(
      network: Network(shape: model.network.shape, parameters: parameters), encoder: model.encoder,
      baseline: model.baseline, calibrationSlope: 0.8, calibrationOffset: -1.5, heads: sampleHeads,
      provenance: [:])
    #expect(throws: ScoringError.unusableModel(reason: "it gives scores beyond a million logits")) {
      try Self.assess(broken, batches: [0..<40], workers: 1, lineMicro: Self.everything)
    }
  }

  /// Single rows, a few, and as many as a night takes at once: one row's bits never depend on its neighbours.
  @Test func theResultDoesNotDependOnBatches() throws {
    let model = try sampleModel(seed: 9, heads: sampleHeads)
    func found(batchRows: Int, workers: Int, line: Int64) throws -> [[Int64]] {
      let batches = stride(from: 0, to: 600, by: batchRows).map { $0..<min($0 + batchRows, 600) }
      return try Self.assess(model, batches: batches, workers: workers, lineMicro: line).map {
        [$0.scoreMicro, $0.baselineMicro] + $0.contributions.map(\.micro) + $0.types.map(\.scoreMicro)
      }
    }
    let all = try found(batchRows: 4_096, workers: 1, line: Self.everything)
    #expect(all.count == 600)
    let line = all.map { $0[0] }.sorted()[400]
    let above = all.filter { $0[0] >= line }
    #expect(try found(batchRows: 4_096, workers: 2, line: line) == above)
    #expect(try found(batchRows: 1, workers: 1, line: line) == above)
    #expect(try found(batchRows: 7, workers: 2, line: line) == above)
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
