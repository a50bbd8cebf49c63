import Core

/// The declared features of one sort of key, sorted by what must be read for them.
struct DeclaredPlan: Sendable {
  /// Where a feature's value comes from.
  enum Source: Sendable {
    /// The totals of an exact window.
    case exact(Int)
    /// The totals of a window by the day.
    case daily(Int)
    /// The share of the first window by the day in the second.
    case share(Int, of: Int)
    /// The account's events with the row's party.
    case pair(seconds: Int64)
    /// The days of the row's party.
    case pairDays(number: Int32, days: Int32)
    /// The marks of parties' newest events.
    case distinct(seconds: Int64)
    /// The days on which parties were last seen.
    case distinctDays(number: Int32, days: Int32)
    /// The earliest or newest event of an exact window under a filter.
    case first(filter: Int, seconds: Int64)
    case last(filter: Int, seconds: Int64)
    /// What the key or pair knows without a window.
    case lifetime
  }

  /// One feature and the column of the matrix that it fills.
  struct Column: Sendable {
    let number: Int
    let feature: DeclaredFeature
    let filter: EventFilter
    let source: Source
    /// The days until a label is known, for windows that wait for it.
    let labelDelayDays: Int32?
  }

  /// An exact window under a filter.
  struct Window: Hashable, Sendable {
    let filter: Int
    let seconds: Int64
  }

  /// A window by the day over one or two series.
  struct Days: Equatable, Sendable {
    let series: [Int32]
    let days: Int32
    let filter: EventFilter
    /// The days until a label is known, for windows that wait for it.
    var labelDelayDays: Int32?
  }

  /// Sums by day that a filter has of its own.
  struct Series: Sendable {
    let number: Int32
    let filter: EventFilter
  }

  private(set) var columns: [Column] = []
  /// The filters of exact windows, whose totals are kept for each block of events.
  private(set) var filters: [EventFilter] = []
  /// The exact windows: those of one filter together, the shortest first.
  private(set) var windows: [Window] = []
  private(set) var days: [Days] = []
  private(set) var series: [Series] = []
  /// The filters for which the days of each party are kept.
  private(set) var partyBooks: [Series] = []

  /// The days until a label is known, when the pipeline has labels.
  private let labelDelayDays: Int32?

  /// Nil when no feature is declared for any of the keys.
  init?(_ catalogue: RunCatalogue, keys: [DeclaredFeature.Key]) {
    let chosen = catalogue.declared.indices.filter { keys.contains(catalogue.declared[$0].key) }
    if chosen.isEmpty { return nil }
    labelDelayDays = catalogue.labelDelayDays.map(Int32.init)
    let features = chosen.map { catalogue.declared[$0] }
    for feature in features where feature.key != .pair && feature.span != nil && !feature.isByDay {
      let filter = EventFilter(feature.seenFilter)
      if !feature.measure.isDistinct && !filters.contains(filter) { filters.append(filter) }
    }
    windows = Set(features.compactMap(window)).sorted { ($0.filter, $0.seconds) < ($1.filter, $1.seconds) }
    for feature in features where feature.hasPartyBook {
      let number = feature.seenFilter.series
      if partyBooks.contains(where: { $0.number == number }) { continue }
      partyBooks.append(Series(number: number, filter: EventFilter(feature.seenFilter)))
    }
    for feature in features {
      for days in days(feature) where !self.days.contains(days) { self.days.append(days) }
      if !feature.hasOwnSeries { continue }
      for filter in feature.sumsFilters where !series.contains(where: { $0.number == filter.series }) {
        series.append(Series(number: filter.series, filter: EventFilter(filter)))
      }
    }
    columns = zip(chosen, features).map { index, feature in
      Column(
        number: catalogue.firstDeclaredColumn + index, feature: feature,
        filter: EventFilter(feature.seenFilter), source: source(feature),
        labelDelayDays: feature.readsLabels ? labelDelayDays : nil)
    }
  }

  private func source(_ feature: DeclaredFeature) -> Source {
    guard let span = feature.span else { return .lifetime }
    if feature.hasPartyBook, let days = span.dailyDays {
      let number = feature.seenFilter.series
      return feature.key == .pair && !feature.measure.isDistinct
        ? .pairDays(number: number, days: days) : .distinctDays(number: number, days: days)
    }
    let places = days(feature).compactMap { self.days.firstIndex(of: $0) }
    if let first = places.first { return places.count == 2 ? .share(first, of: places[1]) : .daily(first) }
    guard let seconds = span.exactSeconds else { preconditionFailure("A window has a length.") }
    if feature.key == .pair { return .pair(seconds: seconds) }
    if let window = window(feature), let index = windows.firstIndex(of: window) { return .exact(index) }
    guard let filter = filters.firstIndex(of: EventFilter(feature.seenFilter)), !feature.measure.isDistinct
    else { return .distinct(seconds: seconds) }
    return feature.measure == .daysSinceFirst
      ? .first(filter: filter, seconds: seconds) : .last(filter: filter, seconds: seconds)
  }

  /// The exact window whose totals a feature needs.
  private func window(_ feature: DeclaredFeature) -> Window? {
    switch feature.measure {
    case .distinctAccounts, .distinctCounterparties, .daysSinceFirst, .secondsSinceLast, .daysSinceLast,
      .fraudShare:
      return nil
    case .count, .sumYen, .meanYen, .maxYen, .amountToMean: break
    }
    guard feature.key != .pair, let seconds = feature.span?.exactSeconds,
      let filter = filters.firstIndex(of: EventFilter(feature.seenFilter))
    else { return nil }
    return Window(filter: filter, seconds: seconds)
  }

  /// The windows by the day that a feature needs; without a filter of its own it reads the sums that every key has by direction.
  private func days(_ feature: DeclaredFeature) -> [Days] {
    guard case .days(let length)? = feature.span, feature.isByDay, !feature.hasPartyBook else { return [] }
    func days(_ series: [Int32], _ filter: DeclaredFilter) -> Days {
      Days(
        series: series, days: Int32(length), filter: EventFilter(filter),
        labelDelayDays: feature.readsLabels ? labelDelayDays : nil)
    }
    if feature.hasOwnSeries { return feature.sumsFilters.map { days([$0.series], $0) } }
    switch feature.seenFilter.direction {
    case .outgoing: return [days([DaySeries.outgoing], feature.seenFilter)]
    case .incoming: return [days([DaySeries.incoming], feature.seenFilter)]
    case nil: return [days([DaySeries.outgoing, DaySeries.incoming], feature.seenFilter)]
    }
  }
}
