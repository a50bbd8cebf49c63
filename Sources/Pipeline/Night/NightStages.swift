import Core
import Features
import Rules
import Scoring

/// The stages of a night between reading and storing: compute, evaluate, assess.
final class NightStages {
  private let engine: FeatureEngine
  private var evaluator: RuleEvaluator
  private let assessor: Assessor
  private let lineMicro: Int64
  private(set) var matrix: FeatureMatrix
  private(set) var verdicts = RuleVerdicts()

  var state: FeatureState { engine.state }

  init(_ definition: PipelineDefinition, customers: CustomerTable, state: FeatureState, workers: Int) {
    engine = FeatureEngine(state: state, customers: customers, lexicon: definition.lexicon, workers: workers)
    evaluator = RuleEvaluator(pack: definition.rules)
    assessor = Assessor(
      model: definition.model, combination: definition.policy.combination,
      packPoints: definition.rules.rules.map(\.points), workers: workers)
    lineMicro = definition.policy.lookLineMicro
    matrix = FeatureMatrix(names: FeatureCatalogue.names, rowCapacity: Limits.batchRows)
  }

  /// Checks the arithmetic of this machine before anything is scored.
  func selfTest() throws(ScoringError) {
    try assessor.selfTest(seed: 20_260_401)
  }

  /// Takes a batch through all stages and gives the rows that reach the line.
  func assess(_ batch: TransactionBatch) throws(ScoringError) -> [Assessment] {
    engine.compute(batch, into: &matrix)
    evaluator.evaluate(batch, features: matrix, into: &verdicts)
    return try assessor.assess(batch, matrix, verdicts, lineMicro: lineMicro)
  }
}
