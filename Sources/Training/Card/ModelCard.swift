import Core
import Scoring

/// What a model reaches on data that nothing was tuned on, and how evenly.
///
/// - Source: Mitchell and others, "Model Cards for Model Reporting", 2019, for what a card says.
public struct ModelCard {
  /// A figure with the interval it lies in with 95 % confidence.
  public struct Measured: Sendable {
    /// The figure on all rows.
    public let value: Double
    /// The interval over draws of accounts.
    public let interval: ClosedRange<Double>
  }

  /// How alerts fall on a part of the rows.
  public struct Group: Sendable {
    /// Its name.
    public let name: String
    /// Its rows.
    public internal(set) var rows = 0
    /// The fraud among them.
    public internal(set) var fraud = 0
    /// The fraud that reaches the look line.
    public internal(set) var found = 0
    /// The ordinary rows that reach it.
    public internal(set) var falseAlarms = 0

    /// The share of fraud that reaches the line, or nil without fraud.
    public var recall: Double? { fraud > 0 ? Double(found) / Double(fraud) : nil }
    /// The share of ordinary rows that reach the line, or nil without any.
    public var falseAlarmShare: Double? {
      rows > fraud ? Double(falseAlarms) / Double(rows - fraud) : nil
    }
  }

  /// The rows that count.
  public let rows: Int
  /// The fraud among them.
  public let fraud: Int
  /// The accounts.
  public let accounts: Int
  /// The first and the last day.
  public let days: ClosedRange<BankDay>
  /// The mean of precision over recall.
  public let averagePrecision: Measured
  /// The chance that a fraud ranks above an ordinary row.
  public let areaUnderROC: Measured
  /// The share of fraud among the best-ranked half percent of rows.
  public let recallAtHalfPercent: Measured
  /// The share of fraud down to the last place at which five of six are false.
  public let recallAtFiveToOne: Measured
  /// The mean over days of the share of accounts with fraud among the hundred with the highest score of the day.
  public let accountPrecisionAt100: Double
  /// How the stated numbers hold.
  public let calibration: CalibrationTable
  /// The mean squared distance of stated number and outcome (Brier).
  public let brier: Double
  /// The rows in each part of the scores, as `DistributionTally` cuts them.
  public let scoreCounts: [Int64]
  /// How much fraud of each type reaches the look line.
  public let scamTypes: [Group]
  /// How alerts fall by the holder's age, or none when no folder tells years of birth.
  public let ages: [Group]
  /// How alerts fall by branch.
  public let branches: [Group]

  /// Judges rows.
  ///
  /// - Parameters:
  ///   - rows: the scored rows.
  ///   - scale: which number is stated for a score.
  ///   - lineMicro: the look line.
  ///   - draws: how many times accounts are drawn for an interval.
  ///   - seed: the seed of the draws.
  public init(_ rows: ScoredRows, scale: ProbabilityScale, lineMicro: Int64, draws: Int, seed: UInt64) {
    self.rows = rows.count
    fraud = rows.fraudCount
    accounts = rows.accountCount
    days = BankDay(daysSince1970: rows.days.min() ?? 0)...BankDay(daysSince1970: rows.days.max() ?? 0)
    var scoreCounts = [Int64](repeating: 0, count: DistributionTally.scoreEdges.count + 1)
    for score in rows.scores { scoreCounts[DistributionTally.part(ofScore: score)] += 1 }
    self.scoreCounts = scoreCounts
    let ranking = CardRanking(
      scores: rows.scores, isFraud: rows.isFraud, accounts: rows.accounts, accountCount: rows.accountCount)
    let (figures, intervals) = (ranking.figures(), ranking.intervals(draws: draws, seed: seed))
    func measured(_ measure: CardRanking.Measure) -> Measured {
      guard let value = figures[measure], let interval = intervals[measure] else {
        preconditionFailure("Rows of both kinds have every figure.")
      }
      return Measured(value: value, interval: interval)
    }
    averagePrecision = measured(.averagePrecision)
    areaUnderROC = measured(.areaUnderROC)
    recallAtHalfPercent = measured(.recallAtHalfPercent)
    recallAtFiveToOne = measured(.recallAtFiveToOne)
    accountPrecisionAt100 = ModelCard.accountPrecision(rows, best: 100)
    var (table, squares) = (CalibrationTable(), 0.0)
    for (score, isFraud) in zip(rows.scores, rows.isFraud) {
      let stated = scale.probability(scoreMicro: Int64((Double(score) * 1e6).rounded()))
      table.add(probability: stated, isFraud: isFraud)
      squares += (stated - (isFraud ? 1 : 0)) * (stated - (isFraud ? 1 : 0))
    }
    calibration = table
    brier = squares / Double(rows.count)
    let line = Float(Double(lineMicro) / 1e6)
    let isFlagged = rows.scores.map { $0 >= line }
    scamTypes = ModelCard.groups(rows, isFlagged, rows.scamTypeNames, by: rows.scamTypes.map(Int.init))
    ages =
      rows.knowsAges
      ? ModelCard.groups(rows, isFlagged, AgeBand.allCases.map(\.rawValue), by: rows.ages.map(Int.init)) : []
    branches = ModelCard.groups(rows, isFlagged, rows.branchNames, by: rows.branches.map(Int.init))
  }

  /// The rows by group, a place below zero in none; groups without rows are left out, the others by name.
  private static func groups(
    _ rows: ScoredRows, _ isFlagged: [Bool], _ names: [String], by places: [Int]
  ) -> [Group] {
    var groups = names.map { Group(name: $0) }
    for (row, place) in places.enumerated() where place >= 0 {
      groups[place].rows += 1
      if rows.isFraud[row] {
        groups[place].fraud += 1
        if isFlagged[row] { groups[place].found += 1 }
      } else if isFlagged[row] {
        groups[place].falseAlarms += 1
      }
    }
    return groups.filter { $0.rows > 0 }.sorted { $0.name < $1.name }
  }

  /// The mean over days of the share of accounts with fraud that day among the best-ranked.
  private static func accountPrecision(_ rows: ScoredRows, best: Int) -> Double {
    var byDay: [Int32: [Int32: (score: Float, isFraud: Bool)]] = [:]
    for row in 0..<rows.count {
      let account = rows.accounts[row]
      let known = byDay[rows.days[row], default: [:]][account]
      byDay[rows.days[row], default: [:]][account] = (
        max(known?.score ?? -.infinity, rows.scores[row]), (known?.isFraud ?? false) || rows.isFraud[row]
      )
    }
    let shares = byDay.values.map { accounts -> Double in
      let ranked = accounts.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.prefix(best)
      return Double(ranked.count { $0.value.isFraud }) / Double(best)
    }
    // Days in order of nothing: a sum of sorted numbers does not depend on the order of a dictionary.
    return shares.sorted().reduce(0, +) / Double(max(1, shares.count))
  }
}
