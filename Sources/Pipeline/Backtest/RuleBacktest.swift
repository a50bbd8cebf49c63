import AlertStore
import Core
import Features
import Rules
import Scoring

/// What a night would have raised with another rule pack, over files that lie in a folder, beside what the present pack raises.
///
/// Both packs see the same features, computed once as a night computes them; model, policy and learning days are the pipeline's.
///
/// - Input: the pipeline with its present rules, and the pack to try; exceptions are those in force in the night of each file, which is
///   taken to be the last day of its transactions.
/// - Determinism: the same files, packs and day give the same outcome, whatever the number of workers.
/// - Errors: as for an export of features; a file that a night would refuse counts for neither pack.
/// - Cost: the files are read twice and scored twice; memory grows with the alerts, not with the files.
public struct RuleBacktest {
  /// The pipeline with its present rules.
  public var definition: PipelineDefinition
  /// How the files are read.
  public var reading: FeatureExport
  /// The pack to try.
  public var candidate: RulePack
  /// For a file's name the numbers of its records that are known to be fraud, or nil when nobody knows.
  public var labels: ((String) -> Set<Int64>)?

  /// How many examples of each sort are given.
  static let examples = 10
  /// How far below the line examples are looked for, in millionths of a logit.
  static let reachMicro: Int64 = 500_000

  /// Makes a backtest.
  public init(
    definition: PipelineDefinition, reading: FeatureExport, candidate: RulePack,
    labels: ((String) -> Set<Int64>)? = nil
  ) {
    self.definition = definition
    self.reading = reading
    self.candidate = candidate
    self.labels = labels
  }

  /// Walks the files with both packs.
  public func run() throws -> RuleBacktestOutcome {
    let lineMicro = definition.policy.lookLineMicro
    var present = BacktestSide(definition, definition.rules, reading.workers)
    var tried = BacktestSide(definition, candidate, reading.workers)
    try present.selfTest()
    let store = try reading.statePath.map { try AlertDatabase(path: $0, access: .readOnly) }
    var learning = LearningPeriod(
      days: definition.policy.learningDays,
      firstDay: try store?.firstStateDay(kind: EntityKind.account.rawValue))
    var tally = BacktestTally(lineMicro: lineMicro, hasLabels: labels != nil)
    let files = try reading.walk { step in
      let isLearning = learning.rows(of: step.batch)
      let counting = Set(step.rows.filter { !isLearning[$0] })
      let found = (
        present: try present.assess(step, counting, lineMicro: lineMicro - RuleBacktest.reachMicro),
        tried: try tried.assess(step, counting, lineMicro: lineMicro - RuleBacktest.reachMicro)
      )
      tally.take(
        step, counting, present: found.present, tried: found.tried, isFraud: labels?(step.file) ?? [])
      return true
    }
    return tally.outcome(
      files: files, present: (definition.rules, present.counts), tried: (candidate, tried.counts))
  }
}

/// One pack at work: its verdicts, its scores and how often each of its rules fired.
struct BacktestSide {
  /// A row with its score and the rules that fired for it.
  struct Scored {
    let scoreMicro: Int64
    let rules: [String]
  }

  private let pack: RulePack
  private var evaluator: RuleEvaluator
  private var verdicts = RuleVerdicts()
  private let assessor: Assessor
  /// How often each rule fired in rows that count.
  private(set) var counts: [Int64]

  init(_ definition: PipelineDefinition, _ pack: RulePack, _ workers: Int) {
    self.pack = pack
    evaluator = RuleEvaluator(pack: pack)
    assessor = Assessor(
      model: definition.model, combination: definition.policy.combination,
      packPoints: pack.rules.map(\.points), dual: definition.dualTrack, seeksChanges: false,
      workers: workers)
    counts = [Int64](repeating: 0, count: pack.rules.count)
  }

  func selfTest() throws(ScoringError) {
    try assessor.selfTest(seed: NightStages.selfTestSeed)
  }

  /// The rows that count and whose score reaches a line.
  mutating func assess(_ step: FeatureExport.Step, _ counting: Set<Int>, lineMicro: Int64) throws -> [Int:
    Scored]
  {
    evaluator.begin(step.night)
    evaluator.evaluate(step.batch, features: step.matrix, into: &verdicts)
    for hit in verdicts.hits where counting.contains(Int(hit.row)) { counts[Int(hit.rule)] += 1 }
    var found: [Int: Scored] = [:]
    for assessment in try assessor.assess(step.batch, step.matrix, verdicts, lineMicro: lineMicro)
    where counting.contains(assessment.row) {
      let rules = assessment.contributions.compactMap { contribution -> String? in
        guard case .rule(let index) = contribution.origin else { return nil }
        return pack.rules[index].id
      }
      found[assessment.row] = Scored(scoreMicro: assessment.scoreMicro, rules: rules.sorted())
    }
    return found
  }
}
