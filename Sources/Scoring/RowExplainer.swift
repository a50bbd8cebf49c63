import BoostedTrees
import Core
import NeuralNet

/// The exact scores of single rows, with contributions that add up to them.
struct RowExplainer {
  /// The row at hand, which is the only one that its lane has encoded.
  struct Row {
    let matrix: FeatureMatrix
    /// The matrix's columns of the encoder's.
    let columns: [Int]
    /// The matrix's columns of the challenger's features.
    let challengerColumns: [Int]
    let row: Int
    /// The memo, in UTF-8.
    let memo: [UInt8]
    /// The rules that fired.
    let hits: [Int]
  }

  let scorer: RowScorer
  let packPoints: [Int32]
  private let baseline: AttributionBaseline
  private var shapley: TreeShapley?
  private var changes: ChangeSearch
  private var challengerRow: ChallengerRows

  init(scorer: RowScorer, packPoints: [Int32], specs: [FeatureSpec]) {
    self.scorer = scorer
    self.packPoints = packPoints
    baseline = scorer.reference.baseline(numeric: scorer.model.baseline)
    shapley = scorer.dual.map { TreeShapley($0.challenger.ensemble) }
    changes = ChangeSearch(scorer: scorer, specs: specs)
    challengerRow = ChallengerRows(width: scorer.dual?.challenger.names.count ?? 0)
  }

  /// The assessment of a row, and the network's exact logit.
  mutating func explain(
    _ row: Row, inputs: [Float], bags: TextBags, memoEncoder: inout MemoEncoder
  ) -> (Assessment, exact: Double) {
    let attribution = scorer.reference.attribute(
      row: 0, numeric: inputs, text: bags, against: baseline)
    let trees = askChallenger(row)
    let points = row.hits.reduce(Int32(0)) { $0 + packPoints[$1] }
    let score = scorer.score(
      networkLogit: attribution.logit, challengerRaw: trees?.raw ?? 0, points: points)
    let base = scorer.score(
      networkLogit: attribution.baselineLogit, challengerRaw: trees?.baseline ?? 0, points: 0)
    var parts = featureParts(row, attribution, trees)
    if scorer.modelShare > 0 {
      for span in memoEncoder.spans(of: row.memo.span, contributions: attribution.text) where span.value != 0
      {
        parts.append((.memo(bytes: span.bytes), span.value * scorer.networkFactor))
      }
    }
    for rule in row.hits {
      let points = Double(scorer.combination.pointWeightMicro) / 1e6 * Double(packPoints[rule])
      parts.append((.rule(index: rule), points))
    }
    let scoreMicro = Int64((score * 1e6).rounded())
    let baselineMicro = Int64((base * 1e6).rounded())
    let shares = IntegerShares.round(parts.map(\.value), totalMicro: scoreMicro - baselineMicro)
    let contributions = zip(parts, shares).map { Contribution(origin: $0.origin, micro: $1) }
    let order = contributions.indices.sorted {
      (contributions[$1].micro.magnitude, $0) < (contributions[$0].micro.magnitude, $1)
    }
    var assessment = Assessment(
      row: row.row, scoreMicro: scoreMicro, baselineMicro: baselineMicro,
      modelScoreMicro: Int64((scorer.model.calibrated(attribution.logit) * 1e6).rounded()),
      rulePoints: points,
      probability: scorer.scale.probability(scoreMicro: scoreMicro),
      contributions: order.map { contributions[$0] })
    assessment.types = scorer.model.typeScores(outputs: attribution.outputs)
    assessment.challenger = trees.map { opinion($0, row) }
    return (assessment, attribution.logit)
  }

  /// The smallest change that would have kept an assessed row below the line, or nil.
  mutating func smallestChange(
    _ assessment: Assessment, _ row: Row, inputs: [Float], bags: TextBags, lineMicro: Int64
  ) -> SmallestChange? {
    let rowAtHand = ChangeSearch.Row(
      inputs: inputs, buckets: Array(bags[0]),
      challengerValues: scorer.challengerShare > 0 ? challengerRow.row(0) : [],
      points: assessment.rulePoints)
    return changes.search(
      rowAtHand, assessment.contributions, names: row.matrix.names, lineMicro: lineMicro)
  }

  /// What the trees say of a row: its raw score, the mean, and each feature's value.
  private struct TreeAnswer {
    let raw: Double
    let baseline: Double
    let values: [Double]
  }

  private mutating func askChallenger(_ row: Row) -> TreeAnswer? {
    guard let ensemble = scorer.dual?.challenger.ensemble else { return nil }
    challengerRow.gather(row.matrix, columns: row.challengerColumns, rows: row.row..<(row.row + 1))
    challengerRow.score(ensemble)
    guard let values = shapley?.values(of: challengerRow.values) else { return nil }
    return TreeAnswer(raw: challengerRow.scores[0], baseline: ensemble.baseline, values: values)
  }

  /// Each feature's part from whichever models decide, in the order of the matrix's columns.
  private func featureParts(_ row: Row, _ attribution: Attribution, _ trees: TreeAnswer?)
    -> [(origin: Contribution.Origin, value: Double)]
  {
    var sums: [Int: Double] = [:]
    if scorer.modelShare > 0 {
      for (index, column) in row.columns.enumerated() {
        let share = scorer.model.encoder.inputs(of: index).reduce(0.0) { $0 + attribution.numeric[$1] }
        sums[column, default: 0] += share * scorer.networkFactor
      }
    }
    if let trees, scorer.challengerShare > 0 {
      for (value, column) in zip(trees.values, row.challengerColumns) {
        sums[column, default: 0] += value * scorer.challengerFactor
      }
    }
    return sums.keys.sorted().compactMap { column in
      guard let sum = sums[column], sum != 0 else { return nil }
      return (.feature(column: column, value: row.matrix.value(column, row.row)), sum)
    }
  }

  private func opinion(_ trees: TreeAnswer, _ row: Row) -> ChallengerOpinion {
    guard let dual = scorer.dual else { preconditionFailure("Only a challenger has an opinion.") }
    let scoreMicro = Int64((dual.calibrated(rawScore: trees.raw) * 1e6).rounded())
    let baselineMicro = Int64((dual.calibrated(rawScore: trees.baseline) * 1e6).rounded())
    let parts = zip(row.challengerColumns, trees.values).filter { $0.1 != 0 }
    let shares = IntegerShares.round(
      parts.map { $0.1 * dual.factor }, totalMicro: scoreMicro - baselineMicro)
    let opinions = zip(parts, shares).map { part, micro in
      ChallengerOpinion.Part(column: part.0, value: row.matrix.value(part.0, row.row), micro: micro)
    }
    return ChallengerOpinion(
      scoreMicro: scoreMicro, baselineMicro: baselineMicro,
      parts: opinions.sorted { ($1.micro.magnitude, $0.column) < ($0.micro.magnitude, $1.column) })
  }
}
