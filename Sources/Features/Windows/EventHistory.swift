import Core

/// The events of one key in one direction, with running totals of the three exact windows.
///
/// A window over `d` that ends at an event of time `t` holds the events with `t - d < time <= t` that stand before it in the order of
/// arrival, itself included. An event that comes late is put in its place and read from the events of its own past that are still kept,
/// which are those of the week before the clock; what was computed for newer events stays as it was.
///
/// - Cost: constant time an event on average while events come in order; a late event costs the length of its key's week.
struct EventHistory {
  /// Events no older than a week before the newest, oldest first, from `head(.week)` on; those before it wait for removal.
  private(set) var events: [HistoryEvent] = []
  /// The running number of `events[0]`.
  private(set) var firstNumber: Int64 = 0
  private var heads = (0, 0, 0)
  private var totals = (WindowTotals(), WindowTotals(), WindowTotals())
  /// Events that can still be the largest of the week: amounts fall from front to back.
  private var maxima: [HistoryEvent] = []
  private var maximaHead = 0
  private(set) var days = DayTotals()

  /// The newest moment at which the history was written or read, or nil before the first; an event before it comes late.
  private(set) var clockSeconds: Int64?

  /// The time of the newest event, which is known even when the event itself has left every window.
  private(set) var newestSeconds: Int64?

  init() {}

  /// Restores a history from what was stored of it, and gives the newest event number of each party.
  init(
    events: [HistoryEvent], days: DayTotals, clockSeconds: Int64?, newestSeconds: Int64?,
    renumber: (_ party: Int32, _ number: Int64) -> Void
  ) {
    self.days = days
    self.clockSeconds = clockSeconds
    self.newestSeconds = newestSeconds
    rebuild(from: events, renumber: renumber)
  }

  /// Whether an event of a moment would come late.
  func isPast(_ seconds: Int64) -> Bool {
    clockSeconds.map { seconds < $0 } ?? false
  }

  /// The events that a later window can still see.
  var liveEvents: ArraySlice<HistoryEvent> { events[heads.2...] }

  /// Adds an event and reads the history at its moment.
  ///
  /// `latestNumber` is the running number of the newest event with the same party, or a negative number; it is brought up to date.
  mutating func record(_ event: HistoryEvent, day: Int32, latestNumber: inout Int64) -> HistoryReading {
    var reading = HistoryReading()
    days.read(day: day, into: &reading)
    days.add(day: day, amountYen: event.amountYen)
    reading.countMonth = reading.earlierCountMonth + 1
    reading.sumYenMonth = reading.earlierSumYenMonth + event.amountYen
    if let newest = newestSeconds {
      reading.secondsSinceLast = event.seconds - newest
    }
    newestSeconds = event.seconds
    unmarkLatest(latestNumber)
    var marked = event
    if event.party >= 0 { marked.marks.insert(.latestOfParty) }
    appendInOrder(marked)
    latestNumber = firstNumber + Int64(events.count - 1)
    reading.windows = totals
    reading.maxYenWeek = maxima[maximaHead].amountYen
    return reading
  }

  /// Puts a late event in its place, reads the history at its moment, and gives the newest event number of each party again.
  mutating func recordLate(
    _ event: HistoryEvent, day: Int32, renumber: (_ party: Int32, _ number: Int64) -> Void
  ) -> HistoryReading {
    var reading = HistoryReading()
    days.read(day: day, into: &reading)
    days.add(day: day, amountYen: event.amountYen)
    reading.countMonth = reading.earlierCountMonth + 1
    reading.sumYenMonth = reading.earlierSumYenMonth + event.amountYen
    var kept = Array(liveEvents)
    let place = kept.firstIndex { $0.seconds > event.seconds } ?? kept.count
    kept.insert(event, at: place)
    for window in ExactWindow.allCases {
      reading.set(window, EventHistory.scan(kept[...place], window: window, until: event.seconds))
    }
    for past in kept[...place] where past.seconds > event.seconds - ExactWindow.week.seconds {
      reading.maxYenWeek = max(reading.maxYenWeek, past.amountYen)
    }
    newestSeconds = max(newestSeconds ?? event.seconds, event.seconds)
    rebuild(from: kept, renumber: renumber)
    return reading
  }

