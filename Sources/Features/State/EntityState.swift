import Core

/// Everything the windows of one key need.
struct EntityState {
  var events = EventList()
  var days = DaySeries()
  var habits = OwnHabits()
  /// What the other parties did by day, for declared windows that need it.
  var partyBooks: [PartyBook] = []
  /// One bit for each channel that was used.
  var channelsSeen: UInt8 = 0
  var firstSeconds = PairTable.Pair.never
  var lastSeconds = PairTable.Pair.never
  var lastOutgoingSeconds = PairTable.Pair.never
  var lastIncomingSeconds = PairTable.Pair.never
  /// Where the key's newest pair stands among those of its shard, or -1.
  var newestPair: Int32 = -1
  /// Whether it changed since it was last stored.
  var isChanged = false

  /// The newest day, or nil before the first transaction.
  var lastDay: Int32? {
    lastSeconds == PairTable.Pair.never ? nil : Instant(secondsSince1970: lastSeconds).japanDay.daysSince1970
  }

  /// Adds a transaction and reads the key at its moment.
  mutating func record(_ row: WindowRow, _ pairs: inout PairTable, _ parties: PartyCounting) -> EntityMoment {
    if isForgotten(by: row.seconds) { forget() }
    var moment = EntityMoment()
    moment.isOutgoing = row.isOutgoing
    moment.amountYen = row.amountYen
    readMoments(row, &moment)
    let daysBehind = (lastDay ?? row.day) - row.day
    moment.isTooLate = daysBehind > Retention.latenessDays
    if !moment.isTooLate {
      (moment.outgoingMonth, moment.incomingMonth) = days.month(until: row.day, days: 30)
    }
    let isKept = daysBehind <= Retention.eventDays
    var event = row.event
    if row.party >= 0 {
      moment.pair = meet(&event, isKept, &pairs, key: row.key, parties)
    }
    if daysBehind < Retention.dayTotalDays {
      days.add(
        day: row.day, series: row.isOutgoing ? DaySeries.outgoing : DaySeries.incoming,
        amountYen: row.amountYen)
    }
    if isKept {
      let isLate = events.newestSeconds.map { row.seconds < $0 } ?? false
      let index = events.insert(event, newestDay: max(lastDay ?? row.day, row.day))
      if !moment.isTooLate {
        moment.windows = events.reading(at: row.seconds, end: index + 1)
        if isLate { countParties(&moment.windows, at: row.seconds, end: index + 1, parties) }
      }
    }
    update(row)
    return moment
  }

  /// Adds a transaction to an account, reads what was usual before it and how money moves with it.
  mutating func recordAccount(
    _ row: WindowRow, _ pairs: inout PairTable, _ parties: PartyCounting
  ) -> AccountMoment {
    let entity = record(row, &pairs, parties)
    let habit = habits.read(at: row)
    habits[row.isOutgoing].add(row.event, isFirstOfPair: entity.pair?.countBefore == 0)
    return AccountMoment(entity: entity, habit: habit, flow: flow(row, entity))
  }

  /// Reads the ends of what it refers to; the value says nothing.
  func readAhead(isOutgoing: Bool) -> Int64 {
    (events.events.last?.seconds ?? 0) ^ (days.entries.last?.sumYen ?? 0)
      ^ habits.readAhead(isOutgoing: isOutgoing)
  }

  private func readMoments(_ row: WindowRow, _ moment: inout EntityMoment) {
    moment.secondsSinceLast = EntityState.since(lastSeconds, row.seconds)
    moment.secondsSinceFirst = EntityState.since(firstSeconds, row.seconds)
    moment.secondsSinceOutgoing = EntityState.since(lastOutgoingSeconds, row.seconds)
    moment.secondsSinceIncoming = EntityState.since(lastIncomingSeconds, row.seconds)
    if firstSeconds != PairTable.Pair.never && row.channel != .unstated {
      moment.isChannelNew = channelsSeen & (1 << row.channel.rawValue) == 0
    }
  }

  private mutating func update(_ row: WindowRow) {
    channelsSeen |= 1 << row.channel.rawValue
    let never = PairTable.Pair.never
    firstSeconds = firstSeconds == never ? row.seconds : min(firstSeconds, row.seconds)
    lastSeconds = max(lastSeconds, row.seconds)
    if row.isOutgoing {
      lastOutgoingSeconds = max(lastOutgoingSeconds, row.seconds)
    } else {
      lastIncomingSeconds = max(lastIncomingSeconds, row.seconds)
    }
    isChanged = true
  }

  /// Begins anew, but for where its pairs stand; they are forgotten one by one.
  private mutating func forget() {
    let newest = newestPair
    self = EntityState()
    newestPair = newest
  }

  private func isForgotten(by seconds: Int64) -> Bool {
    lastSeconds != PairTable.Pair.never && lastSeconds < seconds - Int64(Retention.identityDays) * 86_400
  }

  /// The seconds from a moment to a later one; nil when there is no such moment or it lies in the future.
  static func since(_ earlier: Int64, _ now: Int64) -> Int64? {
    earlier == PairTable.Pair.never || earlier > now ? nil : now - earlier
  }
}
