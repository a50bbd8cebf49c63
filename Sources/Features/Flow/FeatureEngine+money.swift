import Core

extension FeatureEngine {
  /// Features of the money graph, row after row, so that a row sees what arrived before it and nothing else.
  func computeMoney(_ batch: borrowing TransactionBatch, _ sheet: FeatureSheet) {
    var run = MomentRun(MoneyFeatures.all, firstColumn: FeatureCatalogue.FirstColumn.money)
    if state.money.remembersChanges { moneyMarks.begin(state.money) }
    moneyAhead.forEach(of: batch.count) { _ in
      true
    } first: {
      state.money.readAhead(accountSymbols[$0])
    } second: {
      partySymbols[$0] < 0 ? 0 : state.money.readAhead(partySymbols[$0])
    } compute: { row in
      if state.money.remembersChanges { moneyMarks.places.append(state.money.changes.count) }
      let seconds = batch.occurredAtSeconds[row]
      guard Instant(secondsSince1970: seconds).japanDay.daysSince1970 <= lastDay else { return }
      if batch.kind[row] == .correction {
        guard let event = reversed(row), event.party >= 0 else { return }
        let account = accountSymbols[row]
        state.money.remove(
          payer: event.traits.isOutgoing ? account : event.party,
          payee: event.traits.isOutgoing ? event.party : account, seconds: event.seconds,
          amountYen: event.amountYen)
        return
      }
      guard let (payer, payee) = payment(batch, row) else { return }
      let amountYen = batch.amountYen[row]
      let hops = state.money.hops(payer: payer, payee: payee, seconds: seconds, amountYen: amountYen)
      state.money.add(payer: payer, payee: payee, seconds: seconds, amountYen: amountYen)
      run.add(MoneyMoment(cycleHops: hops), row: row, sheet)
    }
    run.write(sheet)
  }

  /// Who pays whom by a row; nil when the file names no other party.
  func payment(_ batch: borrowing TransactionBatch, _ row: Int) -> (payer: Int32, payee: Int32)? {
    let (account, party) = (accountSymbols[row], partySymbols[row])
    if party < 0 { return nil }
    return batch.direction[row] == .outgoing ? (account, party) : (party, account)
  }
}
