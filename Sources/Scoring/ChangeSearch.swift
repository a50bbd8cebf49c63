import Core
import NeuralNet

/// Searches the smallest change that would have kept a row below the line.
///
/// Values are tried at the borders where a model's answer can turn: the edges of the encoder's pieces where the network decides, the
/// thresholds of trees where the challenger does. All of them go through the fast pass at once, which only rules out what is far from the
/// line; what is given was scored by the exact pass.
/// - Determinism: a fixed order of candidates and the exact pass; the same on every machine.
/// - Cost: about a hundred rows of the fast pass for one feature, and up to six hundred more where only two are enough.
struct ChangeSearch {
  /// The row at hand.
  struct Row {
    /// The network's inputs of the row.
    let inputs: [Float]
    /// The n-grams of its memo.
    let buckets: [Int32]
    /// The challenger's numbers of the row; empty without a deciding challenger.
    let challengerValues: [Double]
    /// The points of the rules that fired.
    let points: Int32
  }

  /// One feature with another value.
  private struct Candidate {
    let column: Int
    let value: Double
    let enough: Double
    /// The borders between both, and how strong the reason is: what makes a change small.
    let steps: Int
    let rank: Int
    /// The encoded row of this candidate among the encoded ones.
    let encodedRow: Int
  }

  private static let strongestAlone = 8
  private static let strongestInPairs = 4
  private static let mostValues = 10
  /// No feature of a transaction is larger, and every whole number up to it is exact.
  private static let largestValue = 1e15

  private let scorer: RowScorer
  private let encoderColumns: [FeatureName: Int]
  private let challengerFeatures: [FeatureName: Int]
  /// The thresholds of each of the challenger's features; empty where it does not decide.
  private let thresholds: [[Double]]
  private let wholeColumns: Set<FeatureName>
  private var values: FeatureMatrix
  private var encoded: [Float] = []
  private var rows: [Float] = []
  private var bags = TextBags()
  private var challengerRows: [Double] = []
  private var challengerScores: [Double] = []
  private var logits: [Float] = []
  private var scratch: ForwardScratch

  /// Makes a search; of `specs` those are taken for whole numbers that the catalogue says are.
  init(scorer: RowScorer, specs: [FeatureSpec]) {
    self.scorer = scorer
    let names = scorer.model.encoder.columns.map(\.name)
    encoderColumns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let asked = scorer.challengerShare > 0 ? scorer.dual?.challenger : nil
    challengerFeatures = Dictionary(
      uniqueKeysWithValues: (asked?.names ?? []).enumerated().map { ($1, $0) })
    thresholds = (asked?.names.indices ?? 0..<0).map { feature in
      let all = asked?.ensemble.thresholds(ofFeature: feature) ?? []
      return all.filter { $0.magnitude <= ChangeSearch.largestValue }
    }
    wholeColumns = Set(specs.filter { $0.type != .real }.map(\.name))
    values = FeatureMatrix(
      names: names, rowCapacity: ChangeSearch.strongestAlone * ChangeSearch.mostValues)
    scratch = ForwardScratch(shape: scorer.model.network.shape)
  }

  /// The smallest change that is enough, or nil.
  ///
  /// - Input: the contributions of the row's assessment, strongest first; `names` are the matrix's columns.
  mutating func search(
    _ row: Row, _ contributions: [Contribution], names: [FeatureName], lineMicro: Int64
  ) -> SmallestChange? {
    let candidates = candidates(contributions, names)
    guard !candidates.isEmpty else { return nil }
    encode(candidates, names, row)
    let alone = candidates.sorted { ($0.steps, $0.rank, $0.enough) < ($1.steps, $1.rank, $1.enough) }
    if let found = first(alone.map { [$0] }, row, names, lineMicro) { return found }
    let strongest = candidates.filter { $0.rank < ChangeSearch.strongestInPairs }
    var pairs: [[Candidate]] = []
    for first in strongest {
      for second in strongest where first.rank < second.rank { pairs.append([first, second]) }
    }
    pairs.sort { ChangeSearch.isSmaller($0, $1) }
    return first(pairs, row, names, lineMicro)
  }

  private static func isSmaller(_ left: [Candidate], _ right: [Candidate]) -> Bool {
    func key(_ pair: [Candidate]) -> (Int, Int, Int, Double, Double) {
      (
        pair[0].steps + pair[1].steps, pair[0].rank + pair[1].rank, pair[0].rank, pair[0].enough,
        pair[1].enough
      )
    }
    return key(left) < key(right)
  }

  /// Every value to try for the features that speak most for an alert.
  private func candidates(_ contributions: [Contribution], _ names: [FeatureName]) -> [Candidate] {
    var found: [Candidate] = []
    var rank = 0
    for contribution in contributions where contribution.micro > 0 && rank < ChangeSearch.strongestAlone {
      guard case .feature(let column, let value?) = contribution.origin else { continue }
      let borders = borders(names[column], value)
      for enough in borders {
        let steps = borders.count {
          ($0 - value) * (enough - value) > 0 && abs($0 - value) <= abs(enough - value)
        }
        found.append(
          Candidate(
            column: column, value: value, enough: enough, steps: steps, rank: rank, encodedRow: found.count))
      }
      rank += 1
    }
    return found
  }