  /// The totals as they stand at a moment, without adding anything.
  mutating func peek(at seconds: Int64, day: Int32) -> OppositeTotals {
    var found = OppositeTotals()
    for entry in days.days where entry.day > day - DayTotals.span && entry.day <= day {
      found.countMonth += Int64(entry.count)
      found.sumYenMonth += entry.sumYen
      if entry.day < day { found.sumYenDaysBefore += entry.sumYen }
    }
    if isPast(seconds) {
      for window in ExactWindow.allCases {
        let totals = EventHistory.scan(liveEvents, window: window, until: seconds)
        switch window {
        case .hour: found.windows.0 = totals
        case .day: found.windows.1 = totals
        case .week: found.windows.2 = totals
        }
      }
      for event in liveEvents where event.seconds <= seconds {
        found.maxYenWeek = max(found.maxYenWeek, event.amountYen)
      }
      return found
    }
    expire(until: seconds)
    found.windows = totals
    found.maxYenWeek = maximaHead < maxima.count ? maxima[maximaHead].amountYen : 0
    return found
  }

  private static func scan(_ events: ArraySlice<HistoryEvent>, window: ExactWindow, until seconds: Int64)
    -> WindowTotals
  {
    var totals = WindowTotals()
    var parties = Set<Int32>()
    for event in events where event.seconds > seconds - window.seconds && event.seconds <= seconds {
      var plain = event
      plain.marks.remove(.latestOfParty)
      totals.add(plain)
      if event.party >= 0 { parties.insert(event.party) }
    }
    totals.distinctParties = Int32(parties.count)
    return totals
  }

  private mutating func rebuild(
    from kept: [HistoryEvent], renumber: (_ party: Int32, _ number: Int64) -> Void
  ) {
    let nextNumber = firstNumber + Int64(events.count)
    let clock = clockSeconds
    events.removeAll(keepingCapacity: true)
    maxima.removeAll(keepingCapacity: true)
    maximaHead = 0
    heads = (0, 0, 0)
    totals = (WindowTotals(), WindowTotals(), WindowTotals())
    // Numbers go on from where they were, so that no old number points at an event of the new order.
    firstNumber = nextNumber
    var newestIndex: [Int32: Int] = [:]
    for (index, event) in kept.enumerated() where event.party >= 0 { newestIndex[event.party] = index }
    for (index, event) in kept.enumerated() {
      var copy = event
      copy.marks.remove(.latestOfParty)
      if newestIndex[event.party] == index { copy.marks.insert(.latestOfParty) }
      appendInOrder(copy)
    }
    // Reading may have moved the clock beyond the newest event; what left the windows then stays out of them.
    if let clock { expire(until: max(clock, clockSeconds ?? clock)) }
    let newestFirstNumber = nextNumber
    for (index, event) in kept.enumerated() where newestIndex[event.party] == index {
      renumber(event.party, newestFirstNumber + Int64(index))
    }
  }

  private mutating func unmarkLatest(_ number: Int64) {
    guard number >= firstNumber else { return }
    let index = Int(number - firstNumber)
    guard index < events.count, events[index].marks.contains(.latestOfParty) else { return }
    events[index].marks.remove(.latestOfParty)
    if index >= heads.0 { totals.0.distinctParties -= 1 }
    if index >= heads.1 { totals.1.distinctParties -= 1 }
    if index >= heads.2 { totals.2.distinctParties -= 1 }
  }

  private mutating func appendInOrder(_ event: HistoryEvent) {
    expire(until: event.seconds)
    events.append(event)
    totals.0.add(event)
    totals.1.add(event)
    totals.2.add(event)
    while maxima.count > maximaHead, let last = maxima.last, last.amountYen <= event.amountYen {
      maxima.removeLast()
    }
    maxima.append(event)
  }

  private mutating func expire(until seconds: Int64) {
    clockSeconds = seconds
    EventHistory.advance(&heads.0, &totals.0, events, past: seconds - ExactWindow.hour.seconds)
    EventHistory.advance(&heads.1, &totals.1, events, past: seconds - ExactWindow.day.seconds)
    EventHistory.advance(&heads.2, &totals.2, events, past: seconds - ExactWindow.week.seconds)
    while maximaHead < maxima.count,
      maxima[maximaHead].seconds <= seconds - ExactWindow.week.seconds
    {
      maximaHead += 1
    }
    compact()
  }

  private static func advance(
    _ head: inout Int, _ totals: inout WindowTotals, _ events: [HistoryEvent], past limit: Int64
  ) {
    while head < events.count && events[head].seconds <= limit {
      totals.add(events[head], times: -1)
      head += 1
    }
  }

  /// Gives memory back once more than half of the array has left every window.
  private mutating func compact() {
    if heads.2 > 16 && heads.2 * 2 > events.count {
      let removed = heads.2
      events.removeFirst(removed)
      heads = (heads.0 - removed, heads.1 - removed, 0)
      firstNumber += Int64(removed)
    }
    if maximaHead > 16 && maximaHead * 2 > maxima.count {
      maxima.removeFirst(maximaHead)
      maximaHead = 0
    }
  }
}
