import BoostedTrees
import Core
import Features
import NeuralNet
import Rules

/// Scores batches: every row by the fast pass, and every row near or above the line again by the exact one.
///
/// - Input: batch, features and verdicts of the same rows.
/// - Determinism: what it gives comes from the exact pass and does not depend on the number of workers. The fast pass only chooses which
///   rows to look at again, with a margin above its largest error.
/// - Errors: `ScoringError.arithmeticDisagrees` when the passes differ by more than half of the margin,
///   `ScoringError.unusableModel` when the model's scores are no numbers of a sensible size.
/// - Cost: the fast pass a row; the exact pass for the few rows near the line.
public final class Assessor {
  /// Twice the largest difference between the passes that is allowed, in logits of the network.
  public static let margin = 0.01

  /// The largest score of a sensible model, in logits; beyond it millionths and their sums would not fit.
  private static let largestLogit = 1e6

  private let model: ModelArtifact
  private let scorer: RowScorer
  private let seeksChanges: Bool
  private let workers: Int
  private var lanes: [Lane]

  /// The scores of all rows of the last batch by the fast pass, in logits; the exact ones of what is near the line differ from them by less
  /// than half of the margin.
  public private(set) var scores: [Float] = []

  /// What one worker keeps between batches.
  private final class Lane {
    var fast: FastPass
    /// The row at hand for the exact pass.
    var inputs: [Float] = []
    var bags = TextBags()
    var memo: MemoEncoder
    var found: [Assessment] = []
    var scores: [Float] = []
    var largestDifference = 0.0
    var hasSenselessScore = false
    var challenger: ChallengerRows
    var explainer: RowExplainer

    init(_ scorer: RowScorer, _ packPoints: [Int32], _ specs: [FeatureSpec]) {
      memo = MemoEncoder(buckets: scorer.model.network.shape.textBuckets)
      fast = FastPass(model: scorer.model)
      challenger = ChallengerRows(width: scorer.dual?.challenger.names.count ?? 0)
      explainer = RowExplainer(scorer: scorer, packPoints: packPoints, specs: specs)
    }
  }

  /// Makes an assessor.
  ///
  /// - Parameters:
  ///   - model: the network with its encoder and calibration.
  ///   - combination: how a model's score and the rules' points become one.
  ///   - packPoints: the points of each rule of the pack, by index.
  ///   - dual: the challenger and who decides, or nil when the network is alone.
  ///   - scale: which probability belongs to a score.
  ///   - specs: what is known of the matrix's features; the smallest change asks it which are whole numbers.
  ///   - seeksChanges: whether the smallest change is searched for rows that reach the line, which costs as much as scoring a hundred to
  ///     a thousand rows.
  ///   - workers: the threads to use.
  public init(
    model: ModelArtifact, combination: ScoreCombination, packPoints: [Int32], dual: DualTrack? = nil,
    scale: ProbabilityScale = .logistic(isCalibrated: false),
    specs: [FeatureSpec] = FeatureCatalogue.specs, seeksChanges: Bool = true, workers: Int = 1
  ) {
    self.model = model
    self.seeksChanges = seeksChanges
    self.workers = workers
    let scorer = RowScorer(model: model, combination: combination, dual: dual, scale: scale)
    self.scorer = scorer
    lanes = (0..<workers).map { _ in Lane(scorer, packPoints, specs) }
  }

  /// Compares the two passes on random rows, before anything is scored.
  public func selfTest(seed: UInt64) throws(ScoringError) {
    let difference = lanes[0].fast.largestDifference(rows: 256, seed: seed)
    guard difference <= Assessor.margin / 2 else { throw .arithmeticDisagrees(difference: difference) }
  }

  /// The assessments of the rows whose score reaches the line and of those that are asked for, in row order.
  ///
  /// `asked` says of each row whether it is assessed whatever its score; empty means that none is. Below the line no smallest change is
  /// searched.
  public func assess(
    _ batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix,
    _ verdicts: borrowing RuleVerdicts,
    lineMicro: Int64, asked: [Bool] = []
  ) throws(ScoringError) -> [Assessment] {
    precondition(asked.isEmpty || asked.count == batch.count, "Every row is asked for or not.")
    let columns = try matrixColumns(matrix.names)
    let firstHits = Assessor.firstHits(verdicts, rows: batch.count)
    // A difference between the passes counts in the combined score as many times as the network's logit does.
    let firstLook = Double(lineMicro) / 1e6 - Assessor.margin * scorer.stretch
    let (batch, matrix, verdicts) = (copy batch, copy matrix, copy verdicts)
    ForkJoin.perform(workers: workers) { worker in
      let lane = lanes[worker]
      let rows = ForkJoin.rows(of: worker, workers: workers, count: batch.count)
      lane.fast.run(batch.memo, matrix, columns: columns.network, rows: rows)
      if scorer.challengerShare > 0 { score(lane, matrix, columns.challenger, rows) }
      lane.found.removeAll(keepingCapacity: true)
      lane.scores.removeAll(keepingCapacity: true)
      lane.largestDifference = 0
      lane.hasSenselessScore = false
      for row in rows {
        let place = row - rows.lowerBound
        let fast = Double(lane.fast.logits[place])
        let raw = scorer.challengerShare > 0 ? lane.challenger.scores[place] : 0
        let score = scorer.score(
          networkLogit: fast, challengerRaw: raw, points: verdicts.pointsOfRow[row])
        lane.scores.append(Float(score))
        let isAsked = !asked.isEmpty && asked[row]
        guard isAsked || !(score < firstLook) else { continue }
        encode(lane, batch.memo, matrix, columns.network, row)
        guard isSensible(lane, fast: fast) else { continue }
        let hits = verdicts.hits[firstHits[row]..<firstHits[row + 1]].map { Int($0.rule) }
        let atHand = RowExplainer.Row(
          matrix: matrix, columns: columns.network, challengerColumns: columns.challenger, row: row,
          memo: Array(batch.memo.bytes[batch.memo.range(of: row)]), hits: hits)
        explain(lane, atHand, fast: fast, lineMicro: lineMicro, isAsked: isAsked)
      }
    }
    if lanes.contains(where: \.hasSenselessScore) {
      throw .unusableModel(reason: "it gives scores beyond a million logits")
    }
    scores.removeAll(keepingCapacity: true)
    for lane in lanes { scores += lane.scores }
    let difference = lanes.reduce(0) { max($0, $1.largestDifference) }
    guard difference <= Assessor.margin / 2 else { throw .arithmeticDisagrees(difference: difference) }
    return lanes.flatMap(\.found)
  }

