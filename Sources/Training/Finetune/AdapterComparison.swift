import Core
import Scoring

/// A model with and without an adapter on rows that neither learned from, and how sure the difference is.
public struct AdapterComparison: Sendable {
  /// The times accounts are drawn for an interval.
  public static let draws = 1_000

  /// The figures without the adapter.
  public let before: RankedScores.Figures
  /// The figures with it.
  public let after: RankedScores.Figures
  /// The difference in average precision.
  public let interval: PairedBootstrap.Interval
  /// The rows compared.
  public let rows: Int
  /// The fraud among them.
  public let fraud: Int

  /// Whether the adapter may be used: all of the interval lies above zero.
  public var isAccepted: Bool { interval.isAboveZero }

  /// Compares scores of the same rows.
  ///
  /// - Errors: `TrainingError.oneSidedLabels` when there is no fraud among the rows, or nothing else.
  public init(
    before: [Double], after: [Double], isFraud: [Bool], weights: [Float], accounts: [Int32], seed: UInt64,
    draws: Int = AdapterComparison.draws
  ) throws(TrainingError) {
    rows = isFraud.count
    fraud = isFraud.count { $0 }
    guard fraud > 0, fraud < rows else { throw .oneSidedLabels(folder: "validation") }
    func figures(_ scores: [Double]) -> RankedScores.Figures {
      var ranked = RankedScores()
      for row in scores.indices {
        ranked.add(score: scores[row], isFraud: isFraud[row], weight: weights[row])
      }
      return ranked.figures()
    }
    self.before = figures(before)
    self.after = figures(after)
    interval = PairedBootstrap(isFraud: isFraud, weights: weights, groups: accounts).compare(
      after.map(Float.init), over: before.map(Float.init), draws: draws, seed: seed)
  }

  /// Compares on chosen rows among decided ones, by exact scores.
  ///
  /// - Parameters:
  ///   - rows: the decided transactions.
  ///   - isCompared: of each row whether it is compared on.
  ///   - before: the model as it runs today.
  ///   - after: the model with what was learned.
  ///   - seed: the seed of the draws.
  /// - Throws: `TrainingError.oneSidedLabels` when the chosen rows are all of one kind.
  public init(
    _ rows: DecidedRows, comparing isCompared: [Bool], before: ModelArtifact, after: ModelArtifact,
    seed: UInt64
  ) throws(TrainingError) {
    let chosen = isCompared.indices.filter { isCompared[$0] }
    let (old, new) = (rows.scores(by: before), rows.scores(by: after))
    try self.init(
      before: chosen.map { old[$0] }, after: chosen.map { new[$0] },
      isFraud: chosen.map { rows.labels[$0] == 1 },
      weights: chosen.map { rows.weights[$0] }, accounts: chosen.map { rows.accounts[$0] }, seed: seed)
  }

  /// Compares on all counted rows of labelled folders.
  ///
  /// - Cost: two scores of each row stay in memory.
  public static func run(
    _ folders: [DataFolder], before: ModelArtifact, after: ModelArtifact, seed: UInt64
  ) throws -> AdapterComparison {
    var scores: (before: [Double], after: [Double]) = ([], [])
    var isFraud: [Bool] = []
    var accounts: [Int32] = []
    var accountCount: Int32 = 0
    for folder in folders {
      let combination = ScoreCombination(offsetMicro: 0, modelWeightMicro: 1_000_000, pointWeightMicro: 0)
      let assessors = [before, after].map { Assessor(model: $0, combination: combination, packPoints: []) }
      // Accounts of one number in two folders are two accounts.
      var symbols = SymbolTable()
      var rowSymbols: [Int32] = []
      let start = accountCount
      try folder.walk { step in
        let old = try assessors[0].modelScores(step.batch, step.matrix)
        let new = try assessors[1].modelScores(step.batch, step.matrix)
        rowSymbols.removeAll(keepingCapacity: true)
        symbols.intern(step.batch.account, none: nil, into: &rowSymbols)
        for row in 0..<step.batch.count where step.counts[row] {
          scores.before.append(old[row])
          scores.after.append(new[row])
          isFraud.append(step.isFraud[row])
          accounts.append(start + rowSymbols[row])
          accountCount = max(accountCount, start + rowSymbols[row] + 1)
        }
      }
    }
    return try AdapterComparison(
      before: scores.before, after: scores.after, isFraud: isFraud,
      weights: [Float](repeating: 1, count: isFraud.count), accounts: accounts, seed: seed)
  }
}
