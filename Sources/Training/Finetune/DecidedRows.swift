import Core
import NeuralNet
import Scoring

/// The decided transactions of a folder as the network reads them, with label, weight, account and moment.
public struct DecidedRows: Sendable {
  /// The numeric inputs, rows x inputs.
  public private(set) var inputs: [Float] = []
  /// The memos' n-grams, one bag a row.
  public private(set) var bags = TextBags()
  /// One for confirmed fraud, zero for dismissed.
  public private(set) var labels: [Float] = []
  /// How many transactions each stands for.
  public private(set) var weights: [Float] = []
  /// A number for the account of each row, from zero.
  public private(set) var accounts: [Int32] = []
  /// The moment of each transaction in seconds since 1970.
  public private(set) var occurredAtSeconds: [Int64] = []
  /// The decisions that no transaction of the folder matched, by file and record and, where both have one, transaction number.
  public private(set) var unmatchedCount = 0
  /// Transactions of the same time that nobody decided on.
  public private(set) var undecided = UndecidedRows(seed: 0)
  /// The decisions on transactions of the warm-up, whose windows were not full yet.
  public private(set) var warmUpCount = 0

  /// The number of rows.
  public var count: Int { labels.count }
  /// The number of rows that are confirmed.
  public var confirmedCount: Int { labels.count { $0 == 1 } }

  /// Makes rows from arrays that are at hand; counts that disagree are a programmer error.
  public init(
    inputs: [Float], bags: TextBags, labels: [Float], weights: [Float], accounts: [Int32],
    occurredAtSeconds: [Int64]
  ) {
    precondition(
      labels.count == bags.rowCount && labels.count == weights.count && labels.count == accounts.count
        && labels.count == occurredAtSeconds.count, "The parts of decided rows describe the same rows.")
    self.inputs = inputs
    self.bags = bags
    self.labels = labels
    self.weights = weights
    self.accounts = accounts
    self.occurredAtSeconds = occurredAtSeconds
  }

  /// Walks a folder and keeps the transactions that the book holds a decision on.
  public init(_ folder: DataFolder, book: DecisionBook, model: ModelArtifact, seed: UInt64 = 1) throws {
    let combination = ScoreCombination(offsetMicro: 0, modelWeightMicro: 1_000_000, pointWeightMicro: 0)
    let assessor = Assessor(model: model, combination: combination, packPoints: [])
    undecided = UndecidedRows(seed: seed)
    var symbols = SymbolTable()
    var memo = TextColumn()
    var row: [Float] = []
    var columns: [Int]?
    try folder.walk { step in
      let decisions = book.records(of: step.fileName)
      guard let places = columns ?? model.encoder.matrixColumns(in: step.matrix.names) else {
        throw ScoringError.unusableModel(reason: "it uses a feature that this program does not compute")
      }
      columns = places
      let scores = try assessor.modelScores(step.batch, step.matrix)
      for index in 0..<step.batch.count {
        let text = step.batch.memo.bytes[step.batch.memo.range(of: index)]
        func encode() -> [Float] {
          model.encoder.encode(step.matrix, matrixColumns: places, rows: index..<(index + 1), into: &row)
          return row
        }
        guard let decision = decisions[step.batch.recordNumber[index]],
          DecidedRows.isSame(decision.transactionID, step.batch.transactionID.string(index))
        else {
          if step.counts[index], step.batch.occurredAtSeconds[index] <= book.asOf.secondsSince1970 {
            undecided.offer(logit: scores[index], memo: text, encode: encode)
          }
          continue
        }
        guard step.counts[index] else {
          warmUpCount += 1
          continue
        }
        inputs += encode()
        memo.append(contentsOf: text)
        labels.append(decision.isConfirmed ? 1 : 0)
        weights.append(Float(decision.weight))
        accounts.append(symbols.intern(Array(step.batch.account.string(index).utf8).span))
        occurredAtSeconds.append(step.batch.occurredAtSeconds[index])
      }
    }
    var encoder = MemoEncoder(buckets: model.network.shape.textBuckets)
    encoder.encode(memo, rows: 0..<labels.count, into: &bags)
    unmatchedCount = book.count - labels.count - warmUpCount
  }

  /// The calibrated logits that a model gives the rows, exactly.
  ///
  /// - Input: a model whose encoder made the rows.
  public func scores(by model: ModelArtifact) -> [Double] {
    let pass = ReferencePass(network: model.network)
    return (0..<count).map { model.calibrated(pass.evaluate(row: $0, numeric: inputs, text: bags).logit) }
  }

  /// Whether two numbers can be of one transaction: one that is not said fits any.
  private static func isSame(_ decided: String, _ read: String) -> Bool {
    decided.isEmpty || read.isEmpty || decided == read
  }

  /// The rows as training reads them.
  var trainingRows: TrainingRows {
    TrainingRows(numeric: inputs, text: bags, labels: labels, weights: weights)
  }

  /// Of each row whether it belongs to the accounts whose first decided transaction came early: about the given share of all rows.
  ///
  /// No account is on both sides, so that what was learned of an account is not tested on it.
  public func isEarly(share: Double) -> [Bool] {
    var first: [Int32: Int64] = [:]
    var sizes: [Int32: Int] = [:]
    for (account, second) in zip(accounts, occurredAtSeconds) {
      first[account] = min(first[account] ?? second, second)
      sizes[account, default: 0] += 1
    }
    let order = first.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    var early: Set<Int32> = []
    var taken = 0
    for account in order where Double(taken) < share * Double(count) {
      early.insert(account)
      taken += sizes[account] ?? 0
    }
    return accounts.map { early.contains($0) }
  }
}
