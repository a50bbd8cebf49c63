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
  private let combination: ScoreCombination
  private let packPoints: [Int32]
  private let reference: ReferencePass
  private let attributionBaseline: AttributionBaseline
  private let workers: Int
  private var lanes: [Lane]

  /// What one worker keeps between batches.
  private final class Lane {
    var inputs: [Float] = []
    var bags = TextBags()
    var memo: MemoEncoder
    var scratch: ForwardScratch
    var logits: [Float] = []
    var found: [Assessment] = []
    var largestDifference = 0.0
    var hasSenselessScore = false

    init(_ model: ModelArtifact) {
      memo = MemoEncoder(buckets: model.network.shape.textBuckets)
      scratch = ForwardScratch(shape: model.network.shape)
    }
  }

  /// Makes an assessor; `packPoints` are the points of each rule of the pack, by index.
  public init(model: ModelArtifact, combination: ScoreCombination, packPoints: [Int32], workers: Int = 1) {
    self.model = model
    self.combination = combination
    self.packPoints = packPoints
    self.workers = workers
    reference = ReferencePass(network: model.network)
    attributionBaseline = reference.baseline(numeric: model.baseline)
    lanes = (0..<workers).map { _ in Lane(model) }
  }

  /// Compares the two passes on random rows, before anything is scored.
  public func selfTest(seed: UInt64) throws(ScoringError) {
    let difference = SelfTest.largestDifference(of: model.network, rows: 256, seed: seed)
    guard difference <= Assessor.margin / 2 else { throw .arithmeticDisagrees(difference: difference) }
  }

  /// The assessments of the rows whose score reaches the line, in row order.
  public func assess(
    _ batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix,
    _ verdicts: borrowing RuleVerdicts,
    lineMicro: Int64
  ) throws(ScoringError) -> [Assessment] {
    guard let columns = model.encoder.matrixColumns(in: matrix.names) else {
      throw .unusableModel(reason: "it uses a feature that this program does not compute")
    }
    let firstHits = Assessor.firstHits(verdicts, rows: batch.count)
    // A difference between the passes counts in the combined score as many times as the network's logit does.
    let stretch = max(1, abs(Double(combination.modelWeightMicro) / 1e6 * model.calibrationSlope))
    let firstLook = Double(lineMicro) / 1e6 - Assessor.margin * stretch
    let (batch, matrix, verdicts) = (copy batch, copy matrix, copy verdicts)
    ForkJoin.perform(workers: workers) { worker in
      let lane = lanes[worker]
      let rows = ForkJoin.rows(of: worker, workers: workers, count: batch.count)
      run(lane, batch, matrix, columns, rows)
      lane.found.removeAll(keepingCapacity: true)
      lane.largestDifference = 0
      lane.hasSenselessScore = false
      for row in rows {
        let fast = Double(lane.logits[row - rows.lowerBound])
        let score = combination.logit(model: model.calibrated(fast), points: verdicts.pointsOfRow[row])
        guard !(score < firstLook) else { continue }
        guard isSensible(lane, fast: fast, row: row - rows.lowerBound) else { continue }
        let hits = verdicts.hits[firstHits[row]..<firstHits[row + 1]].map { Int($0.rule) }
        let (assessment, exact) = explain(lane, batch, matrix, columns, row, first: rows.lowerBound, hits)
        lane.largestDifference = max(lane.largestDifference, abs(fast - exact))
        if assessment.scoreMicro >= lineMicro { lane.found.append(assessment) }
      }
    }
    if lanes.contains(where: \.hasSenselessScore) {
      throw .unusableModel(reason: "it gives scores beyond a million logits")
    }
    let difference = lanes.reduce(0) { max($0, $1.largestDifference) }
    guard difference <= Assessor.margin / 2 else { throw .arithmeticDisagrees(difference: difference) }
    return lanes.flatMap(\.found)
  }

  /// The calibrated model scores of all rows by the fast pass, in logits, for training and evaluation.
  public func modelScores(_ batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix)
    throws(ScoringError) -> [Double]
  {
    guard let columns = model.encoder.matrixColumns(in: matrix.names) else {
      throw .unusableModel(reason: "it uses a feature that this program does not compute")
    }
    run(lanes[0], batch, matrix, columns, 0..<batch.count)
    return lanes[0].logits.map { model.calibrated(Double($0)) }
  }

  /// Whether a row's scores can be stored; when they cannot, says whether the model or the fast pass is to blame.
  private func isSensible(_ lane: Lane, fast: Double, row: Int) -> Bool {
    func isInRange(_ logit: Double) -> Bool {
      // A number that is none compares false.
      abs(logit) <= Assessor.largestLogit && abs(model.calibrated(logit)) <= Assessor.largestLogit
    }
    if isInRange(fast) { return true }
    if isInRange(reference.evaluate(row: row, numeric: lane.inputs, text: lane.bags).logit) {
      lane.largestDifference = .infinity
    } else {
      lane.hasSenselessScore = true
    }
    return false
  }

  private func run(
    _ lane: Lane, _ batch: borrowing TransactionBatch, _ matrix: borrowing FeatureMatrix, _ columns: [Int],
    _ rows: Range<Int>
  ) {
    model.encoder.encode(matrix, matrixColumns: columns, rows: rows, into: &lane.inputs)
    lane.memo.encode(batch.memo, rows: rows, into: &lane.bags)
    model.network.forward(
      numeric: lane.inputs, text: lane.bags, rows: rows.count, scratch: &lane.scratch, logits: &lane.logits)
  }

  /// The exact score of one row with its contributions, and the network's exact logit.
  private func explain(
    _ lane: Lane, _ batch: TransactionBatch, _ matrix: FeatureMatrix, _ columns: [Int], _ row: Int,
    first: Int,
    _ hits: [Int]
  ) -> (Assessment, exact: Double) {
    let attribution = reference.attribute(
      row: row - first, numeric: lane.inputs, text: lane.bags, against: attributionBaseline)
    let weight = Double(combination.modelWeightMicro) / 1e6
    let slope = weight * model.calibrationSlope
    var parts: [(origin: Contribution.Origin, value: Double)] = []
    for (index, column) in columns.enumerated() {
      let share = model.encoder.inputs(of: index).reduce(0.0) { $0 + attribution.numeric[$1] }
      if share != 0 {
        parts.append((.feature(column: column, value: matrix.value(column, row)), share * slope))
      }
    }
    let memo = batch.memo.bytes.span.extracting(batch.memo.range(of: row))
    for span in lane.memo.spans(of: memo, contributions: attribution.text) where span.value != 0 {
      parts.append((.memo(bytes: span.bytes), span.value * slope))
    }
    let points = hits.reduce(Int32(0)) { $0 + packPoints[$1] }
    for rule in hits {
      parts.append(
        (.rule(index: rule), Double(combination.pointWeightMicro) / 1e6 * Double(packPoints[rule])))
    }
    let modelScore = model.calibrated(attribution.logit)
    let score = combination.logit(model: modelScore, points: points)
    let baseline = combination.logit(model: model.calibrated(attribution.baselineLogit), points: 0)
    let scoreMicro = Int64((score * 1e6).rounded())
    let baselineMicro = Int64((baseline * 1e6).rounded())
    let shares = IntegerShares.round(parts.map(\.value), totalMicro: scoreMicro - baselineMicro)
    let contributions = zip(parts, shares).map { Contribution(origin: $0.origin, micro: $1) }
    let order = contributions.indices.sorted {
      (contributions[$1].micro.magnitude, $0) < (contributions[$0].micro.magnitude, $1)
    }
    let assessment = Assessment(
      row: row, scoreMicro: scoreMicro, baselineMicro: baselineMicro,
      modelScoreMicro: Int64((modelScore * 1e6).rounded()), rulePoints: points,
      probability: Logistic.probability(score), contributions: order.map { contributions[$0] })
    return (assessment, attribution.logit)
  }

  private static func firstHits(_ verdicts: borrowing RuleVerdicts, rows: Int) -> [Int] {
    var first = [Int](repeating: 0, count: rows + 1)
    for hit in verdicts.hits { first[Int(hit.row) + 1] += 1 }
    for row in 0..<rows { first[row + 1] += first[row] }
    return first
  }
}
