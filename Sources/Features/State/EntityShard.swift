import Core

/// The accounts, payees or declared values of one shard; a shard is used by one worker at a time.
///
/// The key with symbol `s` lives in shard `s % FeatureState.shardCount`, so that the split does not depend on the number of workers.
///
/// What it keeps is changed by its own methods only, and none of them calls back while it changes anything but `change`, whose closure sees
/// one state and not the shard. So two changes never overlap, and checking that in every row is left out: `exclusivity(unchecked)`.
final class EntityShard {
  @exclusivity(unchecked) private(set) var states: [EntityState] = []
  /// The symbol of each state.
  private(set) var symbols: [Int32] = []
  @exclusivity(unchecked) private(set) var pairs = PairTable()
  private let parties: PartyCounting
  /// The index of the state of symbol `s` at `s / FeatureState.shardCount`, or -1.
  @exclusivity(unchecked) private var places: [Int32] = []
  private(set) var counts = WindowCounts()

  init(_ parties: PartyCounting) {
    self.parties = parties
  }

  /// Adds a transaction to its key and reads the key at its moment.
  func record(_ row: WindowRow) -> EntityMoment {
    let index = place(of: row.key)
    let isLate = row.seconds < states[index].lastSeconds
    let moment = states[index].record(row, &pairs, parties)
    count(isLate: isLate, isTooLate: moment.isTooLate)
    return moment
  }

  /// Adds a transaction to its account, reads what was usual before it and how money moves with it.
  func recordAccount(_ row: WindowRow) -> AccountMoment {
    let index = place(of: row.key)
    let isLate = row.seconds < states[index].lastSeconds
    let moment = states[index].recordAccount(row, &pairs, parties)
    count(isLate: isLate, isTooLate: moment.entity.isTooLate)
    return moment
  }

  private func count(isLate: Bool, isTooLate: Bool) {
    if isLate { counts.late += 1 }
    if isTooLate { counts.tooLate += 1 }
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

  /// Reads the state of a key that is used soon; the value says nothing.
  func readAhead(_ key: Int32) -> Int64 {
    guard let index = knownPlace(of: key) else { return 0 }
    return states[index].lastSeconds
  }

  /// Reads what the state of a key refers to, after the state itself; the value says nothing.
  func readHistoryAhead(_ key: Int32, party: Int32, isOutgoing: Bool) -> Int64 {
    let pair = party < 0 ? 0 : pairs.readAhead(owner: key, party: party)
    guard let index = knownPlace(of: key) else { return pair }
    // Lent by the buffer, which lives inside the call; the subscript would copy the state and count its references.
    return pair ^ states.withUnsafeBufferPointer { $0[index].readAhead(isOutgoing: isOutgoing) }
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
    for var pair in stored {
      let index = pairs.index(
        owner: symbol, party: pair.party, seconds: pair.firstSeconds, newest: &state.newestPair)
      pair.previous = pairs[index].previous
      pairs[index] = pair
    }
    states[place(of: symbol)] = state
  }

  /// The symbols of the states that changed since they were last taken.
  var changed: [Int32] {
    states.indices.filter { states[$0].isChanged }.map { symbols[$0] }
  }

  /// Gives a state with its pairs, to be stored.
  func take(_ symbol: Int32) -> (state: EntityState, pairs: [PairTable.Pair]) {
    guard let place = knownPlace(of: symbol) else { preconditionFailure("Only a known state is stored.") }
    states[place].isChanged = false
    return (states[place], pairs.all(newest: states[place].newestPair))
  }
}
