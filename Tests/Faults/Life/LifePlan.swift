import Core

/// Everything that happens in a life, night by night, decided by the seed before it begins.
struct LifePlan: Sendable {
  /// One night and the day behind it.
  struct Night: Sendable {
    let businessDay: BankDay
    /// By the machine's clock, which now and then is wrong by days or years.
    let startedAt: Instant
    var deliveries: [LifeDelivery] = []
    /// Which of the pipelines is in force.
    var pipeline = 0
    /// How many alerts are decided on the day behind it.
    var decisions = 0
    /// The cutoff when what is old is erased on the day behind it.
    var cutoff: BankDay?
    /// At which signs of life the night is killed, one after the other; run again each time.
    var kills: [Int] = []
  }

  private(set) var nights: [Night] = []
  private var waiting: [Int: [LifeDelivery]] = [:]
  private var random: SeedSequence
  private var hasEmptyDay = false

  init(days: [LifeSource], transfers: [LifeSource], seed: UInt64, pipelines: Int) {
    random = SeedSequence(seed: seed, case: 1)
    var pipeline = 0
    for index in days.indices {
      deliver(days[index], on: index)
      // The bank's other files come every few days, in their own order.
      let every = max(1, days.count / max(1, transfers.count))
      if index % every == 0, index / every < transfers.count {
        deliverTransfers(transfers[index / every], on: index)
      }
      if random.isOnce(in: 30) { pipeline = random.below(pipelines) }
      let day = Life.firstDay.adding(days: index + 1)
      var night = Night(businessDay: day, startedAt: clock(day))
      night.deliveries = waiting.removeValue(forKey: index) ?? []
      night.pipeline = pipeline
      night.decisions = random.isOnce(in: 3) ? 1 + random.below(3) : 0
      night.cutoff = random.isOnce(in: 60) && index > 120 ? day.adding(days: -100) : nil
      night.kills = random.isOnce(in: 4) ? (0...random.below(3)).map { _ in random.below(5) } : []
      nights.append(night)
    }
  }

  private mutating func clock(_ day: BankDay) -> Instant {
    let wrongDays = random.isOnce(in: 25) ? random.pick([-4_000, -30, -1, 1, 40, 800]) : 0
    return Instant(day: day.adding(days: wrongDays), secondOfDay: 3_600 + random.below(3_600))
  }

  private mutating func add(_ delivery: LifeDelivery, on night: Int) {
    waiting[night, default: []].append(delivery)
  }

  private mutating func deliver(_ source: LifeSource, on night: Int) {
    // The files of two days on which nothing happened are the same bytes, of which nothing can be cut or changed either.
    guard source.records > 0 else {
      add(LifeDelivery(source, hasEmptyDay ? .known : .accepted), on: night)
      hasEmptyDay = true
      return
    }
    let next = night + 1 + random.below(3)
    switch random.below(10) {
    case 0: add(LifeDelivery(source, .accepted), on: next)
    case 1:
      let cut = source.bytes.count * (30 + random.below(60)) / 100
      add(
        LifeDelivery(source, bytes: Array(source.bytes[..<cut]), totals: source.totals, .refused), on: night)
      add(LifeDelivery(source, totals: source.totals, .accepted), on: next)
    case 2:
      add(LifeDelivery(source, bytes: changed(source.bytes), totals: source.totals, .refused), on: night)
      add(LifeDelivery(source, totals: source.totals, .accepted), on: next)
    case 3:
      add(LifeDelivery(source, .accepted), on: night)
      add(LifeDelivery(source, .known), on: next)
    case 4:
      add(LifeDelivery(source, .accepted), on: night)
      add(
        LifeDelivery(source, name: "zz-other-" + source.name, .known), on: random.isOnce(in: 2) ? night : next
      )
    case 5:
      add(LifeDelivery(source, .accepted), on: night)
      add(
        LifeDelivery(
          source, name: "zz-packed-" + source.name + ".gz", bytes: StoredGzip.pack(source.bytes), .known),
        on: random.isOnce(in: 2) ? night : next)
    case 6 where source.records > 1:
      for half in source.halves { add(LifeDelivery(half, .accepted), on: night) }
    default: add(LifeDelivery(source, .accepted), on: night)
    }
  }

  private mutating func deliverTransfers(_ source: LifeSource, on night: Int) {
    if random.isOnce(in: 3) {
      let cut = source.bytes.count * (30 + random.below(60)) / 100
      add(LifeDelivery(source, bytes: Array(source.bytes[..<cut]), .refused), on: night)
      add(LifeDelivery(source, .accepted), on: night + 1)
    } else {
      add(LifeDelivery(source, .accepted), on: night)
    }
  }

  /// The last amount with another last digit.
  private func changed(_ bytes: [UInt8]) -> [UInt8] {
    var changed = bytes
    guard let mark = changed.lastRange(of: Array(",JPY,".utf8)) else { return changed }
    let last = mark - 1
    changed[last] = changed[last] == UInt8(ascii: "9") ? UInt8(ascii: "8") : changed[last] + 1
    return changed
  }
}

extension [UInt8] {
  /// Where the last occurrence of some bytes begins.
  fileprivate func lastRange(of wanted: [UInt8]) -> Int? {
    stride(from: count - wanted.count, through: 0, by: -1).first {
      self[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
