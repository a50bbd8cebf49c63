import Core

/// What a stored state belongs to.
public enum EntityKind: Int, CaseIterable, Sendable {
  /// An account of the bank.
  case account = 1
  /// A payee.
  case counterparty = 2
  /// A value of a declared column; its key is the column's name, `=` and the value.
  case extraKey = 3
}

extension FeatureState {
  /// The version of the stored layout.
  public static let storedVersion = 2

  /// Gives out every state that changed since the last call, and marks it as stored.
  ///
  /// - Shape: accounts by shard and symbol, then payees, then declared columns by name; the content is sealed by a checksum.
  /// - Determinism: the same history gives the same bytes, whatever the number of workers.
  public func takeChanges(_ body: (_ kind: EntityKind, _ key: String, _ content: [UInt8]) throws -> Void)
    rethrows
  {
    for (number, shard) in accounts.enumerated() {
      let owned = PairsByOwner(shard.pairs, places: shard.states.count)
      for place in shard.states.indices where shard.states[place].isChanged {
        shard.states[place].isChanged = false
        let symbol = Int32(place * FeatureState.shardCount + number)
        let content = content(of: shard.states[place], pairs: owned[place], shard.pairs)
        try body(.account, symbols.text(of: symbol), content)
      }
    }
    try takeChanges(of: counterparties) { try body(.counterparty, $0, $1) }
    for name in extraKeys.keys.sorted() {
      try takeChanges(of: shards(ofExtraColumn: name)) { try body(.extraKey, "\(name)=\($0)", $1) }
    }
  }

  private func takeChanges(
    of shards: [CounterpartyShard], _ body: (_ key: String, _ content: [UInt8]) throws -> Void
  ) rethrows {
    for (number, shard) in shards.enumerated() {
      let owned = PairsByOwner(shard.pairs, places: shard.states.count)
      for place in shard.states.indices where shard.states[place].isChanged {
        shard.states[place].isChanged = false
        let symbol = Int32(place * FeatureState.shardCount + number)
        try body(
          symbols.text(of: symbol), content(of: shard.states[place], pairs: owned[place], shard.pairs))
      }
    }
  }

  private func content(of state: AccountState, pairs: ArraySlice<Int>, _ table: PairTable) -> [UInt8] {
    var writer = StateWriter()
    writer.write(UInt64(state.channelsSeen))
    writer.write(signed: state.firstSeconds ?? 0)
    writer.write(signed: state.lastSeconds ?? 0)
    let places = write(pairs: pairs, table, to: &writer)
    write(state.outgoing, places, to: &writer)
    write(state.incoming, places, to: &writer)
    writer.seal()
    return writer.bytes
  }

  private func content(of state: CounterpartyState, pairs: ArraySlice<Int>, _ table: PairTable) -> [UInt8] {
    var writer = StateWriter()
    writer.write(signed: state.firstSeconds ?? 0)
    let places = write(pairs: pairs, table, to: &writer)
    write(state.incoming, places, to: &writer)
    writer.seal()
    return writer.bytes
  }

  /// Writes the parties of one owner and gives the place of each in the list.
  private func write(pairs: ArraySlice<Int>, _ table: PairTable, to writer: inout StateWriter) -> [Int32:
    UInt64]
  {
    var places: [Int32: UInt64] = [:]
    writer.write(UInt64(pairs.count))
    for index in pairs {
      let pair = table.pairs[index]
      let party = Int32(bitPattern: UInt32(truncatingIfNeeded: pair.key))
      places[party] = UInt64(places.count)
      writer.write(text: symbols.text(of: party))
      writer.write(signed: pair.firstSeconds)
      writer.write(UInt64(pair.count))
    }
    return places
  }

  private func write(_ history: EventHistory, _ places: [Int32: UInt64], to writer: inout StateWriter) {
    writer.write(optional: history.clockSeconds)
    writer.write(optional: history.newestSeconds)
    let events = history.liveEvents
    writer.write(UInt64(events.count))
    var last: Int64 = 0
    for event in events {
      writer.write(signed: event.seconds - last)
      last = event.seconds
      writer.write(UInt64(event.amountYen))
      writer.write(places[event.party].map { $0 + 1 } ?? 0)
      writer.write(UInt64(event.marks.subtracting(.latestOfParty).rawValue))
    }
    writer.write(UInt64(history.days.days.count))
    for day in history.days.days {
      writer.write(signed: Int64(day.day))
      writer.write(UInt64(day.count))
      writer.write(UInt64(day.sumYen))
      writer.write(UInt64(day.maxYen))
    }
  }
}
