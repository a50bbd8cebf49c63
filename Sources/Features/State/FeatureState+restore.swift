import Core

extension FeatureState {
  /// Puts back one state as it was stored, in this version's layout or in one of the two before.
  ///
  /// - Input: each key once, before its first transaction.
  /// - Errors: `FeaturesError.unreadableState` when the content is damaged, `unknownStateVersion` when it is of another version; the
  ///   state is then of no use.
  public func restore(_ stored: StoredEntity) throws(FeaturesError) {
    guard (StoredLayout2.version...FeatureState.storedVersion).contains(stored.version) else {
      throw .unknownStateVersion(stored.version)
    }
    do throws(StateReader.Damaged) {
      if stored.kind == .moneyNode {
        try restoreMoney(stored)
        return
      }
      let (symbol, shard) = try owner(of: stored)
      var reader = try StateReader(sealed: stored.content)
      let found =
        stored.version == StoredLayout2.version
        ? try StoredLayout2.restored(stored.kind, symbol, &symbols, &reader)
        : try restored(symbol, stored.version, &reader)
      guard reader.isAtEnd else { throw StateReader.Damaged() }
      shard.restore(found.state, symbol: symbol, pairs: found.pairs)
    } catch {
      throw .unreadableState(version: stored.version)
    }
  }

  /// Puts back what is stored of a key that was not seen before; afterwards the key is known, with or without a history.
  func restore(
    _ kind: EntityKind, _ symbol: Int32, column: String? = nil,
    _ load: (EntityKind, String) throws -> StoredEntity?
  ) throws {
    let shards =
      column.map { self.shards(ofExtraColumn: $0) } ?? (kind == .account ? accounts : counterparties)
    let shard = shards[FeatureState.shard(of: symbol)]
    guard shard.knownPlace(of: symbol) == nil else { return }
    let key = (column.map { $0 + "=" } ?? "") + symbols.text(of: symbol)
    if let stored = try load(kind, key) { try restore(stored) } else { _ = shard.place(of: symbol) }
  }

  /// The payees that a correction of an account may concern: those of its kept transactions of the amount.
  func payees(of account: Int32, amountYen: Int64) -> [Int32] {
    let shard = accounts[FeatureState.shard(of: account)]
    guard let place = shard.knownPlace(of: account) else { return [] }
    return shard.states[place].events.events.filter {
      $0.amountYen == amountYen && $0.party >= 0 && $0.traits.isOutgoing
    }.map(\.party)
  }

  /// The symbol and the shard of a stored key.
  private func owner(of stored: StoredEntity) throws(StateReader.Damaged) -> (Int32, EntityShard) {
    var (key, shards) = (Substring(stored.key), stored.kind == .account ? accounts : counterparties)
    if stored.kind == .extraKey {
      // A declared name holds no `=`, so the first one ends it.
      guard let end = key.firstIndex(of: "=") else { throw StateReader.Damaged() }
      shards = self.shards(ofExtraColumn: String(key[..<end]))
      key = key[key.index(after: end)...]
    }
    let symbol = symbols.intern(Array(key.utf8).span)
    return (symbol, shards[FeatureState.shard(of: symbol)])
  }

  private func restored(
    _ symbol: Int32, _ version: Int, _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> (state: EntityState, pairs: [PairTable.Pair]) {
    var state = EntityState()
    state.channelsSeen = UInt8(truncatingIfNeeded: try reader.read())
    state.lastSeconds = try reader.readSigned()
    state.firstSeconds = state.lastSeconds &- (try reader.readSigned())
    state.lastOutgoingSeconds = try reader.readMoment(before: state.lastSeconds)
    state.lastIncomingSeconds = try reader.readMoment(before: state.lastSeconds)
    guard BusinessCalendar.transactionSeconds.contains(state.lastSeconds),
      BusinessCalendar.transactionSeconds.contains(state.firstSeconds)
    else { throw StateReader.Damaged() }
    var pairs: [PairTable.Pair] = []
    for _ in 0..<(try reader.readCount()) {
      let text = try reader.readText()
      let first = state.lastSeconds &- (try reader.readSigned())
      var pair = PairTable.Pair(key: PairTable.key(symbol, symbols.intern(text.span)), firstSeconds: first)
      pair.latestOutgoing = try reader.readMoment(before: state.lastSeconds)
      pair.latestIncoming = try reader.readMoment(before: state.lastSeconds)
      pair.count = Int32(truncatingIfNeeded: try reader.read())
      pairs.append(pair)
    }
    state.events = try restoredEvents(state.lastSeconds, pairs, &reader)
    state.days = try restoredDays(state.newestDay.daysSince1970, &reader)
    state.habits = try reader.readHabits(state.lastSeconds, pairs)
    // Layout 3 had no parties by day.
    if version > 3 {
      state.partyBooks = try reader.readPartyBooks(newestDay: state.newestDay.daysSince1970, pairs)
    }
    return (state, pairs)
  }

  private func restoredEvents(
    _ lastSeconds: Int64, _ pairs: [PairTable.Pair], _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> EventList {
    var events: [HistoryEvent] = []
    var seconds = lastSeconds
    for _ in 0..<(try reader.readCount()) {
      seconds &-= try reader.readSigned()
      let amountYen = Int64(truncatingIfNeeded: try reader.read())
      let place = try reader.read()
      guard place <= UInt64(pairs.count), amountYen >= 0 else { throw StateReader.Damaged() }
      let traits = HistoryEvent.Traits(rawValue: UInt16(truncatingIfNeeded: try reader.read()))
      events.append(
        HistoryEvent(
          seconds: seconds, amountYen: amountYen, party: place == 0 ? -1 : pairs[Int(place) - 1].party,
          traits: traits))
    }
    return EventList(events.reversed())
  }

  private func restoredDays(_ newestDay: Int32, _ reader: inout StateReader) throws(StateReader.Damaged)
    -> DaySeries
  {
    var entries: [DaySeries.Entry] = []
    var day = newestDay
    for _ in 0..<(try reader.readCount()) {
      day &-= Int32(truncatingIfNeeded: try reader.read())
      entries.append(
        DaySeries.Entry(
          day: day, series: Int32(truncatingIfNeeded: try reader.read()),
          count: Int64(truncatingIfNeeded: try reader.read()),
          sumYen: Int64(truncatingIfNeeded: try reader.read()),
          maxYen: Int64(truncatingIfNeeded: try reader.read())))
    }
    return DaySeries(entries: entries.reversed())
  }
}

extension StateReader {
  /// Reads a moment written as its distance from a later one.
  mutating func readMoment(before later: Int64) throws(Damaged) -> Int64 {
    try readOptional().map { later &- $0 } ?? PairTable.Pair.never
  }
}
