import BoostedTrees
import Core
import Features
import JapaneseText
import Rules
import Scoring
import Testing

@Suite struct DualTrackTests {
  static let rows = 60

  /// The rows with their features and verdicts, and an assessor for a decider.
  struct Bench {
    let batch = sampleTransactions(count: DualTrackTests.rows)
    var matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: DualTrackTests.rows)
    var verdicts = RuleVerdicts()
    let pack: RulePack

    init() throws {
      pack = try AssessorTests.pack()
      FeatureEngine(state: FeatureState(), customers: CustomerTable(), lexicon: Lexicon([]), workers: 1)
        .compute(batch, into: &matrix)
      var evaluator = RuleEvaluator(pack: pack)
      evaluator.evaluate(batch, features: matrix, into: &verdicts)
    }

    func assessor(_ dual: DualTrack?, seeksChanges: Bool = false, workers: Int = 1) throws -> Assessor {
      Assessor(
        model: try sampleModel(seed: 9), combination: AssessorTests.combination,
        packPoints: pack.rules.map(\.points), dual: dual,
        seeksChanges: seeksChanges, workers: workers)
    }

    func assess(
      _ decider: ScoreDecider?, line: Int64 = AssessorTests.everything, seeksChanges: Bool = false,
      workers: Int = 1
    ) throws -> [Assessment] {
      try assessor(decider.map(sampleDualTrack), seeksChanges: seeksChanges, workers: workers).assess(
        batch, matrix, verdicts, lineMicro: line)
    }
  }

  @Test func aChallengerThatDoesNotDecideChangesNoScoreAndNoReason() throws {
    let bench = try Bench()
    let alone = try bench.assess(nil)
    let beside = try bench.assess(.model)
    #expect(alone.map(\.scoreMicro) == beside.map(\.scoreMicro))
    #expect(alone.map { $0.contributions.map(\.micro) } == beside.map { $0.contributions.map(\.micro) })
    #expect(alone.allSatisfy { $0.challenger == nil })
    #expect(beside.allSatisfy { $0.challenger != nil })
    #expect(Set(beside.compactMap { $0.challenger?.scoreMicro }).count > 10)
  }

  @Test(arguments: ScoreDecider.allCases) func theScoreIsThatOfWhoDecides(decider: ScoreDecider) throws {
    let bench = try Bench()
    let combination = AssessorTests.combination
    let dual = try sampleDualTrack(decider)
    let scores = try #require(try bench.assessor(dual).challengerScores(bench.matrix))
    for assessment in try bench.assess(decider) {
      let opinion = try #require(assessment.challenger)
      #expect(abs(Double(opinion.scoreMicro) - scores[assessment.row] * 1e6) <= 0.5)
      let own = Double(assessment.modelScoreMicro) / 1e6
      let expected = combination.logit(
        model: decider.logit(model: own, challenger: scores[assessment.row]), points: assessment.rulePoints)
      #expect(abs(expected * 1e6 - Double(assessment.scoreMicro)) <= 1.5)
      // Contributions of memos are the network's alone.
      let hasMemo = assessment.contributions.contains { if case .memo = $0.origin { true } else { false } }
      #expect(!(hasMemo && decider == .challenger))
    }
  }

  @Test func theScoresAreThoseOfTheTreesAndTheOpinionAddsUp() throws {
    let bench = try Bench()
    let dual = try sampleDualTrack(.challenger)
    let ensemble = dual.challenger.ensemble
    for assessment in try bench.assess(.challenger) {
      let values = bench.matrix.names.indices.map { bench.matrix[$0, assessment.row] }
      let logit = dual.calibration.calibrated(ensemble.sigmoid * ensemble.score(of: values))
      let opinion = try #require(assessment.challenger)
      #expect(opinion.scoreMicro == Int64((logit * 1e6).rounded()))
      #expect(opinion.parts.reduce(opinion.baselineMicro) { $0 + $1.micro } == opinion.scoreMicro)
      #expect(
        zip(opinion.parts, opinion.parts.dropFirst()).allSatisfy { $0.micro.magnitude >= $1.micro.magnitude })
    }
  }

  @Test(arguments: ScoreDecider.allCases) func onlyRowsThatReachTheLineAreGiven(decider: ScoreDecider) throws
  {
    let bench = try Bench()
    let all = try bench.assess(decider)
    #expect(all.count == Self.rows)
    let line = all.map(\.scoreMicro).sorted()[40]
    let found = try bench.assess(decider, line: line, workers: 3)
    #expect(found.map(\.row) == all.filter { $0.scoreMicro >= line }.map(\.row))
    #expect(found.map(\.scoreMicro) == all.filter { $0.scoreMicro >= line }.map(\.scoreMicro))
  }

  /// A change is what it says: the row with those values, scored from the start, has that score, below the line.
  @Test(arguments: ScoreDecider.allCases) func theSmallestChangeIsExact(decider: ScoreDecider) throws {
    let bench = try Bench()
    let line = try bench.assess(decider).map(\.scoreMicro).sorted()[40]
    let found = try bench.assess(decider, line: line, seeksChanges: true)
    var counts = [1: 0, 2: 0]
    for assessment in found.prefix(8) {
      guard let change = assessment.smallestChange else { continue }
      counts[change.parts.count, default: 0] += 1
      #expect(change.scoreMicro < line)
      var matrix = bench.matrix
      for part in change.parts {
        #expect(matrix.value(part.column, assessment.row) == part.value && part.enough != part.value)
        matrix[part.column, assessment.row] = part.enough
      }
      let again = try bench.assessor(try sampleDualTrack(decider)).assess(
        bench.batch, matrix, bench.verdicts, lineMicro: AssessorTests.everything)
      #expect(again[assessment.row].scoreMicro == change.scoreMicro)
    }
    #expect((counts[1] ?? 0) > 0, "\(counts) of \(found.count)")
    let parallel = try bench.assess(decider, line: line, seeksChanges: true, workers: 2)
    #expect(parallel.map(\.smallestChange) == found.map(\.smallestChange))
  }

  /// Where a change of two features is given, no border of one of the strongest alone would have been enough.
  @Test func twoFeaturesAreGivenOnlyWhereOneIsNotEnough() throws {
    let bench = try Bench()
    let model = try sampleModel(seed: 9)
    let line = try bench.assess(nil).map(\.scoreMicro).sorted()[30]
    let found = try bench.assess(nil, line: line, seeksChanges: true)
    var pairs = 0
    for assessment in found where assessment.smallestChange?.parts.count == 2 && pairs < 2 {
      pairs += 1
      let strongest = assessment.contributions.filter { $0.micro > 0 }.compactMap { part -> Int? in
        if case .feature(let column, .some) = part.origin { column } else { nil }
      }.prefix(8)
      for column in strongest {
        guard let encoded = model.encoder.columns.first(where: { $0.name == bench.matrix.names[column] })
        else { continue }
        for edge in encoded.edges {
          var matrix = bench.matrix
          matrix[column, assessment.row] = edge
          let again = try bench.assessor(nil).assess(bench.batch, matrix, bench.verdicts, lineMicro: line)
          #expect(again.contains { $0.row == assessment.row })
        }
      }
    }
    #expect(
      pairs > 0, "\(found.count { $0.smallestChange?.parts.count == 1 }) of \(found.count) need one feature")
  }
}
