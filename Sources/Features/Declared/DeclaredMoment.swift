import Core

/// A row at its key, recorded as the last of the events before an index.
struct DeclaredMoment {
  let row: WindowRow
  let moment: EntityMoment
  let events: EventList
  /// The index behind the row's own event.
  let end: Int

  /// A measure of what a window holds, the row included.
  func value(_ column: DeclaredPlan.Column, of totals: FilteredTotals) -> Double? {
    switch column.feature.measure {
    case .count: return Double(totals.count)
    case .sumYen: return Double(totals.sumYen)
    case .maxYen: return Double(totals.maxYen)
    case .meanYen: return totals.count > 0 ? Double(totals.sumYen) / Double(totals.count) : nil
    case .amountToMean:
      let isCounted = counts(column)
      let earlierCount = totals.count - (isCounted ? 1 : 0)
      let earlierYen = totals.sumYen - (isCounted ? row.amountYen : 0)
      return earlierYen > 0 ? Double(row.amountYen) * Double(earlierCount) / Double(earlierYen) : nil
    case .distinctAccounts, .distinctCounterparties, .daysSinceFirst, .secondsSinceLast, .daysSinceLast,
      .fraudShare:
      preconditionFailure("Sums say nothing of parties and moments.")
    }
  }

  /// A measure of what the days of a window hold, the row included.
  func value(_ column: DeclaredPlan.Column, of days: DeclaredDays) -> Double? {
    switch column.feature.measure {
    case .daysSinceFirst: return wholeDaysSinceFirst(column, days)
    case .daysSinceLast: return wholeDaysSinceLast(column, days)
    default: return value(column, of: days.totals)
    }
  }

  /// Whether the row is one of those that its window counts; its own label is not known yet.
  private func counts(_ column: DeclaredPlan.Column) -> Bool {
    !column.feature.readsLabels && column.filter.passes(row.event)
  }

  /// The days from the newest day of a window that has an earlier transaction.
  private func wholeDaysSinceLast(_ column: DeclaredPlan.Column, _ days: DeclaredDays) -> Double? {
    if days.countOnLastDay > (counts(column) ? 1 : 0) { return Double(column.labelDelayDays ?? 0) }
    return days.newestDayBefore.map { Double(row.day - $0) }
  }

  /// The days from the first day of a window that has an earlier transaction.
  private func wholeDaysSinceFirst(_ column: DeclaredPlan.Column, _ days: DeclaredDays) -> Double? {
    guard let first = days.firstDay else { return nil }
    return first == row.day && counts(column) && days.totals.count == 1 ? nil : Double(row.day - first)
  }

  /// A measure of the account's events with the row's party.
  ///
  /// - Cost: one look at every event of the account within the window.
  func pairValue(_ column: DeclaredPlan.Column, after moment: Int64) -> Double? {
    guard row.party >= 0 else { return nil }
    var totals = FilteredTotals()
    var (firstSeconds, lastSeconds): (Int64?, Int64?)
    for index in stride(from: end - 1, through: 0, by: -1) {
      let event = events.events[index]
      if event.seconds <= moment { break }
      guard event.party == row.party, column.filter.passes(event) else { continue }
      totals.add(event)
      if index == end - 1 { continue }
      firstSeconds = event.seconds
      if lastSeconds == nil { lastSeconds = event.seconds }
    }
    switch column.feature.measure {
    case .daysSinceFirst: return firstSeconds.map { Double(row.seconds - $0) / 86_400 }
    case .secondsSinceLast: return lastSeconds.map { Double(row.seconds - $0) }
    default: return value(column, of: totals)
    }
  }

  /// The other parties of a window; those of a late row are counted one by one, since the marks speak of the newest moment.
  func distinctParties(_ direction: Direction?, after moment: Int64) -> Int {
    guard end < events.events.count else {
      let totals = events.totals(after: moment, end: end)
      let (outgoing, incoming) = (totals.outgoing.distinctParties, totals.incoming.distinctParties)
      switch direction {
      case .outgoing: return Int(outgoing)
      case .incoming: return Int(incoming)
      case nil: return Int(outgoing + incoming)
      }
    }
    var parties = Set<Int32>()
    for event in events.events[..<end].reversed() {
      if event.seconds <= moment { break }
      if event.party < 0 || event.traits.contains(.reversal) { continue }
      if direction == nil || event.traits.isOutgoing == (direction == .outgoing) {
        parties.insert(event.party)
      }
    }
    return parties.count
  }

  /// What is known without a window.
  func lifetimeValue(_ feature: DeclaredFeature) -> Double? {
    if feature.measure == .daysSinceFirst {
      let seconds = feature.key == .pair ? moment.pair?.secondsSinceFirst : moment.secondsSinceFirst
      return seconds.map { Double($0) / 86_400 }
    }
    switch feature.seenFilter.direction {
    case .outgoing: return moment.secondsSinceOutgoing.map { Double($0) }
    case .incoming: return moment.secondsSinceIncoming.map { Double($0) }
    case nil: return moment.secondsSinceLast.map { Double($0) }
    }
  }
}
