import AlertStore
import Core
import Features

/// Keeps for each alert that a night touched what its account did in the thirty days up to that night.
enum NightMonths {
  /// Keeps the months of a night's alerts, from what is remembered of their accounts.
  static func keep(_ settlement: NightSettlement) throws {
    for alert in try settlement.touchedAlerts() {
      guard
        let stored = try settlement.state(kind: EntityKind.account.rawValue, key: alert.account.text)
      else { continue }
      let entity = StoredEntity(
        kind: .account, key: alert.account.text, version: stored.version, content: stored.content)
      let found: EntityDescription
      do {
        found = try EntityDescription(entity)
      } catch {
        throw PipelineError.unreadableState(error)
      }
      try settlement.keep(month(found, lastDay: settlement.night), of: alert.alertID)
    }
  }

  /// Thirty days of an account; what is older than it is known for is nil.
  static func month(_ found: EntityDescription, lastDay: BankDay) -> AlertMonth {
    let first = found.firstAt.japanDay
    var days: [AlertMonth.Day?] = (0..<AlertMonth.dayCount).map { index in
      lastDay.adding(days: index + 1 - AlertMonth.dayCount) < first ? nil : AlertMonth.Day()
    }
    for entry in found.days {
      let index = AlertMonth.dayCount - 1 - Int(lastDay.daysSince1970 - entry.day.daysSince1970)
      guard days.indices.contains(index) else { continue }
      var day = days[index] ?? AlertMonth.Day()
      if entry.direction == .incoming {
        day.incomingCount += entry.count
        day.incomingYen += entry.sumYen
      } else {
        day.outgoingCount += entry.count
        day.outgoingYen += entry.sumYen
      }
      days[index] = day
    }
    return AlertMonth(lastDay: lastDay, days: days)
  }
}
