import Core
import NeuralNet
import Scoring
import Training

/// What a bank's analysts look at in the first weeks: the alerts as they come, and a sample from below the line.
struct ReviewQueue {
  private struct Row {
    let file: String
    let record: Int64
    let account: String
    let day: BankDay
    let score: Double
    let isFraud: Bool
  }

  /// The last day of which a decision was made.
  private(set) var lastDay = NewBank.firstDay
  private(set) var alerts = 0
  private(set) var frauds = 0
  private(set) var decisions = AnalystDecisions()
  /// The accounts that were decided on.
  private(set) var accounts: Set<String> = []

  /// Takes the first alerts, one for an account and day, and as many rows from below the line of the same days by chance.
  init(_ bank: NewBank, alerts wanted: Int, samples: Int, seed: UInt64) throws {
    var above: [Row] = []
    var below: [Row] = []
    let assessor = Assessor(model: bank.model, combination: bank.policy.combination, packPoints: [])
    let line = Double(bank.policy.lookLineMicro) / 1e6
    try bank.folder.walk { step in
      let scores = try assessor.modelScores(step.batch, step.matrix)
      for row in 0..<step.batch.count where step.counts[row] {
        let day = Instant(secondsSince1970: step.batch.occurredAtSeconds[row]).japanDay
        guard day <= NewBank.lastDecidingDay else { continue }
        let score = bank.policy.combination.logit(model: scores[row], points: step.verdicts.pointsOfRow[row])
        let found = Row(
          file: step.fileName, record: step.batch.recordNumber[row], account: step.batch.account.string(row),
          day: day,
          score: score, isFraud: step.isFraud[row])
        if score >= line { above.append(found) } else { below.append(found) }
      }
    }
    var best: [String: Row] = [:]
    for row in above {
      let key = "\(row.day.iso8601) \(row.account)"
      if row.score > best[key]?.score ?? -.infinity { best[key] = row }
    }
    let queue = best.values.sorted {
      ($0.day.daysSince1970, -$0.score, $0.account) < ($1.day.daysSince1970, -$1.score, $1.account)
    }.prefix(wanted)
    alerts = queue.count
    lastDay = queue.last?.day ?? NewBank.lastDecidingDay
    for row in queue { add(row, share: nil) }
    let drawn = below.filter { $0.day <= lastDay }
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<samples {
      add(drawn[generator.next(below: drawn.count)], share: Double(samples) / Double(drawn.count))
    }
  }

  private mutating func add(_ row: Row, share: Double?) {
    decisions.file.append(contentsOf: row.file.utf8)
    decisions.recordNumber.append(row.record)
    decisions.transactionID.append(contentsOf: "".utf8)
    decisions.isConfirmed.append(row.isFraud)
    decisions.decidedAtSeconds.append(Instant(day: row.day, secondOfDay: 72_000).secondsSince1970)
    decisions.drawnShare.append(share)
    if row.isFraud { frauds += 1 }
    accounts.insert(row.account)
  }

  /// The same decisions with one in ten the wrong way round.
  func poisoned(seed: UInt64) -> AnalystDecisions {
    var order = (0..<Int32(decisions.count)).map { $0 }
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&order)
    var wrong = decisions
    for row in order.prefix((decisions.count + 5) / 10) { wrong.isConfirmed[Int(row)].toggle() }
    return wrong
  }
}
