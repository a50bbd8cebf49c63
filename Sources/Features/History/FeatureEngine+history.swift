import Core

/// What a row's features are computed from, beside the row itself and the pipeline: everything that windows and graph remembered when it came.
///
/// Put back into an empty engine, it gives the same row the same features.
extension FeatureEngine {
  /// Remembers from now on how the money graph changes within each batch, which `moneyHistories` needs.
  ///
  /// - Cost: about a hundred bytes a row of one batch.
  public func rememberMoney() { state.money.remembersChanges = true }

  /// What the windows of everybody a transaction touches hold, before it is computed.
  ///
  /// - Input: a batch of one row, whose states were restored and which is not computed yet.
  /// - Shape: the account, the payee, the values of declared columns, and labelled accounts that dealt with the other party; those that hold
  ///   nothing are left out. Of all but the account, other parties that no feature of the row can see any more are left out too.
  public func history(of batch: borrowing TransactionBatch) -> [StoredEntity] {
    precondition(batch.count == 1, "The history of one transaction is asked for at a time.")
    internSymbols(batch)
    let (account, party) = (accountSymbols[0], partySymbols[0])
    var entities: [StoredEntity] = []
    func add(
      _ kind: EntityKind, _ shards: [EntityShard], _ symbol: Int32, prefix: String = "", seenBy: Int32?
    ) {
      guard let content = state.content(shards[FeatureState.shard(of: symbol)], of: symbol, seenBy: seenBy)
      else {
        return
      }
      entities.append(
        StoredEntity(
          kind: kind, key: prefix + state.symbols.text(of: symbol), version: FeatureState.storedVersion,
          content: content))
    }
    add(.account, state.accounts, account, seenBy: nil)
    if party >= 0, batch.direction[0] == .outgoing, batch.kind[0] != .correction {
      add(.counterparty, state.counterparties, party, seenBy: account)
    }
    for key in extraKeys where key.symbols[0] >= 0 {
      add(
        .extraKey, state.shards(ofExtraColumn: key.name), key.symbols[0], prefix: key.name + "=",
        seenBy: account)
    }
    for labelled in labels?.accounts(dealingWith: party) ?? [] where labelled != account {
      guard let content = state.dealings(of: labelled, with: party) else { continue }
      entities.append(
        StoredEntity(
          kind: .account, key: state.symbols.text(of: labelled), version: FeatureState.storedVersion,
          content: content))
    }
    return entities
  }

  /// The part of the money graph that a search from each of some rows sees, as it was before the row.
  ///
  /// - Input: the batch computed last and rows of it, ascending; `rememberMoney` was called before.
  /// - Cost: the changes of the batch behind the first of the rows are taken back and made again.
  public func moneyHistories(of batch: borrowing TransactionBatch, rows: [Int]) -> [[StoredEntity]] {
    precondition(
      moneyMarks.places.count == batch.count, "The histories are those of the batch computed last.")
    let changes = state.money.changes
    var end = changes.count
    var histories: [[StoredEntity]] = []
    for row in rows.reversed() {
      while end > moneyMarks.places[row] {
        end -= 1
        state.money.undo(changes[end])
      }
      histories.append(moneyHistory(batch, row))
    }
    for change in changes[end...] { state.money.redo(change) }
    return histories.reversed()
  }

  private func moneyHistory(_ batch: borrowing TransactionBatch, _ row: Int) -> [StoredEntity] {
    guard let (payer, payee) = payment(batch, row) else { return [] }
    let symbols = state.money.symbolsSeen(
      payer: payer, payee: payee, seconds: batch.occurredAtSeconds[row], amountYen: batch.amountYen[row])
    return symbols.compactMap { symbol in
      guard let place = state.money.knownPlace(of: symbol) else { return nil }
      let node = state.money.nodes[place]
      guard node.newestSeconds != PairTable.Pair.never else { return nil }
      return StoredEntity(
        kind: .moneyNode, key: state.symbols.text(of: symbol), version: FeatureState.storedVersion,
        content: state.content(of: node))
    }
  }
}

extension MoneyGraph {
  /// The accounts whose payments a search for a cycle looks at, in the order in which it meets them.
  func symbolsSeen(payer: Int32, payee: Int32, seconds: Int64, amountYen: Int64) -> [Int32] {
    let earliest = seconds - MoneyGraph.cycleSeconds
    var seen = [payer, payee]
    guard payer != payee, let to = knownPlace(of: payee), nodes[to].newestPaidSeconds > earliest else {
      return seen
    }
    var known = Set(seen)
    var step = [payer]
    for _ in 2..<MoneyGraph.longestCycle {
      var next: [Int32] = []
      for symbol in step {
        guard let place = knownPlace(of: symbol) else { continue }
        for edge in nodes[place].incoming.reversed()
        where edge.seconds > earliest && edge.seconds <= seconds && edge.amountYen * 2 >= amountYen {
          if known.insert(edge.payer).inserted { next.append(edge.payer) }
        }
      }
      seen += next
      step = next
    }
    return seen
  }
}

extension FeatureState {
  /// The bytes of a key's state, or nil when it has none.
  ///
  /// With `seenBy`, parties are left out that neither are it nor have an event or a day that windows still see.
  func content(_ shard: EntityShard, of symbol: Int32, seenBy: Int32?) -> [UInt8]? {
    guard let place = shard.knownPlace(of: symbol) else { return nil }
    let entity = shard.states[place]
    guard entity.lastSeconds != PairTable.Pair.never else { return nil }
    var pairs = shard.pairs.all(newest: entity.newestPair)
    if let seenBy {
      var seen = Set(entity.events.live(newestDay: entity.newestDay.daysSince1970).map(\.party))
      seen.insert(seenBy)
      for book in entity.partyBooks { seen.formUnion(book.days.keys) }
      pairs = pairs.filter { seen.contains($0.party) }
    }
    return content(of: entity, pairs)
  }

  /// The bytes of what an account remembers of one party and of nothing else, or nil when they never met.
  func dealings(of account: Int32, with party: Int32) -> [UInt8]? {
    let shard = accounts[FeatureState.shard(of: account)]
    guard let place = shard.knownPlace(of: account), let pair = shard.pairs.pair(owner: account, party: party)
    else { return nil }
    var entity = EntityState()
    entity.firstSeconds = shard.states[place].firstSeconds
    entity.lastSeconds = shard.states[place].lastSeconds
    return content(of: entity, [pair])
  }
}