  /// The calibrated model scores of all rows by the fast pass, in logits, for training and evaluation.
  public func modelScores(_ batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix)
    throws(ScoringError) -> [Double]
  {
    let columns = try matrixColumns(matrix.names).network
    lanes[0].fast.run(batch.memo, matrix, columns: columns, rows: 0..<batch.count)
    return lanes[0].fast.logits.map { model.calibrated(Double($0)) }
  }

  /// What the heads say of single rows by the exact pass, the most likely type first, for evaluation; empty without heads.
  public func typeScores(
    _ batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix, rows: [Int]
  ) throws(ScoringError) -> [[TypeScore]] {
    let columns = try matrixColumns(matrix.names).network
    let lane = lanes[0]
    var scores: [[TypeScore]] = []
    for row in rows {
      encode(lane, batch.memo, matrix, columns, row)
      let outputs = scorer.reference.evaluate(row: 0, numeric: lane.inputs, text: lane.bags).outputs
      scores.append(model.typeScores(outputs: outputs))
    }
    return scores
  }

  /// The calibrated scores of the challenger for all rows, in logits; nil without one.
  public func challengerScores(_ matrix: borrowing FeatureMatrix) throws(ScoringError) -> [Double]? {
    guard let dual = scorer.dual else { return nil }
    let columns = try matrixColumns(matrix.names).challenger
    score(lanes[0], matrix, columns, 0..<matrix.rows)
    return lanes[0].challenger.scores.map { dual.calibrated(rawScore: $0) }
  }

  /// The columns of the matrix that the network's encoder and the challenger ask.
  private func matrixColumns(_ names: [FeatureName]) throws(ScoringError) -> (
    network: [Int], challenger: [Int]
  ) {
    guard let network = model.encoder.matrixColumns(in: names) else {
      throw .unusableModel(reason: "it uses a feature that this program does not compute")
    }
    guard let dual = scorer.dual else { return (network, []) }
    guard let challenger = dual.challenger.matrixColumns(in: names) else {
      throw .unusableModel(reason: "its challenger uses a feature that this program does not compute")
    }
    return (network, challenger)
  }

  /// Explains a row exactly and keeps it when it reaches the line or is asked for.
  private func explain(
    _ lane: Lane, _ row: RowExplainer.Row, fast: Double, lineMicro: Int64, isAsked: Bool
  ) {
    var (assessment, exact) = lane.explainer.explain(
      row, inputs: lane.inputs, bags: lane.bags, memoEncoder: &lane.memo)
    lane.largestDifference = max(lane.largestDifference, abs(fast - exact))
    guard assessment.types.count == model.heads.count else {
      lane.hasSenselessScore = true
      return
    }
    let reachesLine = assessment.scoreMicro >= lineMicro
    guard reachesLine || isAsked else { return }
    if seeksChanges && reachesLine {
      assessment.smallestChange = lane.explainer.smallestChange(
        assessment, row, inputs: lane.inputs, bags: lane.bags, lineMicro: lineMicro)
    }
    lane.found.append(assessment)
  }

  private func score(
    _ lane: Lane, _ matrix: borrowing FeatureMatrix, _ columns: [Int], _ rows: Range<Int>
  ) {
    guard let dual = scorer.dual else { return }
    lane.challenger.gather(matrix, columns: columns, rows: rows)
    lane.challenger.score(dual.challenger.ensemble)
  }

  /// Whether a row's scores can be stored; when they cannot, says whether the model or the fast pass is to blame.
  private func isSensible(_ lane: Lane, fast: Double) -> Bool {
    func isInRange(_ logit: Double) -> Bool {
      // A number that is none compares false.
      abs(logit) <= Assessor.largestLogit && abs(model.calibrated(logit)) <= Assessor.largestLogit
    }
    if isInRange(fast) { return true }
    if isInRange(scorer.reference.evaluate(row: 0, numeric: lane.inputs, text: lane.bags).logit) {
      lane.largestDifference = .infinity
    } else {
      lane.hasSenselessScore = true
    }
    return false
  }

  /// Encodes one row for the exact pass.
  private func encode(
    _ lane: Lane, _ memo: borrowing TextColumn, _ matrix: borrowing FeatureMatrix, _ columns: [Int],
    _ row: Int
  ) {
    model.encoder.encode(matrix, matrixColumns: columns, rows: row..<(row + 1), into: &lane.inputs)
    lane.memo.encode(memo, rows: row..<(row + 1), into: &lane.bags)
  }

  private static func firstHits(_ verdicts: borrowing RuleVerdicts, rows: Int) -> [Int] {
    var first = [Int](repeating: 0, count: rows + 1)
    for hit in verdicts.hits { first[Int(hit.row) + 1] += 1 }
    for row in 0..<rows { first[row + 1] += first[row] }
    return first
  }
}
