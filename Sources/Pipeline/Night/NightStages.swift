import AlertStore
import Core
import Features
import Rules
import Scoring

/// The stages of a night between reading and storing: compute, evaluate, assess.
final class NightStages {
  /// What was given a score.
  struct Scored {
    var records: Int64 = 0
    var yen: Int64 = 0
  }

  /// The seed of the random rows on which both passes are compared.
  static let selfTestSeed: UInt64 = 20_260_401

  private let engine: FeatureEngine
  private var evaluator: RuleEvaluator
  private let assessor: Assessor
  private let lineMicro: Int64
  private(set) var matrix: FeatureMatrix
  private(set) var verdicts = RuleVerdicts()
  /// What exceptions held back in the last batch, rows of the learning period left out.
  private(set) var suppressions: [RuleVerdicts.Suppression] = []
  /// Which reference files decided beside the pipeline's own, as they are kept with each source file.
  var references: [String] = []
  /// Gathers what the features of alerts were computed from.
  let history: NightHistory
  /// Draws from what is scored, or nil when the policy asks for no sample.
  let sample: NightSample?
  private var learning: LearningPeriod
  /// The newest day of any row of the file at hand; that of an earlier file would be unknown to a night that begins with this one.
  private(set) var newestDay: BankDay?
  /// Whether the database has forgotten states since these stages read any, so that they may remember more than it.
  var remembersMore = false
  /// Rows of the learning period so far.
  private(set) var learningCount = 0
  /// How often the model's features were missing in rows of the file at hand that were given a score.
  private(set) var missing: MissingTally
  /// How the scores and the model's features are spread in the file at hand.
  private(set) var distributions: NightDistributions
  private let modelColumns: [Int]
  /// Rows of the file at hand that were given a score so far.
  private(set) var scored = Scored()

  var state: FeatureState { engine.state }

  /// Makes the stages of a night; `firstDay` is the first day of any account that the database knows.
  ///
  /// The business day decides which exceptions of rules are in force.
  init(
    _ definition: PipelineDefinition, engine: FeatureEngine, firstDay: BankDay?, businessDay: BankDay,
    workers: Int, history: NightHistory, sample: NightSample? = nil
  ) {
    self.engine = engine
    self.history = history
    self.sample = sample
    engine.rememberMoney()
    evaluator = RuleEvaluator(pack: definition.rules, exceptionsOn: businessDay)
    assessor = NightStages.assessor(of: definition, workers: workers)
    lineMicro = definition.policy.lookLineMicro
    let encoder = definition.model.encoder
    missing = MissingTally(columns: encoder.columns.count)
    distributions = NightDistributions(definition)
    // A model that asks for unknown features is refused when the first batch is scored.
    modelColumns = encoder.matrixColumns(in: definition.catalogue.names) ?? []
    learning = LearningPeriod(days: definition.policy.learningDays, firstDay: firstDay)
    matrix = FeatureMatrix(names: definition.catalogue.names, rowCapacity: Limits.batchRows)
  }

  /// What scores the rows of a pipeline.
  static func assessor(of definition: PipelineDefinition, workers: Int) -> Assessor {
    Assessor(
      model: definition.model, combination: definition.policy.combination,
      packPoints: definition.rules.rules.map(\.points), dual: definition.dualTrack,
      scale: definition.policy.scale,
      specs: definition.catalogue.specs, workers: workers)
  }

  /// Checks the arithmetic of this machine before anything is scored.
  func selfTest() throws(ScoringError) {
    try assessor.selfTest(seed: NightStages.selfTestSeed)
  }

  /// Begins to count what is scored of the next file.
  func beginFile() {
    scored = Scored()
    newestDay = nil
    missing = MissingTally(columns: missing.missing.count)
    distributions.begin()
    history.begin()
  }

  /// Takes note of the rows of the last batch, ascending, whose history may be wanted.
  func noteHistory(of batch: TransactionBatch, rows: [Int]) {
    history.take(batch, matrix, rows: rows, engine: engine)
  }

  /// Takes a batch through all stages and gives the rows that reach the line, and those below it that may be drawn for the sample.
  ///
  /// Rows of the learning period fill the windows and are given no score; they are counted.
  /// `find` gives what is stored of a key that was not seen before.
  func assess(
    _ batch: TransactionBatch, find: (_ kind: Int, _ key: String) throws -> StoredEntityState?
  ) throws -> [Assessment] {
    try StoredState.restore(batch, into: engine, find: find)
    if let newest = batch.occurredAtSeconds.max() {
      let day = Instant(secondsSince1970: newest).japanDay
      newestDay = max(newestDay ?? day, day)
    }
    engine.compute(batch, into: &matrix)
    let isLearning = learning.rows(of: batch)
    let learned = isLearning.count { $0 }
    learningCount += learned
    suppressions.removeAll(keepingCapacity: true)
    if learned == batch.count { return [] }
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    for suppression in verdicts.suppressions where !isLearning[Int(suppression.row)] {
      suppressions.append(suppression)
    }
    let asked = sample?.rows(of: batch, skipping: isLearning) ?? []
    let found = try assessor.assess(batch, matrix, verdicts, lineMicro: lineMicro, asked: asked)
    missing.add(matrix, columns: modelColumns, skipping: isLearning)
    distributions.add(matrix, columns: modelColumns, scores: assessor.scores, skipping: isLearning)
    for row in 0..<batch.count where !isLearning[row] {
      scored.records += 1
      scored.yen += batch.amountYen[row]
    }
    return found.filter { !isLearning[$0.row] }
  }
}
