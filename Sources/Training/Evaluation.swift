import Core
import Rules
import Scoring

/// What rules, model and both together reach on labelled data.
public struct Evaluation {
  /// The figures of the rules' points alone.
  public let rules: RankedScores.Figures
  /// The figures of the model alone.
  public let model: RankedScores.Figures
  /// The figures of the combined score.
  public let both: RankedScores.Figures
  /// How the combined probability holds.
  public let calibration: CalibrationTable
  /// For each type of scam: rows, and how many of them the best-ranked half percent holds.
  public let byScamType: [(scamType: String, rows: Int, found: Int)]
  /// How often the highest head is the right type; nil for a model without heads.
  public let typeRecognition: TypeRecognition?
  /// The rows that count.
  public let rows: Int
  /// The fraud among them.
  public let fraud: Int

  /// Walks the folders and scores every row that counts.
  ///
  /// - Cost: the scores of all rows are kept in memory, about forty bytes a row.
  public static func run(_ folders: [DataFolder], model: ModelArtifact, combination: ScoreCombination) throws
    -> Evaluation
  {
    var ranked = (rules: RankedScores(), model: RankedScores(), both: RankedScores())
    var calibration = CalibrationTable()
    var fraud = 0
    var frauds: [(scamType: String, score: Double, likely: TypeScore?)] = []
    for folder in folders {
      let assessor = Assessor(model: model, combination: combination, packPoints: [])
      try folder.walk { step in
        let scores = try assessor.modelScores(step.batch, step.matrix)
        let fraudRows = (0..<step.batch.count).filter { step.counts[$0] && step.isFraud[$0] }
        var likely = try assessor.typeScores(step.batch, step.matrix, rows: fraudRows).map(\.first)[...]
        for row in 0..<step.batch.count where step.counts[row] {
          let isFraud = step.isFraud[row]
          let combined = combination.logit(model: scores[row], points: step.verdicts.pointsOfRow[row])
          ranked.rules.add(score: Double(step.verdicts.pointsOfRow[row]), isFraud: isFraud)
          ranked.model.add(score: scores[row], isFraud: isFraud)
          ranked.both.add(score: combined, isFraud: isFraud)
          calibration.add(probability: Logistic.probability(combined), isFraud: isFraud)
          guard isFraud else { continue }
          fraud += 1
          frauds.append((step.scamTypes[row] ?? "", combined, likely.removeFirst()))
        }
      }
    }
    guard fraud > 0, fraud < ranked.both.count else {
      throw TrainingError.oneSidedLabels(folder: "evaluation")
    }
    let both = ranked.both.figures()
    return Evaluation(
      rules: ranked.rules.figures(), model: ranked.model.figures(), both: both, calibration: calibration,
      byScamType: count(frauds.map { ($0.scamType, $0.score) }, line: both.lineAtHalfPercent),
      typeRecognition: model.heads.isEmpty
        ? nil
        : TypeRecognition(
          // Scores are ranked as Float, so they are compared as Float.
          found: frauds.filter { Float($0.score) >= Float(both.lineAtHalfPercent) }.map {
            ($0.scamType, $0.likely)
          }, heads: model.heads),
      rows: ranked.both.count, fraud: fraud)
  }

  private static func count(_ frauds: [(scamType: String, score: Double)], line: Double)
    -> [(scamType: String, rows: Int, found: Int)]
  {
    var found: [String: (rows: Int, found: Int)] = [:]
    for fraud in frauds {
      found[fraud.scamType, default: (0, 0)].rows += 1
      // Scores are ranked as Float, so they are compared as Float.
      if Float(fraud.score) >= Float(line) { found[fraud.scamType, default: (0, 0)].found += 1 }
    }
    return found.keys.sorted().map { ($0, found[$0]?.rows ?? 0, found[$0]?.found ?? 0) }
  }
}
