import Core

/// Reads the declared features of one key's rows, and keeps the sums by day that they need.
struct DeclaredRun {
  private let plan: DeclaredPlan
  private var totals: [FilteredTotals]
  private var days: [DeclaredDays]

  init(_ plan: DeclaredPlan) {
    self.plan = plan
    totals = Array(repeating: FilteredTotals(), count: plan.windows.count)
    days = Array(repeating: DeclaredDays(), count: plan.days.count)
  }

  /// Reads a key at the moment of a row that was just recorded, and writes the row's values.
  mutating func add(
    _ window: WindowRow, _ moment: EntityMoment, of shard: EntityShard, row: Int, _ sheet: FeatureSheet
  ) {
    shard.change(window.key) { state in
      remember(window, &state)
      if moment.isTooLate { return }
      state.events.filteredBlocks.complete(state.events.events, plan.filters)
      let end = state.events.end(at: window.seconds)
      readWindows(state, window.seconds, end)
      for (index, reading) in plan.days.enumerated() {
        if let delayDays = reading.labelDelayDays {
          days[index] = state.reading(of: reading, knownBy: window.seconds - Int64(delayDays) * 86_400)
        } else {
          days[index] = state.days.reading(of: reading.series, until: window.day, days: reading.days)
        }
      }
      let reader = DeclaredMoment(row: window, moment: moment, events: state.events, end: end)
      for column in plan.columns {
        guard let value = value(column, reader, state.partyBooks) else { continue }
        sheet.values[column.number * sheet.rowCapacity + row] = value
      }
    }
  }

  /// Sets right the sums of the day of an event that a correction reversed, from the events that are left.
  func reverse(_ event: HistoryEvent, of key: Int32, in shard: EntityShard) {
    if plan.series.isEmpty && plan.partyBooks.isEmpty { return }
    shard.change(key) { state in
      reverseParty(event, &state)
      for series in plan.series where series.filter.passes(event) {
        var totals = FilteredTotals()
        for other in state.events.events.reversed() {
          if other.day < event.day { break }
          if other.day == event.day && series.filter.passes(other) { totals.add(other) }
        }
        state.days.set(
          DaySeries.Entry(
            day: event.day, series: series.number, count: totals.count, sumYen: totals.sumYen,
            maxYen: totals.maxYen))
      }
    }
  }

  private func reverseParty(_ event: HistoryEvent, _ state: inout EntityState) {
    for book in plan.partyBooks where event.party >= 0 && book.filter.passes(event) {
      var entry = DaySeries.Entry(
        day: event.day, series: book.number, count: 0, sumYen: 0, maxYen: 0)
      for other in state.events.events.reversed() {
        if other.day < event.day { break }
        guard other.day == event.day, other.party == event.party, book.filter.passes(other) else { continue }
        entry.count += 1
        entry.sumYen += other.amountYen
        entry.maxYen = max(entry.maxYen, other.amountYen)
      }
      let index = state.partyBook(book.number)
      state.partyBooks[index].set(entry, of: event.party)
    }
  }

  private func remember(_ row: WindowRow, _ state: inout EntityState) {
    guard let newest = state.lastDay, newest - row.day < Retention.dayTotalDays else { return }
    for series in plan.series where series.filter.passes(row.event) {
      state.days.add(day: row.day, series: series.number, amountYen: row.amountYen)
    }
    for book in plan.partyBooks where row.party >= 0 && book.filter.passes(row.event) {
      let index = state.partyBook(book.number)
      state.partyBooks[index].add(day: row.day, party: row.party, amountYen: row.amountYen)
    }
  }

  /// Adds up the exact windows; those of one filter go on where the shorter one ended.
  private mutating func readWindows(_ state: EntityState, _ now: Int64, _ end: Int) {
    var (sum, index) = (FilteredTotals(), end)
    for (place, window) in plan.windows.enumerated() {
      if place == 0 || plan.windows[place - 1].filter != window.filter {
        (sum, index) = (FilteredTotals(), end)
      }
      let reader = FilteredBlocks.Reader(
        events: state.events.events, filters: plan.filters, filter: window.filter)
      state.events.filteredBlocks.gather(&sum, &index, after: now - window.seconds, reader)
      totals[place] = sum
    }
  }

  private func value(
    _ column: DeclaredPlan.Column, _ reader: DeclaredMoment, _ books: [PartyBook]
  ) -> Double? {
    let now = reader.row.seconds
    switch column.source {
    case .exact(let index): return reader.value(column, of: totals[index])
    case .daily(let index): return reader.value(column, of: days[index])
    case .share(let part, let whole):
      let count = days[whole].totals.count
      return count > 0 ? Double(days[part].totals.count) / Double(count) : nil
    case .pairDays(let number, let length):
      guard reader.row.party >= 0 else { return nil }
      let book = books.first { $0.number == number }
      let days = book?.reading(of: reader.row.party, until: reader.row.day, days: length)
      return reader.value(column, of: days ?? DeclaredDays())
    case .distinctDays(let number, let length):
      let book = books.first { $0.number == number }
      return Double(book?.partyCount(until: reader.row.day, days: length) ?? 0)
    case .pair(let seconds): return reader.pairValue(column, after: now - seconds)
    case .distinct(let seconds):
      return Double(reader.distinctParties(column.feature.filter.direction, after: now - seconds))
    case .first(let filter, let seconds):
      let start = reader.events.end(at: now - seconds)
      return reader.events.filteredBlocks.first(
        from: start, before: reader.end - 1, blockReader(reader, filter)
      ).map { Double(now - $0) / 86_400 }
    case .last(let filter, let seconds):
      return reader.events.filteredBlocks.last(
        before: reader.end - 1, after: now - seconds, blockReader(reader, filter)
      ).map { Double(now - $0) }
    case .lifetime: return reader.lifetimeValue(column.feature)
    }
  }

  private func blockReader(_ reader: DeclaredMoment, _ filter: Int) -> FilteredBlocks.Reader {
    FilteredBlocks.Reader(events: reader.events.events, filters: plan.filters, filter: filter)
  }
}
