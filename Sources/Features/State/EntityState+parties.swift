/// Whether a key counts its other parties in each direction or in both together.
enum PartyCounting {
  case byDirection
  case together

  func direction(_ isOutgoing: Bool) -> Bool? { self == .byDirection ? isOutgoing : nil }

  func latest(_ pair: PairTable.Pair, isOutgoing: Bool) -> Int64 {
    self == .byDirection ? pair.latest(isOutgoing: isOutgoing) : pair.latestSeconds
  }
}

extension EntityState {
  /// Reads and brings up to date what the key knows of the event's party, and marks the event.
  ///
  /// The marks say what is known now: the newest event of a party, and the earliest of all. A party not seen for longer than is
  /// remembered is new again, also to a row that comes so late that it could still see it: a night in between would have dropped it.
  mutating func meet(
    _ event: inout HistoryEvent, _ isKept: Bool, _ pairs: inout PairTable, key: Int32,
    _ parties: PartyCounting
  ) -> PairMoment {
    let index = pairs.index(
      owner: key, party: event.party, seconds: event.seconds, newest: &newestPair)
    var pair = pairs[index]
    let isOld = pair.latestSeconds < event.seconds - Int64(Retention.identityDays) * 86_400
    if pair.count == 0 || isOld || Retention.isDropped(pair.latestSeconds, newest: lastSeconds) {
      pair = PairTable.Pair(key: pair.key, firstSeconds: event.seconds, previous: pair.previous)
    }
    let moment = PairMoment(
      countBefore: pair.count,
      secondsSinceFirst: pair.count == 0 ? nil : EntityState.since(pair.firstSeconds, event.seconds),
      latestOpposite: pair.latest(isOutgoing: !event.traits.isOutgoing))
    let isOutgoing = event.traits.isOutgoing
    if pair.count == 0 || event.seconds < pair.firstSeconds {
      if pair.count > 0 { events.unmarkFirst(of: event.party, at: pair.firstSeconds) }
      event.traits.insert(.firstOfPair)
      pair.firstSeconds = event.seconds
    }
    let latest = parties.latest(pair, isOutgoing: isOutgoing)
    if event.seconds >= latest {
      if latest != PairTable.Pair.never,
        let old = events.index(of: event.party, isOutgoing: parties.direction(isOutgoing), at: latest)
      {
        events.mark(false, at: old)
      }
      event.traits.insert(.latestOfParty)
    }
    pair.setLatest(max(pair.latest(isOutgoing: isOutgoing), event.seconds), isOutgoing: isOutgoing)
    pair.count += 1
    pairs[index] = pair
    return moment
  }

  /// Counts distinct parties of a late row's windows one by one, since the marks speak of the newest moment.
  func countParties(
    _ reading: inout WindowReading, at seconds: Int64, end: Int, _ parties: PartyCounting
  ) {
    for window in ExactWindow.allCases {
      var outgoing = Set<Int32>()
      var incoming = Set<Int32>()
      for event in events.events[..<end].reversed() {
        if event.seconds <= seconds - window.seconds { break }
        if event.party < 0 || event.traits.contains(.reversal) { continue }
        if parties == .byDirection && event.traits.isOutgoing {
          outgoing.insert(event.party)
        } else {
          incoming.insert(event.party)
        }
      }
      reading.setDistinct(window, Int32(outgoing.count), Int32(incoming.count))
    }
  }

  /// Marks the newest event of each party again, which is not stored.
  mutating func markLatest(_ parties: PartyCounting) {
    var seen = Set<Int64>()
    for index in events.events.indices.reversed() {
      let event = events.events[index]
      if event.party < 0 || event.traits.contains(.reversal) { continue }
      let side: Int64 = parties == .byDirection && event.traits.isOutgoing ? 1 : 0
      if seen.insert(Int64(event.party) << 1 | side).inserted { events.mark(true, at: index) }
    }
  }
}
