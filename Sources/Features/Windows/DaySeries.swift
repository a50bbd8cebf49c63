/// Sums by day, for windows that are exact to the day: one series for each direction, and one for each declared filter that needs it.
struct DaySeries: Equatable {
  /// What happened on a day in one series.
  struct Entry: Equatable {
    var day: Int32
    var series: Int32
    var count: Int64
    var sumYen: Int64
    var maxYen: Int64
  }

  /// The series of outgoing and of incoming transactions; those of declared filters have other numbers.
  static let outgoing: Int32 = 0
  static let incoming: Int32 = 1

  /// Entries with at least one event, by day and then by series.
  private(set) var entries: [Entry] = []

  init(entries: [Entry] = []) {
    self.entries = entries
  }

  /// What the days of a window hold in both directions; the last day is the one given.
  func month(until day: Int32, days: Int32) -> (outgoing: DayTotals, incoming: DayTotals) {
    var outgoing = DayTotals()
    var incoming = DayTotals()
    for entry in entries.reversed() {
      if entry.day > day { continue }
      if entry.day <= day - days { break }
      if entry.series == DaySeries.outgoing { outgoing.add(entry, today: day) }
      if entry.series == DaySeries.incoming { incoming.add(entry, today: day) }
    }
    return (outgoing, incoming)
  }

  /// What the days of a window hold in one series; the last day is the one given.
  func totals(of series: Int32, until day: Int32, days: Int32) -> DayTotals {
    var totals = DayTotals()
    for entry in entries.reversed() where entry.series == series && entry.day <= day {
      if entry.day <= day - days { break }
      totals.add(entry, today: day)
    }
    return totals
  }

  /// Adds an event to a series.
  mutating func add(day: Int32, series: Int32, amountYen: Int64) {
    let (index, isThere) = place(day, series)
    if isThere {
      entries[index].count += 1
      entries[index].sumYen += amountYen
      entries[index].maxYen = max(entries[index].maxYen, amountYen)
    } else {
      entries.insert(
        Entry(day: day, series: series, count: 1, sumYen: amountYen, maxYen: amountYen), at: index)
    }
    trim()
  }

  /// Takes an event out of a series; `maxYen` is the largest amount that is left on the day.
  mutating func remove(day: Int32, series: Int32, amountYen: Int64, maxYen: Int64) {
    let (index, isThere) = place(day, series)
    guard isThere else { return }
    entries[index].count -= 1
    entries[index].sumYen -= amountYen
    entries[index].maxYen = maxYen
    if entries[index].count == 0 { entries.remove(at: index) }
  }

  /// Puts what a day holds in a series in the place of what stood there.
  mutating func set(_ entry: Entry) {
    let (index, isThere) = place(entry.day, entry.series)
    if isThere { entries.remove(at: index) }
    if entry.count > 0 { entries.insert(entry, at: index) }
  }

  /// The entries that a window of a row not too late can still see.
  var live: ArraySlice<Entry> {
    guard let newest = entries.last?.day else { return [] }
    let first = entries.firstIndex { $0.day > newest - Retention.dayTotalDays } ?? entries.count
    return entries[first...]
  }

  private func place(_ day: Int32, _ series: Int32) -> (index: Int, isThere: Bool) {
    var index = entries.count
    while index > 0 && (entries[index - 1].day, entries[index - 1].series) >= (day, series) { index -= 1 }
    return (index, index < entries.count && entries[index].day == day && entries[index].series == series)
  }

  /// Gives memory back once a quarter of the entries is too old for every window.
  private mutating func trim() {
    guard entries.count > 16, let newest = entries.last?.day else { return }
    let quarter = entries.count / 4
    if entries[quarter].day <= newest - Retention.dayTotalDays { entries.removeFirst(quarter) }
  }
}

/// What some days hold.
struct DayTotals: Equatable {
  var count: Int64 = 0
  var sumYen: Int64 = 0
  var maxYen: Int64 = 0
  /// The sum without the last day.
  var sumYenDaysBefore: Int64 = 0

  mutating func add(_ entry: DaySeries.Entry, today: Int32) {
    count += entry.count
    sumYen += entry.sumYen
    maxYen = max(maxYen, entry.maxYen)
    if entry.day < today { sumYenDaysBefore += entry.sumYen }
  }
}
