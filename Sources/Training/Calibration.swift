import Foundation
import Scoring

/// Which scale turns a bank's scores into probabilities that hold, found on its own outcomes.
///
/// - Input: scores of rows whose outcome is known, none of which the model was trained on.
/// - Determinism: folds by account; the same rows give the same scales.
public struct Calibration {
  /// One row with a known outcome.
  public struct Row: Sendable {
    /// The combined score, in millionths of a logit.
    public let scoreMicro: Int64
    /// Whether it was fraud.
    public let isFraud: Bool
    /// The fold that its account falls into.
    public let fold: Int

    /// Makes a row; the fold is counted from zero.
    public init(scoreMicro: Int64, isFraud: Bool, fold: Int) {
      self.scoreMicro = scoreMicro
      self.isFraud = isFraud
      self.fold = fold
    }
  }

  /// A way of calibrating.
  public enum Method: String, CaseIterable, Sendable {
    /// Scores as they are.
    case present
    /// A slope and a constant in logits (Platt).
    case logistic
    /// A rising curve.
    case isotonic
  }

  /// How well a method's probabilities hold on rows that it was not fitted on.
  public struct Quality: Sendable {
    /// The mean of minus the logarithm of what was said of the outcome.
    public let logLoss: Double
    /// The mean squared distance of probability and outcome (Brier).
    public let brier: Double
    /// The reliability by bins of probability.
    public let table: CalibrationTable
  }

  /// The folds.
  public static let folds = 5

  /// What each method reached, fold by fold on the rows left out; a method that could not be fitted is missing.
  public let quality: [Method: Quality]
  /// The method with the least loss; of equal ones the plainest.
  public let best: Method
  /// The slope and the constant over all rows.
  public let slope: Double
  /// The constant.
  public let offset: Double
  /// The knots of the rising curve over all rows; none when there are too few frauds.
  public let knots: [ProbabilityScale.Knot]
  /// The rows.
  public let rows: Int
  /// The fraud among them.
  public let fraud: Int

  /// Fits and compares.
  ///
  /// - Errors: `TrainingError.oneSidedLabels` when all rows are of one kind.
  public init(_ rows: [Row]) throws(TrainingError) {
    fraud = rows.count { $0.isFraud }
    self.rows = rows.count
    guard fraud > 0, fraud < rows.count else { throw .oneSidedLabels(folder: "calibration") }
    var quality: [Method: Quality] = [:]
    for method in Method.allCases { quality[method] = Calibration.measure(method, rows) }
    self.quality = quality
    var best = Method.present
    for method in Method.allCases {
      guard let found = quality[method], let known = quality[best] else { continue }
      if found.logLoss < known.logLoss { best = method }
    }
    self.best = best
    (slope, offset) = Calibration.line(rows)
    knots =
      IsotonicFit.knots(scoresMicro: rows.map(\.scoreMicro), labels: rows.map(\.isFraud)) ?? []
  }

  /// The quality of a method on rows left out of its fit, or nil when a fold has too few frauds for it.
  private static func measure(_ method: Method, _ rows: [Row]) -> Quality? {
    var table = CalibrationTable()
    var (loss, squares) = (0.0, 0.0)
    for fold in 0..<folds {
      let (fitted, left) = (rows.filter { $0.fold != fold }, rows.filter { $0.fold == fold })
      guard let scale = fit(method, fitted) else { return nil }
      for row in left {
        // No rising curve may say never: an outcome that was called impossible would count without end.
        let probability = min(max(scale(row.scoreMicro), 1e-6), 1 - 1e-6)
        loss -= log(row.isFraud ? probability : 1 - probability)
        let distance = (row.isFraud ? 1 : 0) - probability
        squares += distance * distance
        table.add(probability: probability, isFraud: row.isFraud)
      }
    }
    let count = Double(rows.count)
    return Quality(logLoss: loss / count, brier: squares / count, table: table)
  }

  private static func fit(_ method: Method, _ rows: [Row]) -> ((Int64) -> Double)? {
    switch method {
    case .present: return { Logistic.probability(Double($0) / 1e6) }
    case .logistic:
      guard rows.contains(where: \.isFraud) else { return nil }
      let (slope, offset) = line(rows)
      return { Logistic.probability(slope * Double($0) / 1e6 + offset) }
    case .isotonic:
      guard
        let knots = IsotonicFit.knots(scoresMicro: rows.map(\.scoreMicro), labels: rows.map(\.isFraud)),
        let scale = ProbabilityScale(knots: knots, isCalibrated: false)
      else { return nil }
      return { scale.probability(scoreMicro: $0) }
    }
  }

  private static func line(_ rows: [Row]) -> (slope: Double, offset: Double) {
    let fitted = LogisticFit.fit(
      rows: rows.map { [Double($0.scoreMicro) / 1e6] }, labels: rows.map { $0.isFraud ? 1 : 0 },
      weights: [Float](repeating: 1, count: rows.count))
    return (fitted[0], fitted[1])
  }
}
