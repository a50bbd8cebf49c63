import Core
import Rules
import Scoring

/// The network and a challenger side by side on labelled data, before and after the rules' points.
public struct ModelComparison {
  /// One track: a model or the mean of both.
  public struct Track {
    /// Whose score it is.
    public let decider: ScoreDecider
    /// The figures of the calibrated logits alone.
    public let alone: RankedScores.Figures
    /// The figures after the rules' points.
    public let withRules: RankedScores.Figures
    /// For each type of scam, how many of its rows the best-ranked half percent holds, before rules; in the order of `scamTypes`.
    public let found: [Int]
    /// How much its average precision alone differs from the network's, or nil for the network itself.
    public let overModel: PairedBootstrap.Interval?
  }

  /// The draws of accounts from which intervals are taken.
  static let draws = 200
  /// Their seed.
  static let drawSeed: UInt64 = 1

  /// The network, the challenger, and the mean of both.
  public let tracks: [Track]
  /// The types of scam with the rows of each.
  public let scamTypes: [(name: String, rows: Int)]
  /// The calibration of the challenger that fits these rows best.
  public let fittedCalibration: ChallengerCalibration
  /// The rows that count.
  public let rows: Int
  /// The fraud among them.
  public let fraud: Int

  /// Scores of one track while the folders are walked.
  private struct Gathered {
    var alone = RankedScores()
    var withRules = RankedScores()
    var frauds: [(scamType: String, score: Double)] = []
    var scores: [Float] = []
  }

  /// Walks the folders and scores every row that counts.
  ///
  /// - Parameters:
  ///   - folders: labelled data that neither model was trained on.
  ///   - model: the network.
  ///   - combination: how a model's score and the rules' points become one.
  ///   - challenger: the challenger, its present calibration, and any decider.
  /// - Returns: the comparison.
  /// - Throws: `TrainingError.oneSidedLabels` when all rows are of one kind; the errors of reading and scoring.
  public static func run(
    _ folders: [DataFolder], model: ModelArtifact, combination: ScoreCombination, challenger: DualTrack
  ) throws -> ModelComparison {
    var gathered = ScoreDecider.allCases.map { _ in Gathered() }
    var logits: [[Double]] = []
    var labels: [Float] = []
    var accounts: [Int32] = []
    for folder in folders {
      // Accounts of two folders are not the same even where their numbers are.
      var known = SymbolTable()
      let firstAccount = (accounts.max() ?? -1) + 1
      let assessor = Assessor(model: model, combination: combination, packPoints: [], dual: challenger)
      try folder.walk { step in
        let own = try assessor.modelScores(step.batch, step.matrix)
        let other = try assessor.challengerScores(step.matrix) ?? []
        for row in 0..<step.batch.count where step.counts[row] {
          logits.append([other[row]])
          labels.append(step.isFraud[row] ? 1 : 0)
          let account = step.batch.account.bytes.span.extracting(step.batch.account.range(of: row))
          accounts.append(firstAccount + known.intern(account))
          for (index, decider) in ScoreDecider.allCases.enumerated() {
            let logit = decider.logit(model: own[row], challenger: other[row])
            let combined = combination.logit(model: logit, points: step.verdicts.pointsOfRow[row])
            gathered[index].alone.add(score: logit, isFraud: step.isFraud[row])
            gathered[index].scores.append(Float(logit))
            gathered[index].withRules.add(score: combined, isFraud: step.isFraud[row])
            if step.isFraud[row] { gathered[index].frauds.append((step.scamTypes[row] ?? "", logit)) }
          }
        }
      }
    }
    let fraud = labels.count { $0 == 1 }
    guard fraud > 0, fraud < labels.count else { throw TrainingError.oneSidedLabels(folder: "comparison") }
    let bootstrap = PairedBootstrap(
      isFraud: labels.map { $0 == 1 }, weights: labels.map { _ in 1 }, groups: accounts)
    let own = gathered[0].scores
    let intervals = zip(ScoreDecider.allCases, gathered).map { decider, track in
      decider == .model ? nil : bootstrap.compare(track.scores, over: own, draws: draws, seed: drawSeed)
    }
    let types = Dictionary(grouping: gathered[0].frauds, by: \.scamType).mapValues(\.count)
    let names = types.keys.sorted()
    return ModelComparison(
      tracks: zip(zip(ScoreDecider.allCases, gathered), intervals).map { track($0.0, $0.1, names, $1) },
      scamTypes: names.map { ($0, types[$0] ?? 0) },
      fittedCalibration: fit(logits, labels, challenger.calibration), rows: labels.count, fraud: fraud)
  }

  private static func track(
    _ decider: ScoreDecider, _ gathered: Gathered, _ names: [String], _ overModel: PairedBootstrap.Interval?
  ) -> Track {
    let alone = gathered.alone.figures()
    // Scores are ranked as Float, so they are compared as Float.
    let line = Float(alone.lineAtHalfPercent)
    let found = names.map { name in
      gathered.frauds.count { $0.scamType == name && Float($0.score) >= line }
    }
    return Track(
      decider: decider, alone: alone, withRules: gathered.withRules.figures(), found: found,
      overModel: overModel)
  }

  /// The calibration on top of the present one, as one.
  private static func fit(
    _ logits: [[Double]], _ labels: [Float], _ present: ChallengerCalibration
  ) -> ChallengerCalibration {
    let weights = [Float](repeating: 1, count: labels.count)
    let coefficients = LogisticFit.fit(rows: logits, labels: labels, weights: weights)
    let slope = coefficients[0] * present.slope
    let offset = coefficients[0] * Double(present.offsetMicro) / 1e6 + coefficients[1]
    return ChallengerCalibration(
      slopeMicro: Int64((slope * 1e6).rounded()), offsetMicro: Int64((offset * 1e6).rounded()))
  }
}
