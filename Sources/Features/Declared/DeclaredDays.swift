/// What the days of a window hold in the series of one filter.
struct DeclaredDays: Equatable {
  var totals = FilteredTotals()
  /// The first day of the window that has anything.
  var firstDay: Int32?
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
    }
    return reading
  }
}
