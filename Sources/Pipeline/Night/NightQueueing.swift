import Alerts
import AlertStore
import Core

/// Ends a night: gives every alert its place in the queue, and draws the sample.
///
/// - Determinism: depends on what is stored and on the policy; a second time changes nothing.
struct NightQueueing {
  /// How long candidates of a night that was cut short are kept, so that it can be run again after others.
  private static let candidateDays = 7

  let policy: AlertPolicy

  /// Gives the places of a night.
  func settle(_ settlement: NightSettlement) throws {
    try settlement.keep(settings)
    // What was only drawn from below the line competes with nothing that reached it.
    let raised = try settlement.openAlerts().filter { !$0.isDrawn }
    let kept = try suppress(raised, settlement)
    let competing = raised.filter { !kept.contains($0.alertID) }
    let queued = NightQueue(policy.queue)
      .queued(of: competing.map(entry), held: try settlement.queuedAlerts().map(entry))
    for alert in queued { try settlement.put(alert.alertID, .queued) }
    let chosen = Set(queued.map(\.alertID))
    for alert in competing where !chosen.contains(alert.alertID) && alert.place != .sample {
      try settlement.put(alert.alertID, .belowBudget)
    }
    if let sample = policy.queue.sample { try draw(sample, settlement) }
    if let days = policy.linkDays { try settlement.relate(days: days) }
    try settlement.dropCandidates(before: settlement.night.adding(days: -NightQueueing.candidateDays))
  }

  /// Puts the first of the candidates before analysts, as many as the sample has room for, leaving out those whom they see anyway.
  private func draw(_ sample: QueuePolicy.Sample, _ settlement: NightSettlement) throws {
    var drawn: [(rank: String, alertID: String)] = []
    for stored in try settlement.candidates() where drawn.count < sample.size {
      let candidate = stored.candidate
      guard !isSuppressed(candidate.account, settlement.night) else { continue }
      if let alert = try settlement.alert(account: candidate.account, businessDay: candidate.businessDay) {
        let isOfTonight = alert.queueDay == settlement.night
        guard isOfTonight, alert.place == .belowBudget || alert.place == .sample else { continue }
        drawn.append((stored.rank, alert.alertID))
      } else if candidate.record != nil {
        drawn.append((stored.rank, try settlement.promote(stored)))
      }
    }
    for member in drawn { try settlement.put(member.alertID, .sample) }
    try settlement.keepSample(drawn)
  }

  /// Keeps from the queue what the policy says, and gives the numbers of those alerts; what analysts have already stays with them.
  private func suppress(_ raised: [PlacedAlert], _ settlement: NightSettlement) throws -> Set<String> {
    var kept: [SuppressedAlert] = []
    for alert in raised where alert.place != .sample {
      guard
        let found = policy.suppression(
          account: alert.account, typology: alert.typology, night: settlement.night)
      else { continue }
      let target: SuppressedAlert.Target
      switch found.target {
      case .account: target = .account
      case .typology: target = .typology
      }
      kept.append(
        SuppressedAlert(
          alertID: alert.alertID, target: target, until: found.until, reason: found.reason,
          approvedBy: found.approvedBy))
      try settlement.put(alert.alertID, .suppressed)
    }
    try settlement.keepSuppressed(kept)
    return Set(kept.map(\.alertID))
  }

  /// Whether nothing of an account is to be looked at, so that it is not drawn either.
  private func isSuppressed(_ account: AccountID, _ night: BankDay) -> Bool {
    policy.suppressions.contains { suppression in
      suppression.target == .account(account.text) && night <= suppression.until
    }
  }

  private func entry(_ alert: PlacedAlert) -> NightQueue.Entry {
    NightQueue.Entry(alertID: alert.alertID, scoreMicro: alert.scoreMicro, typology: alert.typology)
  }

  private var settings: QueueNight {
    var settings = QueueNight(
      lookLineMicro: policy.lookLineMicro, alarmLineMicro: policy.alarmLineMicro)
    settings.budget = policy.queue.budgetPerNight
    settings.sampleSize = policy.queue.sample?.size
    settings.sampleSeed = policy.queue.sample?.seed
    return settings
  }
}
