import Core

extension EntityState {
  /// Takes out the transaction that a correction reverses, and remembers the reversal; nil when none fits.
  ///
  /// The one that fits is the newest that is kept, not later than the correction, with its amount and, where the correction names one,
  /// its party: first among those in the correction's direction, as 取消区分 marks them, then in the other, as a reversing entry books
  /// them. What was seen stays seen: first and last moments and channels are not undone.
  mutating func reverse(_ row: WindowRow, _ pairs: inout PairTable, _ parties: PartyCounting) -> HistoryEvent?
  {
    guard let index = reversible(row) else { return nil }
    let event = take(at: index, key: row.key, &pairs, parties)
    remember(row)
    return event
  }

  /// Takes out a transaction that is known exactly, because another key found it; nil when it is no longer kept.
  mutating func reverse(
    _ row: WindowRow, at seconds: Int64, _ pairs: inout PairTable, _ parties: PartyCounting
  ) -> HistoryEvent? {
    guard let lastDay else { return nil }
    var index = events.end(at: seconds) - 1
    while index >= 0, events.events[index].seconds == seconds {
      let event = events.events[index]
      if event.day < lastDay - Retention.eventDays { return nil }
      if event.party == row.party && event.amountYen == row.amountYen && !event.traits.contains(.reversal) {
        _ = take(at: index, key: row.key, &pairs, parties)
        remember(row)
        return event
      }
      index -= 1
    }
    return nil
  }

  private func reversible(_ row: WindowRow) -> Int? {
    guard let lastDay else { return nil }
    var other: Int?
    for index in stride(from: events.end(at: row.seconds) - 1, through: 0, by: -1) {
      let event = events.events[index]
      if event.day < lastDay - Retention.eventDays { break }
      guard event.amountYen == row.amountYen, !event.traits.contains(.reversal),
        row.party < 0 || event.party == row.party
      else { continue }
      if event.traits.isOutgoing == row.isOutgoing { return index }
      if other == nil { other = index }
    }
    return other
  }

  private mutating func take(
    at index: Int, key: Int32, _ pairs: inout PairTable, _ parties: PartyCounting
  ) -> HistoryEvent {
    let event = events.events[index]
    events.remove(at: index)
    habits[event.traits.isOutgoing].remove(event)
    let (day, isOutgoing) = (event.day, event.traits.isOutgoing)
    var maxYen: Int64 = 0
    for other in events.events.reversed() {
      if other.day < day { break }
      if other.day == day && other.traits.isOutgoing == isOutgoing && !other.traits.contains(.reversal) {
        maxYen = max(maxYen, other.amountYen)
      }
    }
    days.remove(
      day: day, series: isOutgoing ? DaySeries.outgoing : DaySeries.incoming, amountYen: event.amountYen,
      maxYen: maxYen)
    if event.party >= 0 { part(event, key: key, &pairs, parties) }
    isChanged = true
    return event
  }

  /// Undoes what an event said of its party.
  private mutating func part(
    _ event: HistoryEvent, key: Int32, _ pairs: inout PairTable, _ parties: PartyCounting
  ) {
    let index = pairs.index(owner: key, party: event.party, seconds: event.seconds, newest: &newestPair)
    let isOutgoing = event.traits.isOutgoing
    pairs[index].count -= 1
    if event.traits.contains(.firstOfPair) && pairs[index].count > 0 {
      // All others of the pair are later, so that they are still kept.
      pairs[index].firstSeconds = events.markFirst(of: event.party) ?? event.seconds
    }
    if pairs[index].latest(isOutgoing: isOutgoing) == event.seconds {
      // An event older than what is kept may still be here, but would not be after a night.
      let horizon = horizonSeconds
      let before = events.last(of: event.party, isOutgoing: isOutgoing, before: events.events.count)
        .map { events.events[$0].seconds }
      pairs[index].setLatest(
        before.flatMap { $0 >= horizon ? $0 : nil } ?? min(event.seconds, horizon) - 1,
        isOutgoing: isOutgoing)
    }
    if event.traits.contains(.latestOfParty),
      let next = events.last(
        of: event.party, isOutgoing: parties.direction(isOutgoing), before: events.events.count)
    {
      events.mark(true, at: next)
    }
  }

  /// The first moment of the days whose events are kept; a party's newest transaction that is not among them lies before it.
  private var horizonSeconds: Int64 {
    Instant(day: BankDay(daysSince1970: (lastDay ?? 0) - Retention.eventDays), secondOfDay: 0)
      .secondsSince1970
  }

  private mutating func remember(_ row: WindowRow) {
    var traits = row.traits
    traits.insert(.reversal)
    _ = events.insert(
      HistoryEvent(seconds: row.seconds, amountYen: row.amountYen, party: row.party, traits: traits),
      newestDay: lastDay ?? row.day)
  }
}
