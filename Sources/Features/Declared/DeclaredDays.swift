import Core

/// What the days of a window hold in the series of one filter.
struct DeclaredDays: Equatable {
  var totals = FilteredTotals()
  /// The first day of the window that has anything.
  var firstDay: Int32?
  /// The newest day of the window that has anything, its last day left out.
  var newestDayBefore: Int32?
  /// How many there are on the window's last day.
  var countOnLastDay: Int64 = 0
}

extension DaySeries {
  /// What the days of a window hold in some series together; the last day is the one given.
  func reading(of series: [Int32], until day: Int32, days: Int32) -> DeclaredDays {
    var reading = DeclaredDays()
    for entry in entries.reversed() where entry.day <= day {
      if entry.day <= day - days { break }
      guard series.contains(entry.series) else { continue }
      reading.totals.count += entry.count
      reading.totals.sumYen += entry.sumYen
      reading.totals.maxYen = max(reading.totals.maxYen, entry.maxYen)
      reading.firstDay = entry.day
      if entry.day == day {
        reading.countOnLastDay += entry.count
      } else if reading.newestDayBefore == nil {
        reading.newestDayBefore = entry.day
      }
    }
    return reading
  }
}

extension EntityState {
  /// What a window of labelled transactions holds: those whose labels are known at a moment, back to the first day of the window.
  ///
  /// The window's last day is the one on which labels begin to be unknown; of that day single events are looked at, so that no label
  /// counts a moment too early.
  func reading(of window: DeclaredPlan.Days, knownBy seconds: Int64) -> DeclaredDays {
    let lastDay = Instant(secondsSince1970: seconds).japanDay.daysSince1970
    var reading = days.reading(of: window.series, until: lastDay - 1, days: window.days - 1)
    if reading.countOnLastDay > 0 { reading.newestDayBefore = lastDay - 1 }
    reading.countOnLastDay = 0
    for event in events.events[..<events.end(at: seconds)].reversed() {
      if event.day < lastDay { break }
      guard window.filter.passes(event) else { continue }
      reading.totals.add(event)
      reading.countOnLastDay += 1
      reading.firstDay = reading.firstDay ?? lastDay
    }
    return reading
  }
}
