import Core
import Scoring
import Training

/// All rows of a bank after the days of the decisions, scored by every contender.
struct LaterDays {
  private let contenders: [Contender]
  private var scores: [[Float]]
  private var isFraud: [Bool] = []
  private var accounts: [Int32] = []

  init(_ bank: NewBank, _ contenders: [Contender], after lastDay: BankDay) throws {
    self.contenders = contenders
    var scores = contenders.map { _ in [Float]() }
    let combination = ScoreCombination(offsetMicro: 0, modelWeightMicro: 1_000_000, pointWeightMicro: 0)
    let assessors = contenders.map { Assessor(model: $0.model, combination: combination, packPoints: []) }
    var symbols = SymbolTable()
    var (isFraud, accounts) = ([Bool](), [Int32]())
    try bank.folder.walk { step in
      let kept = (0..<step.batch.count).filter { row in
        step.counts[row] && Instant(secondsSince1970: step.batch.occurredAtSeconds[row]).japanDay > lastDay
      }
      guard !kept.isEmpty else { return }
      for (index, assessor) in assessors.enumerated() {
        let found = try assessor.modelScores(step.batch, step.matrix)
        for row in kept { scores[index].append(Float(found[row])) }
      }
      for row in kept {
        isFraud.append(step.isFraud[row])
        accounts.append(symbols.intern(Array(step.batch.account.string(row).utf8).span))
      }
    }
    self.scores = scores
    self.isFraud = isFraud
    self.accounts = accounts
  }

  func report() {
    print("    later: \(isFraud.count) rows, \(isFraud.count { $0 }) fraud")
    let weights = [Float](repeating: 1, count: isFraud.count)
    let bootstrap = PairedBootstrap(isFraud: isFraud, weights: weights, groups: accounts)
    for (index, contender) in contenders.enumerated() {
      var ranked = RankedScores()
      for row in isFraud.indices { ranked.add(score: Double(scores[index][row]), isFraud: isFraud[row]) }
      let figures = ranked.figures()
      var words =
        "    \(Figure.text(figures.averagePrecision, 4))  \(Figure.text(figures.recallAtHalfPercent, 4))  "
      if index > 0 {
        let interval = bootstrap.compare(scores[index], over: scores[0], draws: 400, seed: 1)
        words +=
          "\(Figure.text(interval.difference, 4)) [\(Figure.text(interval.low, 4)), \(Figure.text(interval.high, 4))]  "
      }
      print(words + contender.name)
    }
  }
}
