import Core

/// Reads states of the layout before this one: a week of events by direction, thirty days of sums, no channels and kinds of events.
enum StoredLayout2 {
  static let version = 2

  private struct History {
    var newestSeconds = PairTable.Pair.never
    var events: [HistoryEvent] = []
    var days: [DaySeries.Entry] = []
  }

  static func restored(
    _ kind: EntityKind, _ symbol: Int32, _ symbols: inout SymbolTable, _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> (state: EntityState, pairs: [PairTable.Pair]) {
    var state = EntityState()
    if kind == .account { state.channelsSeen = UInt8(truncatingIfNeeded: try reader.read()) }
    state.firstSeconds = try reader.readSigned()
    if kind == .account { state.lastSeconds = try reader.readSigned() }
    var pairs: [PairTable.Pair] = []
    for _ in 0..<(try reader.readCount()) {
      let text = try reader.readText()
      var pair = PairTable.Pair(
        key: PairTable.key(symbol, symbols.intern(text.span)), firstSeconds: try reader.readSigned())
      pair.count = Int32(truncatingIfNeeded: try reader.read())
      pairs.append(pair)
    }
    let outgoing = kind == .account ? try history(true, pairs, &reader) : History()
    let incoming = try history(false, pairs, &reader)
    state.lastOutgoingSeconds = outgoing.newestSeconds
    state.lastIncomingSeconds = incoming.newestSeconds
    state.lastSeconds = max(state.lastSeconds, max(outgoing.newestSeconds, incoming.newestSeconds))
    guard BusinessCalendar.transactionSeconds.contains(state.lastSeconds),
      BusinessCalendar.transactionSeconds.contains(state.firstSeconds)
    else { throw StateReader.Damaged() }
    // Two sorted lists; events of one second stand as outgoing before incoming, which no window tells apart.
    let events = (outgoing.events + incoming.events).enumerated().sorted {
      ($0.element.seconds, $0.offset) < ($1.element.seconds, $1.offset)
    }.map(\.element)
    setLatest(&pairs, events, unseen: state.lastSeconds)
    state.events = EventList(events)
    state.days = DaySeries(
      entries: (outgoing.days + incoming.days).sorted { ($0.day, $0.series) < ($1.day, $1.series) })
    return (state, pairs)
  }

  /// The newest moments were not stored: they come from the events, and from the key's own where a pair has none left.
  private static func setLatest(_ pairs: inout [PairTable.Pair], _ events: [HistoryEvent], unseen: Int64) {
    for index in pairs.indices {
      for event in events where event.party == pairs[index].party {
        pairs[index].setLatest(event.seconds, isOutgoing: event.traits.isOutgoing)
      }
      if pairs[index].latestSeconds == PairTable.Pair.never {
        pairs[index].latestIncoming = unseen - Int64(Retention.eventDays + 1) * 86_400
      }
    }
  }

  private static func history(
    _ isOutgoing: Bool, _ pairs: [PairTable.Pair], _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> History {
    var history = History()
    _ = try reader.readOptional()
    history.newestSeconds = try reader.readOptional() ?? PairTable.Pair.never
    var seconds: Int64 = 0
    for _ in 0..<(try reader.readCount()) {
      seconds &+= try reader.readSigned()
      let amountYen = Int64(truncatingIfNeeded: try reader.read())
      let place = try reader.read()
      guard place <= UInt64(pairs.count), amountYen >= 0 else { throw StateReader.Damaged() }
      history.events.append(
        HistoryEvent(
          seconds: seconds, amountYen: amountYen, party: place == 0 ? -1 : pairs[Int(place) - 1].party,
          traits: traits(UInt8(truncatingIfNeeded: try reader.read()), isOutgoing)))
    }
    for _ in 0..<(try reader.readCount()) {
      history.days.append(
        DaySeries.Entry(
          day: Int32(truncatingIfNeeded: try reader.readSigned()),
          series: isOutgoing ? DaySeries.outgoing : DaySeries.incoming,
          count: Int64(truncatingIfNeeded: try reader.read()),
          sumYen: Int64(truncatingIfNeeded: try reader.read()),
          maxYen: Int64(truncatingIfNeeded: try reader.read())))
    }
    return history
  }

  private static func traits(_ marks: UInt8, _ isOutgoing: Bool) -> HistoryEvent.Traits {
    var traits = HistoryEvent.Traits(
      kind: marks & 1 != 0 ? .cash : .other, channel: .unstated, isOutgoing: isOutgoing)
    if marks & 2 != 0 { traits.insert(.belowLimit) }
    if marks & 4 != 0 { traits.insert(.firstOfPair) }
    if marks & 8 != 0 { traits.insert(.small) }
    return traits
  }
}