  /// The values at which a model's answer to a feature can turn, rising, at most `mostValues` of them.
  private func borders(_ name: FeatureName, _ value: Double) -> [Double] {
    var found: Set<Double> = []
    let isWhole = wholeColumns.contains(name)
    if scorer.modelShare > 0, let column = encoderColumns[name] {
      let code = scorer.model.encoder.columns[column]
      let edges = code.edges.filter { $0.magnitude <= ChangeSearch.largestValue }
      found.formUnion(
        code.form == .pieces ? edges : edges.map { ChangeSearch.across($0, from: value, isWhole: isWhole) })
    }
    if let feature = challengerFeatures[name] {
      for threshold in thresholds[feature] {
        found.insert(ChangeSearch.across(threshold, from: value, isWhole: isWhole))
      }
    }
    found.remove(value)
    let all = found.sorted()
    guard all.count > ChangeSearch.mostValues else { return all }
    return (0..<ChangeSearch.mostValues).map { all[$0 * (all.count - 1) / (ChangeSearch.mostValues - 1)] }
  }

  /// The nearest value on the other side of a threshold, which itself belongs to what is below it.
  private static func across(_ threshold: Double, from value: Double, isWhole: Bool) -> Double {
    if value > threshold { return isWhole ? threshold.rounded(.down) : threshold }
    return isWhole ? threshold.rounded(.down) + 1 : threshold.nextUp
  }

  /// Encodes every candidate alone, one row each; only the changed feature's own inputs are used of it.
  private mutating func encode(_ candidates: [Candidate], _ names: [FeatureName], _ row: Row) {
    values.reset(rows: candidates.count)
    for candidate in candidates {
      if let column = encoderColumns[names[candidate.column]] {
        values[column, candidate.encodedRow] = candidate.enough
      }
    }
    scorer.model.encoder.encode(
      values, matrixColumns: Array(values.names.indices), rows: 0..<candidates.count, into: &encoded)
  }

  /// The first of the changes, in their order, that the exact pass puts below the line.
  private mutating func first(
    _ changes: [[Candidate]], _ row: Row, _ names: [FeatureName], _ lineMicro: Int64
  ) -> SmallestChange? {
    guard !changes.isEmpty else { return nil }
    fill(changes, row, names)
    scorer.model.network.forward(
      numeric: rows, text: bags, rows: changes.count, scratch: &scratch, logits: &logits)
    if let dual = scorer.dual, scorer.challengerShare > 0 {
      dual.challenger.ensemble.scores(
        of: challengerRows, rows: changes.count, into: &challengerScores)
    }
    let line = Double(lineMicro) / 1e6 + Assessor.margin * scorer.stretch
    for (index, change) in changes.enumerated() {
      let challenger = scorer.challengerShare > 0 ? challengerScores[index] : 0
      let fast = scorer.score(
        networkLogit: Double(logits[index]), challengerRaw: challenger, points: row.points)
      guard fast < line else { continue }
      let exact = scorer.reference.evaluate(row: index, numeric: rows, text: bags).logit
      let score = scorer.score(networkLogit: exact, challengerRaw: challenger, points: row.points)
      guard score.magnitude < 1e9 else { continue }
      let scoreMicro = Int64((score * 1e6).rounded())
      guard scoreMicro < lineMicro else { continue }
      let parts = change.map {
        SmallestChange.Part(column: $0.column, value: $0.value, enough: $0.enough)
      }
      return SmallestChange(parts: parts, scoreMicro: scoreMicro)
    }
    return nil
  }

  /// Puts the row as it was once for each change, and changes it there.
  private mutating func fill(_ changes: [[Candidate]], _ row: Row, _ names: [FeatureName]) {
    let encoder = scorer.model.encoder
    let isAsked = scorer.dual != nil && scorer.challengerShare > 0
    rows.removeAll(keepingCapacity: true)
    challengerRows.removeAll(keepingCapacity: true)
    bags.removeAll()
    for change in changes {
      let (start, challengerStart) = (rows.count, challengerRows.count)
      rows += row.inputs
      if isAsked { challengerRows += row.challengerValues }
      for bucket in row.buckets { bags.append(bucket: bucket) }
      bags.endRow()
      for candidate in change {
        let name = names[candidate.column]
        if let column = encoderColumns[name] {
          let first = candidate.encodedRow * encoder.inputCount
          for input in encoder.inputs(of: column) { rows[start + input] = encoded[first + input] }
        }
        if isAsked, let feature = challengerFeatures[name] {
          challengerRows[challengerStart + feature] = candidate.enough
        }
      }
    }
  }
}
