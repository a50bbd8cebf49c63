import Core

/// The accounts, payees or declared values of one shard; a shard is used by one worker at a time.
///
/// The key with symbol `s` lives in shard `s % FeatureState.shardCount`, so that the split does not depend on the number of workers.
final class EntityShard {
  private(set) var states: [EntityState] = []
  /// The symbol of each state.
  private(set) var symbols: [Int32] = []
  private(set) var pairs = PairTable()
  private let parties: PartyCounting
  /// The index of the state of symbol `s` at `s / FeatureState.shardCount`, or -1.
  private var places: [Int32] = []
  private(set) var counts = WindowCounts()

  init(_ parties: PartyCounting) {
    self.parties = parties
  }

  /// Adds a transaction to its key and reads the key at its moment.
  func record(_ row: WindowRow) -> EntityMoment {
    let index = place(of: row.key)
    let isLate = row.seconds < states[index].lastSeconds
    let moment = states[index].record(row, &pairs, parties)
    if isLate { counts.late += 1 }
    if moment.isTooLate { counts.tooLate += 1 }
    return moment
  }

  /// Adds a transaction to its account, reads what was usual before it and how money moves with it.
  func recordAccount(_ row: WindowRow) -> AccountMoment {
    let entity = record(row)
    let index = place(of: row.key)
    let habit = states[index].habits[row.isOutgoing].read(at: row)
    states[index].habits[row.isOutgoing].add(row.event, isFirstOfPair: entity.pair?.countBefore == 0)
    return AccountMoment(entity: entity, habit: habit, flow: states[index].flow(row, entity))
  }

  /// Counts a row that lies too far in the future to enter windows.
  func leaveOut() { counts.future += 1 }

  /// Takes out what a correction reverses; nil when nothing fits.
  func reverse(_ row: WindowRow) -> HistoryEvent? {
    guard let index = knownPlace(of: row.key), let event = states[index].reverse(row, &pairs, parties) else {
      counts.unmatchedCorrections += 1
      return nil
    }
    return event
  }

  /// Takes out what a correction was found to reverse elsewhere; nil when it is no longer kept here.
  @discardableResult
  func reverse(_ row: WindowRow, at seconds: Int64) -> HistoryEvent? {
    guard let index = knownPlace(of: row.key) else { return nil }
    return states[index].reverse(row, at: seconds, &pairs, parties)
  }

  /// Lets declared windows keep sums of their own in a key's state.
  func change(_ key: Int32, _ body: (inout EntityState) -> Void) {
    guard let index = knownPlace(of: key) else { return }
    body(&states[index])
  }

  /// The place of a symbol's state, or nil when it has none yet.
  func knownPlace(of symbol: Int32) -> Int? {
    let slot = Int(symbol) / FeatureState.shardCount
    guard slot < places.count, places[slot] >= 0 else { return nil }
    return Int(places[slot])
  }

  /// The place of a symbol's state, made empty when it has none yet.
  func place(of symbol: Int32) -> Int {
    if let known = knownPlace(of: symbol) { return known }
    let slot = Int(symbol) / FeatureState.shardCount
    if places.count <= slot { places.append(contentsOf: repeatElement(-1, count: slot + 1 - places.count)) }
    places[slot] = Int32(states.count)
    states.append(EntityState())
    symbols.append(symbol)
    return states.count - 1
  }

  /// Puts a state back as it was stored, with its pairs.
  func restore(_ state: EntityState, symbol: Int32, pairs stored: [PairTable.Pair]) {
    var state = state
    state.markLatest(parties)
    states[place(of: symbol)] = state
    for pair in stored {
      let index = pairs.index(owner: symbol, party: pair.party, seconds: pair.firstSeconds)
      pairs[index] = pair
    }
  }

  /// Gives every state that changed since the last call with its pairs, in the order in which keys were first seen.
  func takeChanges(_ body: (Int32, EntityState, [PairTable.Pair]) throws -> Void) rethrows {
    var owned: [Int: [PairTable.Pair]] = [:]
    for pair in pairs.pairs {
      guard let place = knownPlace(of: pair.owner), states[place].isChanged else { continue }
      owned[place, default: []].append(pair)
    }
    for place in states.indices where states[place].isChanged {
      states[place].isChanged = false
      try body(symbols[place], states[place], owned[place] ?? [])
    }
  }
}
