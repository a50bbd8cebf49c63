import Core

extension FeatureState {
  /// Puts back one state as it was stored.
  ///
  /// - Input: each key once, before the first batch; version and content as `takeChanges` gave them.
  /// - Errors: `FeaturesError.unreadableState` when the version is unknown or the content is damaged; the state is then of no use.
  public func restore(kind: EntityKind, key: String, version: Int, content: [UInt8]) throws(FeaturesError) {
    guard version == FeatureState.storedVersion else { throw .unreadableState(version: version) }
    do {
      var reader = try StateReader(sealed: content)
      switch kind {
      case .account: try restoreAccount(symbols.intern(Array(key.utf8).span), &reader)
      case .counterparty:
        try restoreCounterparty(symbols.intern(Array(key.utf8).span), counterparties, &reader)
      case .extraKey:
        // A declared name holds no `=`, so the first one ends it.
        let parts = key.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw StateReader.Damaged() }
        let symbol = symbols.intern(Array(parts[1].utf8).span)
        try restoreCounterparty(symbol, shards(ofExtraColumn: String(parts[0])), &reader)
      }
      guard reader.isAtEnd else { throw StateReader.Damaged() }
    } catch {
      throw .unreadableState(version: version)
    }
  }

  private func restoreAccount(_ symbol: Int32, _ reader: inout StateReader) throws(StateReader.Damaged) {
    let shard = accounts[FeatureState.shard(of: symbol)]
    let place = Int(symbol) / FeatureState.shardCount
    while shard.states.count <= place { shard.states.append(AccountState()) }
    var state = AccountState()
    state.channelsSeen = UInt8(truncatingIfNeeded: try reader.read())
    state.firstSeconds = try reader.readSigned()
    state.lastSeconds = try reader.readSigned()
    let parties = try restorePairs(symbol, &shard.pairs, &reader)
    state.outgoing = try restoreHistory(parties, &reader) { party, number in
      let index = shard.pairs.index(owner: symbol, party: party, seconds: 0).index
      shard.pairs[index].latestOutgoing = number
    }
    state.incoming = try restoreHistory(parties, &reader) { party, number in
      let index = shard.pairs.index(owner: symbol, party: party, seconds: 0).index
      shard.pairs[index].latestIncoming = number
    }
    shard.states[place] = state
  }

  private func restoreCounterparty(
    _ symbol: Int32, _ shards: [CounterpartyShard], _ reader: inout StateReader
  ) throws(StateReader.Damaged) {
    let shard = shards[FeatureState.shard(of: symbol)]
    let place = Int(symbol) / FeatureState.shardCount
    while shard.states.count <= place { shard.states.append(CounterpartyState()) }
    var state = CounterpartyState()
    state.firstSeconds = try reader.readSigned()
    let parties = try restorePairs(symbol, &shard.pairs, &reader)
    state.incoming = try restoreHistory(parties, &reader) { party, number in
      let index = shard.pairs.index(owner: symbol, party: party, seconds: 0).index
      shard.pairs[index].latestIncoming = number
    }
    shard.states[place] = state
  }

  private func restorePairs(_ owner: Int32, _ table: inout PairTable, _ reader: inout StateReader)
    throws(StateReader.Damaged) -> [Int32]
  {
    var parties: [Int32] = []
    for _ in 0..<(try reader.readCount()) {
      let text = try reader.readText()
      let party = symbols.intern(text.span)
      let index = table.index(owner: owner, party: party, seconds: try reader.readSigned()).index
      table[index].count = Int32(truncatingIfNeeded: try reader.read())
      parties.append(party)
    }
    return parties
  }

  private func restoreHistory(
    _ parties: [Int32], _ reader: inout StateReader, renumber: (_ party: Int32, _ number: Int64) -> Void
  ) throws(StateReader.Damaged) -> EventHistory {
    let clockSeconds = try reader.readOptional()
    let newestSeconds = try reader.readOptional()
    var events: [HistoryEvent] = []
    var seconds: Int64 = 0
    for _ in 0..<(try reader.readCount()) {
      seconds &+= try reader.readSigned()
      let amountYen = Int64(truncatingIfNeeded: try reader.read())
      let place = try reader.read()
      guard place <= UInt64(parties.count) else { throw StateReader.Damaged() }
      let marks = HistoryEvent.Marks(rawValue: UInt8(truncatingIfNeeded: try reader.read()))
      events.append(
        HistoryEvent(
          seconds: seconds, amountYen: amountYen, party: place == 0 ? -1 : parties[Int(place) - 1],
          marks: marks))
    }
    var days: [DayTotals.Day] = []
    for _ in 0..<(try reader.readCount()) {
      days.append(
        DayTotals.Day(
          day: Int32(truncatingIfNeeded: try reader.readSigned()),
          count: Int32(truncatingIfNeeded: try reader.read()),
          sumYen: Int64(truncatingIfNeeded: try reader.read()),
          maxYen: Int64(truncatingIfNeeded: try reader.read())))
    }
    return EventHistory(
      events: events, days: DayTotals(days: days), clockSeconds: clockSeconds, newestSeconds: newestSeconds,
      renumber: renumber)
  }
}
