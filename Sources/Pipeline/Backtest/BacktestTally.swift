import Core
import Rules

/// Adds up what two packs raise, batch by batch.
struct BacktestTally {
  private struct Key: Hashable {
    let day: BankDay
    let account: String
  }

  fileprivate struct Alert {
    /// The transaction with the highest score for each pack that raises the alert.
    var present: RuleBacktestOutcome.Example?
    var tried: RuleBacktestOutcome.Example?
  }

  private let lineMicro: Int64
  private let hasLabels: Bool
  private var alerts: [Key: Alert] = [:]
  private var frauds: Set<Key> = []
  private var above: [RuleBacktestOutcome.Example] = []
  private var below: [RuleBacktestOutcome.Example] = []
  private var scored: Int64 = 0

  init(lineMicro: Int64, hasLabels: Bool) {
    self.lineMicro = lineMicro
    self.hasLabels = hasLabels
  }

  mutating func take(
    _ step: FeatureExport.Step, _ counting: Set<Int>, present: [Int: BacktestSide.Scored],
    tried: [Int: BacktestSide.Scored], isFraud: Set<Int64>
  ) {
    scored += Int64(counting.count)
    for row in counting where isFraud.contains(step.batch.recordNumber[row]) {
      frauds.insert(key(step, row))
    }
    for row in Set(present.keys).union(tried.keys).sorted() {
      let (old, new) = (present[row], tried[row])
      let isRaised = (present: isRaised(old), tried: isRaised(new))
      let example = RuleBacktestOutcome.Example(
        file: step.file, record: step.batch.recordNumber[row], account: step.batch.account.string(row),
        occurredAt: Instant(secondsSince1970: step.batch.occurredAtSeconds[row]),
        amountYen: step.batch.amountYen[row], presentMicro: old?.scoreMicro, triedMicro: new?.scoreMicro,
        rules: (isRaised.present && !isRaised.tried ? old : new)?.rules ?? [],
        isFraud: hasLabels ? isFraud.contains(step.batch.recordNumber[row]) : nil)
      if isRaised.present || isRaised.tried {
        alerts[key(step, row), default: Alert()].take(example, isRaised.present, isRaised.tried)
      }
      guard let micro = new?.scoreMicro else { continue }
      if micro >= lineMicro { above.append(example) } else { below.append(example) }
    }
    keepNearest()
  }

  func outcome(
    files: FeatureExportOutcome, present: (pack: RulePack, counts: [Int64]),
    tried: (pack: RulePack, counts: [Int64])
  ) -> RuleBacktestOutcome {
    var outcome = RuleBacktestOutcome()
    outcome.files = files
    outcome.scored = scored
    var days: [BankDay: RuleBacktestOutcome.Day] = [:]
    for (key, alert) in alerts {
      var day = days[key.day] ?? RuleBacktestOutcome.Day(day: key.day)
      if alert.present != nil { day.present += 1 }
      if alert.tried != nil { day.tried += 1 }
      if alert.present != nil, alert.tried != nil { day.both += 1 }
      days[key.day] = day
    }
    outcome.days = days.values.sorted { $0.day < $1.day }
    outcome.present = outcome.days.reduce(0) { $0 + $1.present }
    outcome.tried = outcome.days.reduce(0) { $0 + $1.tried }
    outcome.both = outcome.days.reduce(0) { $0 + $1.both }
    if hasLabels {
      outcome.presentQuality = quality(outcome.present) { $0.present != nil }
      outcome.triedQuality = quality(outcome.tried) { $0.tried != nil }
    }
    outcome.rules = BacktestTally.rules(present, tried)
    let only = (
      tried: alerts.values.filter { $0.present == nil }.compactMap(\.tried),
      present: alerts.values.filter { $0.tried == nil }.compactMap(\.present)
    )
    outcome.onlyTried = BacktestTally.first(only.tried) { -($0.triedMicro ?? .min + 1) }
    outcome.onlyPresent = BacktestTally.first(only.present) { -($0.presentMicro ?? .min + 1) }
    outcome.above = nearest(above)
    outcome.below = nearest(below)
    return outcome
  }

  private func key(_ step: FeatureExport.Step, _ row: Int) -> Key {
    Key(
      day: Instant(secondsSince1970: step.batch.occurredAtSeconds[row]).japanDay,
      account: step.batch.account.string(row))
  }

  private func isRaised(_ scored: BacktestSide.Scored?) -> Bool {
    scored.map { $0.scoreMicro >= lineMicro } ?? false
  }

  private func quality(_ count: Int, _ raises: (Alert) -> Bool) -> RuleBacktestOutcome.Quality {
    let hits = frauds.count { alerts[$0].map(raises) ?? false }
    return RuleBacktestOutcome.Quality(hits: hits, alerts: count, frauds: frauds.count)
  }

  private func nearest(_ examples: [RuleBacktestOutcome.Example]) -> [RuleBacktestOutcome.Example] {
    BacktestTally.first(examples) { Int64((($0.triedMicro ?? .min / 2) - lineMicro).magnitude) }
  }

  /// Lets go of all but the nearest, so that memory does not grow with the files.
  private mutating func keepNearest() {
    if above.count > 1_000 { above = nearest(above) }
    if below.count > 1_000 { below = nearest(below) }
  }

  /// The first examples in an order, and among equals in that of files and records.
  private static func first(
    _ examples: [RuleBacktestOutcome.Example], _ order: (RuleBacktestOutcome.Example) -> Int64
  ) -> [RuleBacktestOutcome.Example] {
    Array(
      examples.sorted { (order($0), $0.file, $0.record) < (order($1), $1.file, $1.record) }
        .prefix(RuleBacktest.examples))
  }

  private static func rules(
    _ present: (pack: RulePack, counts: [Int64]), _ tried: (pack: RulePack, counts: [Int64])
  ) -> [RuleBacktestOutcome.RuleCount] {
    func counts(_ side: (pack: RulePack, counts: [Int64])) -> [String: Int64] {
      Dictionary(zip(side.pack.rules.map(\.id), side.counts), uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (counts(present), counts(tried))
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
      RuleBacktestOutcome.RuleCount(rule: $0, present: old[$0], tried: new[$0])
    }
  }
}

extension BacktestTally.Alert {
  fileprivate mutating func take(
    _ example: RuleBacktestOutcome.Example, _ isPresent: Bool, _ isTried: Bool
  ) {
    if isPresent, example.presentMicro ?? .min > present?.presentMicro ?? .min { present = example }
    if isTried, example.triedMicro ?? .min > tried?.triedMicro ?? .min { tried = example }
  }
}
