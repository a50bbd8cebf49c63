import Core

/// The accounts of one shard; a shard is used by one worker at a time.
///
/// An account with symbol `s` lives in shard `s % FeatureState.shardCount` at place `s / FeatureState.shardCount`, so that the split does
/// not depend on the number of workers.
final class AccountShard {
  var states: [AccountState] = []
  var pairs = PairTable()
  /// Transactions that came after a newer one of the same account.
  var lateCount = 0

  /// Adds a transaction to its account and reads the account at its moment.
  func record(_ row: WindowRow, into moment: inout AccountMoment) {
    let place = Int(row.account) / FeatureState.shardCount
    while states.count <= place { states.append(AccountState()) }
    moment = AccountMoment()
    moment.isOutgoing = row.isOutgoing
    moment.amountYen = row.amountYen
    moment.day = row.day
    readAccount(place, row, &moment)
    let event = HistoryEvent(
      seconds: row.seconds, amountYen: row.amountYen, party: row.party, marks: row.marks)
    if row.isOutgoing {
      moment.opposite = states[place].incoming.peek(at: row.seconds, day: row.day)
      moment.secondsSinceOpposite = AccountShard.since(states[place].incoming.newestSeconds, row.seconds)
    } else {
      moment.opposite = states[place].outgoing.peek(at: row.seconds, day: row.day)
      moment.secondsSinceOpposite = AccountShard.since(states[place].outgoing.newestSeconds, row.seconds)
    }
    moment.reading = add(event, row, place, &moment)
    update(place, row)
  }

  private func readAccount(_ place: Int, _ row: WindowRow, _ moment: inout AccountMoment) {
    moment.secondsSinceLast = AccountShard.since(states[place].lastSeconds, row.seconds)
    moment.secondsSinceFirst = AccountShard.since(states[place].firstSeconds, row.seconds)
    if states[place].firstSeconds != nil && row.channel != .unstated {
      moment.isChannelNew = states[place].channelsSeen & (1 << row.channel.rawValue) == 0
    }
  }

  private func add(_ plain: HistoryEvent, _ row: WindowRow, _ place: Int, _ moment: inout AccountMoment)
    -> HistoryReading
  {
    var event = plain
    var latest: Int64 = -1
    var pairIndex: Int?
    if row.party >= 0 {
      let found = pairs.index(owner: row.account, party: row.party, seconds: row.seconds)
      pairIndex = found.index
      if found.isNew { event.marks.insert(.firstOfPair) }
      let pair = pairs[found.index]
      latest = row.isOutgoing ? pair.latestOutgoing : pair.latestIncoming
      moment.pair = PairMoment(
        countBefore: pair.count,
        secondsSinceFirst: found.isNew ? nil : AccountShard.since(pair.firstSeconds, row.seconds))
      pairs[found.index].count += 1
    }
    let reading = insert(event, row, place, &latest)
    if let pairIndex, latest >= 0 {
      if row.isOutgoing {
        pairs[pairIndex].latestOutgoing = latest
      } else {
        pairs[pairIndex].latestIncoming = latest
      }
    }
    return reading
  }

  private func insert(_ event: HistoryEvent, _ row: WindowRow, _ place: Int, _ latest: inout Int64)
    -> HistoryReading
  {
    let isLate =
      row.isOutgoing
      ? states[place].outgoing.isPast(row.seconds) : states[place].incoming.isPast(row.seconds)
    guard isLate else {
      return row.isOutgoing
        ? states[place].outgoing.record(event, day: row.day, latestNumber: &latest)
        : states[place].incoming.record(event, day: row.day, latestNumber: &latest)
    }
    lateCount += 1
    latest = -1
    if row.isOutgoing {
      return states[place].outgoing.recordLate(event, day: row.day) { party, number in
        let index = pairs.index(owner: row.account, party: party, seconds: row.seconds).index
        pairs[index].latestOutgoing = number
      }
    }
    return states[place].incoming.recordLate(event, day: row.day) { party, number in
      let index = pairs.index(owner: row.account, party: party, seconds: row.seconds).index
      pairs[index].latestIncoming = number
    }
  }

  private func update(_ place: Int, _ row: WindowRow) {
    states[place].channelsSeen |= 1 << row.channel.rawValue
    states[place].firstSeconds = min(states[place].firstSeconds ?? row.seconds, row.seconds)
    states[place].lastSeconds = max(states[place].lastSeconds ?? row.seconds, row.seconds)
    states[place].isChanged = true
  }

  /// The seconds from a moment to a later one; nil when there is no such moment or it lies in the future.
  static func since(_ earlier: Int64?, _ now: Int64) -> Int64? {
    guard let earlier, earlier <= now else { return nil }
    return now - earlier
  }
}
