import Core

extension FeatureEngine {
  /// Features of labels, row after row, so that a row sees the dealings that arrived before it and nothing else.
  func computeLabels(_ batch: borrowing TransactionBatch, _ sheet: FeatureSheet) {
    guard let labels else { return }
    var run = MomentRun(LabelFeatures.all, firstColumn: FeatureCatalogue.FirstColumn.label)
    for row in 0..<batch.count {
      let (account, party) = (accountSymbols[row], partySymbols[row])
      labels.enter(row, of: account, worker: FeatureState.shard(of: account) % workers)
      let seconds = batch.occurredAtSeconds[row]
      let confirmedAt = labels.confirmedAt(party, by: seconds)
      var moment = LabelMoment(
        isAccountConfirmed: labels.confirmedAt(account, by: seconds) != nil,
        isPartyConfirmed: party < 0 ? nil : confirmedAt != nil,
        secondsSinceConfirmed: confirmedAt.map { seconds - $0 })
      if party >= 0, batch.kind[row] != .correction,
        Instant(secondsSince1970: seconds).japanDay.daysSince1970 <= lastDay
      {
        moment.sharedAccounts = labels.confirmedAccounts(
          dealingWith: party, otherThan: account, at: seconds)
      }
      run.add(moment, row: row, sheet)
    }
    run.write(sheet)
  }

  /// Puts back the stored states of all labelled accounts, once, since their dealings count before they are seen again.
  func restoreLabelled(_ load: (EntityKind, String) throws -> StoredEntity?) throws {
    guard let labels, !labels.isRestored else { return }
    for account in labels.accounts { try state.restore(.account, account, load) }
    labels.learn(state, isRestored: true)
  }
}
