import Core

/// The corrections of one batch that one worker's accounts resolved.
final class ReversalLog {
  /// The transaction that a row's correction reversed.
  var events: [Int: HistoryEvent] = [:]
}

extension FeatureEngine {
  /// Computes the features that need history, by shards.
  ///
  /// Accounts come first, since they say what a correction (訂正, 取消) reverses, then payees and declared keys. A correction itself
  /// enters no window and has none.
  func computeWindows(_ batch: borrowing TransactionBatch, _ sheet: FeatureSheet) {
    let batch = copy batch
    ForkJoin.perform(workers: workers) { worker in
      computeAccounts(batch, worker, sheet)
    }
    ForkJoin.perform(workers: workers) { worker in
      computeCounterparties(batch, worker, sheet)
      if worker == workers - 1 {
        computeMoney(batch, sheet)
        computeLabels(batch, sheet)
      }
      for key in extraKeys {
        key.compute(
          batch, accounts: accountSymbols, worker: worker, workers: workers, lastDay: lastDay,
          reversed: reversed,
          sheet)
      }
    }
  }

  private func computeAccounts(_ batch: TransactionBatch, _ worker: Int, _ sheet: FeatureSheet) {
    typealias First = FeatureCatalogue.FirstColumn
    var accounts = MomentRun(AccountFeatures.all, firstColumn: First.account)
    var pairs = MomentRun(PairFeatures.all, firstColumn: First.pair)
    var habits = MomentRun(HabitFeatures.all, firstColumn: First.habit)
    var flows = MomentRun(FlowFeatures.all, firstColumn: First.flow)
    var corrections = MomentRun(CorrectionFeatures.all, firstColumn: First.correction)
    var declared = declaredAccounts.map(DeclaredRun.init)
    let log = reversals[worker]
    log.events.removeAll(keepingCapacity: true)
    labels?.begin(worker: worker)
    let (accountSymbols, partySymbols, shards) = (self.accountSymbols, self.partySymbols, state.accounts)
    ahead[worker].forEach(of: batch.count) {
      FeatureState.shard(of: accountSymbols[$0]) % workers == worker
    } first: {
      shards[FeatureState.shard(of: accountSymbols[$0])].readAhead(accountSymbols[$0])
    } second: {
      shards[FeatureState.shard(of: accountSymbols[$0])].readHistoryAhead(
        accountSymbols[$0], party: partySymbols[$0], isOutgoing: batch.direction[$0] == .outgoing)
    } compute: { row in
      let account = accountSymbols[row]
      let shard = shards[FeatureState.shard(of: account)]
      let window = WindowRow(batch, row: row, key: account, party: partySymbols[row])
      guard window.day <= lastDay else {
        shard.leaveOut()
        return
      }
      if batch.kind[row] == .correction {
        let event = shard.reverse(window)
        log.events[row] = event
        if let event {
          declared?.reverse(event, of: account, in: shard)
          labels?.note(row, of: account, with: event.party, in: shard, worker: worker)
        }
        corrections.add(
          CorrectionMoment(secondsSinceReversed: event.map { window.seconds - $0.seconds }), row: row, sheet)
        return
      }
      let moment = shard.recordAccount(window)
      labels?.note(row, of: account, with: window.party, in: shard, worker: worker)
      declared?.add(window, moment.entity, of: shard, row: row, sheet)
      if let pair = moment.entity.pair { pairs.add(pair, row: row, sheet) }
      accounts.add(moment.entity, row: row, sheet)
      if let habit = moment.habit { habits.add(habit, row: row, sheet) }
      if let flow = moment.flow { flows.add(flow, row: row, sheet) }
    }
    accounts.write(sheet)
    pairs.write(sheet)
    habits.write(sheet)
    flows.write(sheet)
    corrections.write(sheet)
  }

  private func computeCounterparties(_ batch: TransactionBatch, _ worker: Int, _ sheet: FeatureSheet) {
    var counterparties = MomentRun(
      CounterpartyFeatures.all, firstColumn: FeatureCatalogue.FirstColumn.counterparty)
    var declared = declaredCounterparties.map(DeclaredRun.init)
    let (accountSymbols, partySymbols, shards) = (
      self.accountSymbols, self.partySymbols, state.counterparties
    )
    ahead[worker].forEach(of: batch.count) {
      payee(batch, $0).map { FeatureState.shard(of: $0) % workers == worker } ?? false
    } first: {
      let party = partySymbols[$0]
      return party < 0 ? 0 : shards[FeatureState.shard(of: party)].readAhead(party)
    } second: {
      let party = partySymbols[$0]
      return party < 0
        ? 0
        : shards[FeatureState.shard(of: party)].readHistoryAhead(
          party, party: accountSymbols[$0], isOutgoing: false)
    } compute: { row in
      let event = batch.kind[row] == .correction ? reversed(row) : nil
      let party = event?.party ?? partySymbols[row]
      let window = WindowRow(
        batch, row: row, key: party, party: accountSymbols[row], isOutgoing: false)
      guard window.day <= lastDay else { return }
      let shard = shards[FeatureState.shard(of: party)]
      if batch.kind[row] != .correction {
        let moment = shard.record(window)
        declared?.add(window, moment, of: shard, row: row, sheet)
        counterparties.add(moment, row: row, sheet)
      } else if let event, let taken = shard.reverse(window, at: event.seconds) {
        declared?.reverse(taken, of: party, in: shard)
      }
    }
    counterparties.write(sheet)
  }

  /// The payee of an outgoing row, or of the one that a correction reversed; nil when there is none.
  private func payee(_ batch: borrowing TransactionBatch, _ row: Int) -> Int32? {
    let event = batch.kind[row] == .correction ? reversed(row) : nil
    let party = event?.party ?? partySymbols[row]
    let isOutgoing = event?.traits.isOutgoing ?? (batch.direction[row] == .outgoing)
    return party >= 0 && isOutgoing ? party : nil
  }

  /// What the correction in a row reversed, once the accounts are done.
  func reversed(_ row: Int) -> HistoryEvent? {
    reversals[FeatureState.shard(of: accountSymbols[row]) % workers].events[row]
  }
}
